"""Where a word may be broken: after its own hyphens, between syllables, and anywhere at last."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.documents.pdf import fonts, hyphens, lines
from desktop_app.documents.pdf.glue import NO_BREAK, glued
from desktop_app.documents.pdf.hyphens import SOFT, Break, Word
from desktop_app.documents.pdf.lines import text_lines
from desktop_app.documents.pdf.paragraphs import Text, paragraph
from tests.documents.endless import ENDLESS, NUMBERS

SIZE = 10.0


@pytest.fixture(autouse=True)
def known_fonts() -> None:
    fonts.register()


def even(word: str) -> Word:
    """A word whose letters and hyphens are all of the width 1."""
    return Word(word, [1] * len(word), 1)


def lines_in(width: float, *pieces: str) -> list[str]:
    made = paragraph(pieces, 12)
    made.wrap(width, 999)
    return [line.text.replace(SOFT, "-") for line in made.lines]


@pytest.mark.parametrize(
    ("word", "room", "found"),
    [
        ("Өтемісова", 8, None),
        ("Өтемісова-Сәрсенбаева", 20, 10),
        ("Өтемісова-Сәрсенбаева", 10, 10),
        ("Өтемісова-Сәрсенбаева", 9, None),
        ("Әли-Өтемісова-Сәрсенбай", 13, 4),
        ("«Әли-Өтемісова»,", 15, 5),
        ("из-за", 4, None),
        ("Ә-Өтемісова", 9, None),
        ("15-ҮО-2026-00001", 15, None),
        ("aigul-omarova@example.kz", 20, None),
    ],
)
def test_a_word_that_the_next_line_holds_is_broken_after_its_own_hyphens(
    word: str, room: float, found: int | None
) -> None:
    at = Break(found) if found else None
    assert even(word).place(0, room, len(word), begins=False) == at


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Причитается", ["Причитает-ся", "Причи-тается", "При-читается"]),
        ("Төленген", ["Төлен-ген", "Тө-ленген"]),
        ("Айырма", ["Айыр-ма"]),
        ("Сальдо", ["Саль-до"]),
        ("Omarova", ["Omaro-va", "Oma-rova"]),
        ("из", []),
    ],
)
def test_a_word_that_no_line_holds_is_broken_between_syllables(word: str, found: list[str]) -> None:
    seen = []
    for room in range(len(word) - 1, 1, -1):
        broken = even(word).place(0, room, len(word) - 1, begins=False)
        if broken:
            assert broken.hyphen
            seen.append(f"{word[: broken.at]}-{word[broken.at :]}")
    assert list(dict.fromkeys(seen)) == found


@pytest.mark.parametrize(
    ("pieces", "width", "found"),
    [
        (["К выплате сразу причитается"], 55, ["К выплате", "сразу при-", "читается"]),
        (["Әбдірахманқызы-Өтемісова"], 75, ["Әбдірахман-", "қызы-", "Өтемісова"]),
        (["№ Мұрат-Өтемісова"], 70, ["№\xa0Мұрат-", "Өтемісова"]),
        (["№ Әбдірахманқызы"], 75, ["№\xa0Әбдірах-", "манқызы"]),
        (["Кімге: ", "«Әбдірахманқызы»,"], 60, ["Кімге:", "«Әбдірах-", "манқы-", "зы»,"]),
        (["Әли Әбдірахманқызы"], 70, ["Әли Әбдірах-", "манқызы"]),
        (["Әли Мұрат-Әбдірахманұлы"], 90, ["Әли Мұрат-", "Әбдірахманұлы"]),
        (["Ә. Мұхаммедәлі-Сұлтанғазиевна"], 100, ["Ә.\xa0Мұхаммедәлі-", "Сұлтанғазиевна"]),
        (["тел. +7 (727) 123 45 67"], 60, ["тел. +7\xa0", "(727)\xa0123\xa0", "45\xa067"]),
    ],
)
def test_a_word_that_no_line_holds_goes_on_after_a_hyphen(
    pieces: list[str], width: float, found: list[str]
) -> None:
    """Also one with a hyphen of its own, a mark before it, or in bold; never a hyphen ahead."""
    assert lines_in(width, *pieces) == found


@pytest.mark.parametrize(
    "number",
    [
        "KZ86125KZT5004100100",
        "KZ86125KZTABCDEFGHIJ",
        "15-ҮО-2026-00001",
        "870512400010",
        "gulnar-abdrakhmankyzy@example.kz",
        "https://egov.kz/services/abdrakhmankyzy",
        "egov.kz/abdrakhmankyzy",
    ],
)
@pytest.mark.parametrize("width", [25, 45, 55])
def test_a_number_or_an_address_gets_no_hyphen(number: str, width: float) -> None:
    found = text_lines(number, fonts.REGULAR, width, SIZE)
    assert len(found) > 1
    assert "".join(found) == number
    assert "".join(lines_in(width, f"Үй {number}")).replace(" ", "") == f"Үй{number}"


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("room", [12, 40, 75, 467])
def test_every_line_has_room_and_nothing_is_lost(name: str, room: float) -> None:
    word = ENDLESS[name]
    found = text_lines(word, fonts.REGULAR, room, SIZE)
    assert all(stringWidth(line.rstrip(" "), fonts.REGULAR, SIZE) <= room + 0.001 for line in found)
    assert "".join(found).replace(SOFT, "").replace(NO_BREAK, " ") == word
    if name in NUMBERS:
        assert not any(SOFT in line for line in found)
    elif room > 20:
        assert all(line.endswith(("-", SOFT)) for line in found[:-1])
        # Between syllables a line is as full as it can be: what is left over is no word.
        shortest = min(stringWidth(line, fonts.REGULAR, SIZE) for line in found[:-1])
        assert shortest >= room * hyphens._FULL


@pytest.mark.parametrize("name", ENDLESS)
def test_the_work_grows_with_the_word_and_not_faster(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in letters that are measured, and in places that are looked at."""
    counted = 0

    def measured(text: str, font: str, size: float) -> float:
        nonlocal counted
        counted += len(text)
        return float(stringWidth(text, font, size))

    class Seen(str):
        __slots__ = ()

        def __getitem__(self, at: object) -> str:
            nonlocal counted
            found = super().__getitem__(at)  # type: ignore[index]
            counted += len(found)
            return found

    def watched(word: str, widths: list[float], hyphen: float) -> Word:
        made = Word(word, widths, hyphen)
        made.text = Seen(word)
        return made

    monkeypatch.setattr(lines, "stringWidth", measured)
    monkeypatch.setattr(lines, "Word", watched)
    costs = []
    for length in (1_000, 4_000, 16_000):
        counted = 0
        word = glued((ENDLESS[name] * 16)[:length])
        text_lines(word, fonts.REGULAR, 200, SIZE)
        costs.append(counted)
    assert costs[1] > 3_000
    assert costs[1] < 5 * costs[0]
    assert costs[2] < 5 * costs[1]
    assert costs[2] < 16_000 * 40


@pytest.mark.parametrize("height", [2, 3, 5])
@pytest.mark.parametrize("word", [*ENDLESS.values(), "Әбдірахманқызы"], ids=[*ENDLESS, "name"])
def test_over_two_pages_it_has_the_same_lines(height: int, word: str) -> None:
    texts = [" ".join(["Сәрсенбаева Мұхаммедәлі-Сұлтанғазиевна", word[:70]] * 3)]
    made = paragraph(texts, 12)
    made.wrap(110, 9999)
    above, below = made.split(110, made.style.leading * height)
    parts = []
    for part in (above, below):
        assert isinstance(part, Text)
        part.wrap(110, 9999)
        parts += [line.text for line in part.lines]
    assert parts == [line.text for line in made.lines]
