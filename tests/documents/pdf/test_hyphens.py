"""Where a word may be broken: after its own hyphens."""

import pytest

from desktop_app.documents.pdf import fonts, hyphens
from desktop_app.documents.pdf.paragraphs import Text, paragraph


def places(word: str) -> list[tuple[str, str]]:
    return [*hyphens.places(word)]


def lines(text: Text) -> list[str]:
    return [line.text.removesuffix("-") for line in text.lines]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Өтемісова", []),
        ("Өтемісова-Сәрсенбаева", ["Өтемісова-"]),
        ("Әли-Өтемісова-Сәрсенбай", ["Әли-Өтемісова-", "Әли-"]),
        ("из-за", []),
        ("Ә-Өтемісова", []),
    ],
)
def test_a_word_is_broken_after_its_own_hyphens(word: str, found: list[str]) -> None:
    assert [first for first, _rest in places(word)] == found


def test_both_parts_are_the_word() -> None:
    word = "Өтемісова-Сәрсенбаева"
    assert all(first + rest == word for first, rest in places(word))


def test_a_name_in_a_narrow_column_goes_on_after_its_hyphen() -> None:
    fonts.register()
    made = paragraph(["Сәрсенбаева Гүлбаһрам Мұхаммедәлі-Сұлтанғазиевна"], 12)
    made.wrap(150, 999)
    assert lines(made) == ["Сәрсенбаева Гүлбаһрам", "Мұхаммедәлі", "Сұлтанғазиевна"]


@pytest.mark.parametrize("height", [2, 3, 5])
def test_over_two_pages_it_has_the_same_lines(height: int) -> None:
    fonts.register()
    made = paragraph([" ".join(["Сәрсенбаева Мұхаммедәлі-Сұлтанғазиевна", "Ұ" * 70] * 3)], 12)
    made.wrap(150, 9999)
    above, below = made.split(150, made.style.leading * height)
    parts = []
    for part in (above, below):
        assert isinstance(part, Text)
        part.wrap(150, 9999)
        parts += lines(part)
    assert parts == lines(made)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Причитается", ["Причитает-ся", "Причита-ется", "Причи-тается", "При-читается"]),
        ("Төленген", ["Төлен-ген", "Тө-ленген"]),
        ("Айырма", ["Айыр-ма", "Айы-рма"]),
        ("Сальдо", ["Саль-до"]),
        ("из", []),
    ],
)
def test_a_word_longer_than_its_line_is_broken_between_syllables(
    word: str, found: list[str]
) -> None:
    assert set(map("-".join, hyphens.syllables(word))) <= set(found)
    assert bool([*hyphens.syllables(word)]) == bool(found)


def test_only_a_word_that_is_longer_than_its_line_is_broken_between_syllables() -> None:
    fonts.register()
    made = paragraph(["К выплате сразу причитается"], 12)
    made.break_syllables()
    made.wrap(55, 999)
    found = [line.text for line in made.lines]
    assert found[0] == "К выплате"
    assert found[1:] == ["сразу при-", "читается"]
