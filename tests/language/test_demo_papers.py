"""No paper of the demo has words of the other language; names and quoted words are their owner's.

A word is of one language where only that one's screens, forms and law have it, and Russian has none
of the letters that Kazakh alone has.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from sqlalchemy import Connection, select

from desktop_app import paths
from desktop_app.documents.forms.markup import Block
from desktop_app.documents.letters.paper import Paper, unpack
from desktop_app.records.kinds import NoticeKind
from desktop_app.services.desk import Desk
from desktop_app.storage import tables as t
from desktop_app.storage.papers import issued as notices
from tests.demo_fixture import DemoOffice, demo_copy, demo_desk, demo_office
from tests.language.all_texts import forms, screens, strings

__all__ = ["DemoOffice", "demo_copy", "demo_desk", "demo_office"]

OTHER = {"kk": "ru", "ru": "kk"}
_WORD = re.compile(r"[а-яёәіңғүұқөһ]+", re.IGNORECASE)
_KAZAKH_ONLY = re.compile(r"[әіңғүұқөһ]")
_NUMBER = re.compile(r"\b[А-ЯӘІҢҒҮҰҚӨҺ]+-[0-9]{4}-[0-9]+")
"""The number of a paper, whose letters are the register's in either language."""
_FIELDS = re.compile(r"\{[{%].*?[%}]\}")


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


@cache
def _lexicon(language: str) -> frozenset[str]:
    """The words of screens, forms and law in a language."""
    found: set[str] = set()
    for screen in screens(language):
        found |= _words(screen.words)
    for text in forms(language).values():
        found |= _words(_FIELDS.sub(" ", text))
    for file in paths.resource("law").glob("*.toml"):
        found |= _law_words(tomllib.loads(file.read_text("utf-8")), language)
    return frozenset(found)


def _law_words(value: object, language: str) -> set[str]:
    if isinstance(value, dict):
        texts = (
            _words(each)
            for key, given in value.items()
            if str(key).endswith(f"_{language}")
            for each in strings(given)
        )
        inner = (_law_words(each, language) for each in value.values())
        return set().union(*texts, *inner)
    if isinstance(value, list):
        return set().union(*(_law_words(each, language) for each in value))
    return set()


def _names(connection: Connection) -> set[str]:
    """Of people, schools, offices and streets."""
    found: set[str] = set()
    for table in (t.people, t.providers, t.workers, t.office, t.orders):
        for row in connection.execute(select(table)):
            for value in row:
                found |= _words(value) if isinstance(value, str) else set()
    return found


def _foreign(text: str, language: str, names: set[str]) -> set[str]:
    """The words of a text that are of the other language."""
    theirs, ours = _lexicon(OTHER[language]), _lexicon(language)
    return {
        word
        for word in _words(_NUMBER.sub(" ", text)) - names
        if word in theirs - ours or (language == "ru" and _KAZAKH_ONLY.search(word))
    }


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if block.kind != "quote":
            yield " ".join("".join(cell) for cell in block.cells)


def _papers(connection: Connection) -> Iterator[tuple[str, Paper]]:
    for row_id, number in connection.execute(select(t.notices.c.id, t.notices.c.number)).all():
        packed = notices.words(connection, row_id)
        assert packed is not None
        yield number, unpack(packed).paper


def test_every_paper_speaks_its_own_language(demo_desk: Desk) -> None:
    found: dict[str, set[str]] = {}
    seen: set[tuple[str, str]] = set()
    with demo_desk.database.read() as connection:
        names = _names(connection)
        for number, paper in _papers(connection):
            for form in paper.forms:
                seen.add((paper.kind, form.language))
                for text in _texts(form.blocks):
                    if foreign := _foreign(text, form.language, names):
                        found[f"{paper.kind} {number} {form.language}: {text[:80]}"] = foreign
    assert found == {}
    assert {kind for kind, _language in seen} >= {"request_letter", "hearing_notice", "termination"}
    assert {language for _kind, language in seen} == {"kk", "ru"}
    assert len(seen) > len(NoticeKind)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Балаға үйде оқыту ұсынылған қорытынды берілді ме?", "ru"),
        ("Справка о решении комиссии", "kk"),
        ("барлық құжат", "ru"),
    ],
)
def test_a_text_of_the_other_language_is_seen(text: str, language: str) -> None:
    assert _foreign(text, language, set())
    assert not _foreign(text, OTHER[language], set())
