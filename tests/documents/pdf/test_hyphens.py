"""Where a word may be broken: after its own hyphens."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.pdf import fonts, hyphens
from desktop_app.documents.pdf.hyphens import SOFT
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
    made.wrap(55, 999)
    found = [line.text for line in made.lines]
    assert found[0] == "К выплате"
    assert found[1:] == ["сразу при-", "читается"]


@pytest.mark.parametrize(
    ("pieces", "width", "found"),
    [
        (["Әбдірахманқызы-Өтемісова"], 75, ["Әбдірахман-", "қызы-", "Өтемісова"]),
        (["№ Мұрат-Өтемісова"], 70, ["№\xa0Мұрат-", "Өтемісова"]),
        (["№ Әбдірахманқызы"], 75, ["№\xa0Әбдірах-", "манқызы"]),
        (["Кімге: ", "«Әбдірахманқызы»,"], 60, ["Кімге:", "«Әбдірах-", "манқы-", "зы»,"]),
        (["Әли Әбдірахманқызы"], 70, ["Әли Әбдірах-", "манқызы"]),
        (["Әли Мұрат-Әбдірахманұлы"], 90, ["Әли Мұрат-", "Әбдірахманұлы"]),
    ],
)
def test_a_word_that_no_line_holds_goes_on_after_a_hyphen(
    pieces: list[str], width: float, found: list[str]
) -> None:
    """Also one with a hyphen of its own, a mark before it, or in bold; never a hyphen ahead."""
    fonts.register()
    made = paragraph(pieces, 12)
    made.wrap(width, 999)
    assert [line.text.strip() for line in made.lines] == found


@pytest.mark.parametrize("number", ["KZ86125KZT5004100100", "15-ҮО-2026-00001"])
def test_a_number_gets_no_hyphen(number: str) -> None:
    fonts.register()
    made = paragraph([number], 12)
    made.wrap(60, 999)
    assert len(made.lines) > 1
    assert "".join(line.text for line in made.lines) == number
    assert "".join(hyphens.cut(number, fonts.REGULAR, 60, 12)) == number


@pytest.mark.parametrize("word", ["Ұ" * 40, f"бала{'Қ' * 30}ла", "Әбдірахманқызы-Өтем", "щщщщ"])
@pytest.mark.parametrize("room", [12, 40, 75])
def test_every_piece_has_room_and_nothing_is_lost(word: str, room: float) -> None:
    fonts.register()
    found = [*hyphens.cut(word, fonts.REGULAR, room, 10)]
    assert all(stringWidth(piece, fonts.REGULAR, 10) <= room for piece in found)
    assert "".join(found).replace(SOFT, "") == word
    assert not any(piece.startswith(("-", SOFT)) for piece in found)
    if room > 12:
        assert all(piece.endswith(("-", SOFT)) for piece in found[:-1])
    made = paragraph([word], 10)
    made.wrap(room, 999)
    assert all(line.room >= -1e-6 for line in made.lines)
