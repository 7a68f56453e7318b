"""One dash, one kind of quotation marks and no ё; «Вы» in letters and «вы» on screens."""

import ast
import re
from pathlib import Path

import pytest

from desktop_app import gui
from desktop_app.translation import LANGUAGES
from tests.language.all_texts import everything, forms, screens

OTHER_MARKS = re.compile('[—―“”„‟‘’‹›"]| - (?!/)| -- ')
NAMES_WITH_YO = ("Фёдоров",)
"""Names keep the letter; the guide shows that the search finds them without it."""

SMALL = re.compile(r"\b(?:вы|вас|вам|вами|ваш\w*)\b")
CAPITAL = re.compile(r"(?<![.!?…:«(] )(?<!^)(?<![«(])\b(?:Вы|Вас|Вам|Вами|Ваш\w*)\b")
"""Not where a sentence begins."""


def marks(words: str) -> list[str]:
    """The marks that are not ours; what stands in braces or is typed is code."""
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{[^{}]*\}", "", words)
    return OTHER_MARKS.findall(plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dashes_and_quotation_marks_are_of_one_kind(language: str) -> None:
    assert [text for text in everything(language) if marks(text.words)] == []


def test_windows_put_no_other_dash_between_two_words() -> None:
    """What the code itself writes there, such as between a name and a role."""
    wrong = [
        f"{file.name}:{node.lineno}"
        for file in sorted(Path(*gui.__path__).rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "—" in node.value
    ]
    assert wrong == []


def test_russian_has_no_letter_yo_except_in_names() -> None:
    wrong = [
        text
        for text in everything("ru")
        if "ё" in re.sub("|".join(NAMES_WITH_YO), "", text.words).casefold()
    ]
    assert wrong == []


def test_screens_say_you_with_a_small_letter() -> None:
    wrong = [text for text in screens("ru") if CAPITAL.search(text.words)]
    assert wrong == []


def test_letters_say_you_with_a_capital() -> None:
    wrong = {name: SMALL.findall(form) for name, form in forms("ru").items() if SMALL.search(form)}
    assert wrong == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Семьи — из реестра", ["—"]),
        ("Кнопка “Да”", ["“", "”"]),
        ("с 1 - 5 мая", [" - "]),
        ("Кнопка «Да» – и все", []),
        ("{% if class_name == 'a' %}Класс{% endif %}", []),
    ],
)
def test_a_wrong_mark_is_found(words: str, found: list[str]) -> None:
    assert marks(words) == found


def test_a_wrong_letter_of_you_is_found() -> None:
    assert CAPITAL.search("Документов, ожидающих Вашей подписи, нет.")
    assert not CAPITAL.search("Сохранено. Ваш пароль изменен.")
    assert SMALL.search("По вашему заявлению")
