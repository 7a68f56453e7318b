"""One word for one thing; the things are in ``glossary.toml``."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop_app.translation import LANGUAGES
from tests.language.all_texts import Screen, everything, forms, screens, standing_in

Term = dict[str, Any]


@cache
def glossary() -> tuple[Term, ...]:
    file = Path(__file__).with_name("glossary.toml")
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["term"])


def named(thing: str) -> Term:
    return next(term for term in glossary() if term["thing"] == thing)


def has(text: str, pattern: str) -> bool:
    return bool(pattern) and re.search(pattern, text, re.IGNORECASE) is not None


def governs(term: Term, source: str) -> bool:
    if not has(source, term.get("english", "")) or source in term.get("except", ()):
        return False
    files = standing_in().get(source, frozenset())
    return "in" not in term or any(term["in"] in file for file in files)


def said_wrong(term: Term, language: str, texts: tuple[Screen, ...]) -> Iterator[str]:
    """What of the texts that a term governs lacks its word, or has one that is none."""
    word, other = term.get("word", {}).get(language, ""), term.get("not", {}).get(language, "")
    for source, words in texts:
        if governs(term, source) and (not has(words, word) or has(words, other)):
            yield words


def never_said(term: Term, language: str, words: str) -> bool:
    but = term.get("but", {}).get(language, "")
    rest = re.sub(but, "", words, flags=re.IGNORECASE) if but else words
    return has(rest, term.get("never", {}).get(language, ""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", glossary(), ids=lambda term: term["thing"])
def test_a_thing_has_one_word_on_every_screen(term: Term, language: str) -> None:
    assert list(said_wrong(term, language, screens(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", glossary(), ids=lambda term: term["thing"])
def test_a_thing_has_the_same_word_in_forms(term: Term, language: str) -> None:
    for name in term.get("forms", ()):
        assert has(forms(language)[name], term["word"][language]), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", glossary(), ids=lambda term: term["thing"])
def test_other_words_for_it_stand_nowhere(term: Term, language: str) -> None:
    assert [text for text in everything(language) if never_said(term, language, text.words)] == []


def test_each_term_governs_something_and_nothing_is_excepted_in_vain() -> None:
    sources = {text.source for text in screens("kk")}
    for term in glossary():
        if "english" in term and term["thing"] != "a button":
            assert any(governs(term, source) for source in sources), term["thing"]
        assert set(term.get("except", ())) <= sources, term["thing"]


@pytest.mark.parametrize(
    ("thing", "language", "source", "words"),
    [
        ("who complains", "ru", "Tell the complainant", "Сообщите заявителю"),
        ("the database", "kk", "Choose the database", "Базаны таңдаңыз"),
        ("a payout that is approved", "ru", "Approved payouts", "Закрытые ведомости"),
        ("the wording of a form", "kk", "The words of the form", "Нысанның сөздері"),
    ],
)
def test_the_next_offence_is_found(thing: str, language: str, source: str, words: str) -> None:
    assert list(said_wrong(named(thing), language, (Screen(source, words),))) == [words]


@pytest.mark.parametrize(
    ("thing", "language", "words", "wrong"),
    [
        ("a document", "kk", "Қағазды көрсету", True),
        ("a document", "kk", "Мекеменің іс қағаздарының тәртібі", False),
        ("a document", "ru", "Показать бумагу", True),
        ("a document", "ru", "Вид на бумаге", False),
        ("the database", "ru", "Закройте базу.", True),
        ("the database", "ru", "Закройте базу данных.", False),
    ],
)
def test_what_is_never_said_is_found(thing: str, language: str, words: str, wrong: bool) -> None:
    assert never_said(named(thing), language, words) is wrong
