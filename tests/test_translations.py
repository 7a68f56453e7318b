"""The catalogues hold every text of the program, in whole and careful Kazakh and Russian."""

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import desktop_app
from desktop_app import paths
from desktop_app.translation import LANGUAGES, translator

MAKE = "run `python run.py translations`, translate what is new and run it again"
ENDINGS = ":…,;.?!"
# The number sign needs no full stop.
OTHER_ENDING = {"No."}
# Texts that read the same in another language.
SAME = frozenset({"{cause}: {date}"})

Texts = tuple[str, ...]


def texts(value: str | list[str] | tuple[str, ...] | None) -> Texts:
    """A message or a translation with all of its plural forms."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def file_of(language: str, ending: str) -> Path:
    return paths.resource("translations", language, "LC_MESSAGES", f"desktop_app.{ending}")


@cache
def catalogue(language: str) -> Catalog:
    with file_of(language, "po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def compiled(language: str) -> Catalog:
    with file_of(language, "mo").open("rb") as file:
        return read_mo(file)


@cache
def extracted() -> frozenset[Texts]:
    """What `run.py translations` finds in the code."""
    keywords = DEFAULT_KEYWORDS | {"N_": None}
    code = Path(desktop_app.__file__).parent
    return frozenset(texts(found[2]) for found in extract_from_dir(code, keywords=keywords))


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def translations(catalog: Catalog) -> dict[Texts, Texts]:
    return {texts(message.id): texts(message.string) for message in catalog if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def without_placeholders(text: str) -> str:
    return re.sub(r"\{\w*\}", " ", text)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", without_placeholders(text))


def scripts(word: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in word}


def ending(text: str) -> str:
    last = text.rstrip()[-1:]
    return last if last in ENDINGS else ""


def spaces(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_code_is_in_the_catalogue_and_no_other(language: str) -> None:
    there = {texts(message.id) for message in messages(language)}

    assert sorted(extracted() - there) == [], MAKE
    assert sorted(there - extracted()) == [], MAKE


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_fuzzy_or_left_over(language: str) -> None:
    wrong = [message.id for message in messages(language) if message.fuzzy]
    wrong += [message.id for message in messages(language) if not all(texts(message.string))]

    assert wrong == [], MAKE
    assert list(catalogue(language).obsolete) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_translation_has_the_fields_of_its_source(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in messages(language)
        for form in texts(message.string)
        if placeholders(form) != placeholders(texts(message.id)[-1])
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "numbers"),
    [("kk", ["1", "0 2 5 11 21"]), ("ru", ["1 21 101", "2 24", "0 5 11 112"])],
)
def test_plural_forms_are_those_of_the_language(language: str, numbers: list[str]) -> None:
    catalog = catalogue(language)
    plural = next(message for message in messages(language) if message.pluralizable)
    one, many = texts(plural.id)
    in_use = translator(language)
    chosen = [{in_use.ngettext(one, many, int(n)) for n in form.split()} for form in numbers]

    assert {len(texts(m.string)) for m in messages(language) if m.pluralizable} == {len(numbers)}
    assert catalog.num_plurals == len(numbers)
    assert chosen == [{form} for form in texts(plural.string)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_texts(language: str) -> None:
    assert translations(compiled(language)) == translations(catalogue(language)), MAKE
    assert compiled(language).plural_expr == catalogue(language).plural_expr


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_like_their_source(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in messages(language)
        for form in texts(message.string)
        if spaces(form) != spaces(texts(message.id)[0])
        or (ending(form) != ending(texts(message.id)[0]) and message.id not in OTHER_ENDING)
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_latin_and_cyrillic_letters(language: str) -> None:
    """Latin a, c, e, i and others look like Cyrillic letters, and searches then fail."""
    wrong = [
        (word, text)
        for message in messages(language)
        for text in (*texts(message.id), *texts(message.string))
        for word in words(text)
        if len(scripts(word)) > 1
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_latin_words_come_from_the_source(language: str) -> None:
    """A name such as Excel stays Latin; any other Latin word is a mistake of the keyboard."""
    wrong = [
        (word, form)
        for message in messages(language)
        for form in texts(message.string)
        for word in words(form)
        if scripts(word) == {"LATIN"} and word not in words(" ".join(texts(message.id)))
    ]

    assert wrong == []


def test_russian_has_no_kazakh_letters() -> None:
    wrong = [
        form
        for message in messages("ru")
        for form in texts(message.string)
        if re.search("[әғқңөұүһі]", form, re.IGNORECASE)
    ]

    assert wrong == []


def test_russian_is_written_without_yo() -> None:
    """Names keep it, and no text of the screens has a name in it."""
    wrong = [
        form for message in messages("ru") for form in texts(message.string) if "ё" in form.lower()
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_the_language(language: str) -> None:
    wrong = [
        message.id
        for message in messages(language)
        if set(texts(message.string)) & set(texts(message.id)) and message.id not in SAME
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_clauses_are_cited_as_people_cite_them(language: str) -> None:
    """A letter and a number are the code's own: on a screen it is «п. 7 Решения»."""
    shown = [form for message in messages(language) for form in texts(message.string)]

    assert [form for form in shown if re.search(r"\b[DR]-\d", form)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_the_catalogue_is_filled_in(language: str) -> None:
    head = file_of(language, "po").read_text(encoding="utf-8").partition("\n\n")[0]

    assert not re.search("EMAIL|FULL NAME|ORGANIZATION|FIRST AUTHOR|PACKAGE|@", head)
    assert f'"Language: {language}\\n"' in head


def test_no_text_hides_inside_another_from_the_collector() -> None:
    """``f"{_('…')}"`` is not collected for translation."""
    hidden = [
        f"{file.name}:{call.lineno}"
        for file in sorted(Path(desktop_app.__file__).parent.rglob("*.py"))
        for outer in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "N_", "ngettext"}
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_who_works_is_named_as_it_is_on_the_screen(language: str) -> None:
    name = translator(language).gettext("Who works")
    for message in messages(language):
        for said, shown in zip(texts(message.id), texts(message.string), strict=False):
            assert "“Who works”" not in said or f"«{name}»" in shown, shown
