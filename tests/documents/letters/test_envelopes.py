"""Envelopes and labels read back: every text literal, inside its place, nothing over another."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pypdf
import pytest
from reportlab.lib.units import mm

from desktop_app.documents.letters.envelopes import Addressed, EnvelopeSize, print_envelopes
from desktop_app.documents.pdf.fonts import MissingGlyph
from tests.documents import ink, samples
from tests.documents.filled import HOSTILE, LONG_NAME

USUAL = Addressed(
    samples.DEPARTMENT,
    "Өтеғұлова Әлия Һамитқызы",
    "Алатау қаласы, Үшқоңыр көшесі, 5-үй, 12-пәтер, 040706",
    "Ш-2026-00017",
    "kk",
)
RUSSIAN = replace(USUAL, sender=samples.SCHOOL, language="ru")
LONG = replace(USUAL, recipient=f"{LONG_NAME} {LONG_NAME}", address=f"{USUAL.address} " * 4)
DAY = date(2026, 11, 12)
LETTERS = {
    "usual": USUAL,
    "russian": RUSSIAN,
    "long": LONG,
    "one word": replace(USUAL, recipient="Ұ" * 5_000, address="Қ" * 5_000),
    "hostile": replace(USUAL, recipient=HOSTILE, address=HOSTILE, number=HOSTILE),
    "no sender": replace(
        USUAL, sender=replace(samples.DEPARTMENT, name_kk="", address_kk="", name_ru="")
    ),
}
ENVELOPES = {EnvelopeSize.C5: (229, 162), EnvelopeSize.DL: (220, 110)}
LABELS = {EnvelopeSize.LABELS_2_7: (2, 7), EnvelopeSize.LABELS_3_8: (3, 8)}


def pages(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(BytesIO(pdf)).pages)


def words(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("size", ENVELOPES)
@pytest.mark.parametrize("name", LETTERS)
class TestEnvelope:
    def test_stands_in_its_places(self, size: EnvelopeSize, name: str) -> None:
        """12 mm from the edges; the stamps' place and the machines' strip are left alone."""
        (page,) = pages(print_envelopes([LETTERS[name]], size, DAY))
        wide, high = ENVELOPES[size]
        box = page.mediabox
        assert (round(box.width / mm), round(box.height / mm)) == (wide, high)
        for line in ink.lines(page):
            assert line.left >= 11.9 * mm
            assert line.right <= (wide - 11.9) * mm
            assert 17 * mm <= line.baseline <= (high - 12) * mm
            in_the_stamps_place = line.right > (wide / 2) * mm and line.baseline > 0.7 * high * mm
            assert not in_the_stamps_place

    def test_no_line_stands_on_another(self, size: EnvelopeSize, name: str) -> None:
        (page,) = pages(print_envelopes([LETTERS[name]], size, DAY))
        for half in (0, 1):
            middle = ENVELOPES[size][0] / 2 * mm
            lines = [each for each in ink.lines(page) if (each.left < middle) == (half == 0)]
            heights = sorted({round(each.baseline, 1) for each in lines})
            assert all(b - a >= 6 for a, b in pairwise(heights))


@pytest.mark.parametrize("size", EnvelopeSize)
def test_says_who_and_where_in_the_language_of_the_paper(size: EnvelopeSize) -> None:
    kazakh, russian = print_envelopes([USUAL], size, DAY), print_envelopes([RUSSIAN], size, DAY)
    for said in ("Өтеғұлова Әлия Һамитқызы", "5-үй", "040706", "№ Ш-2026-00017"):
        assert said in words(pages(kazakh)[0])
    if size in ENVELOPES:
        assert "Кімге: Өтеғұлова" in words(pages(kazakh)[0])
        assert "бөлімі" in words(pages(kazakh)[0])
        assert "Кому: Өтеғұлова" in words(pages(russian)[0])
        assert "Общеобразовательная школа № 7" in words(pages(russian)[0])


@pytest.mark.parametrize(
    ("address", "printed", "index"),
    [
        ("Алатау қ., Абай к., 1, 040706", "Алатау қ., Абай к., 1", "040706"),
        ("040706, Алатау қ., Абай к., 1", "Алатау қ., Абай к., 1", "040706"),
        ("Алматы, 050000, Абай к., 1", "Алматы, Абай к., 1", "050000"),
        ("Алматы, Абай к., 1, A15E3H7", "Алматы, Абай к., 1", "A15E3H7"),
        ("Алматы, Абай к., 1234567", "Алматы, Абай к., 1234567", ""),
        ("Алматы, Абай к., 1", "Алматы, Абай к., 1", ""),
    ],
)
def test_the_postal_index_stands_in_a_line_of_its_own(
    address: str, printed: str, index: str
) -> None:
    (page,) = pages(print_envelopes([replace(USUAL, address=address)], EnvelopeSize.C5, DAY))
    lines = [line.strip() for line in page.extract_text().splitlines()]
    assert f"Қайда: {printed}" in lines
    assert (index in lines) == bool(index)


@pytest.mark.parametrize("size", EnvelopeSize)
def test_a_house_has_its_number_in_the_same_line(size: EnvelopeSize) -> None:
    """Wherever the line ends: the street's name is a letter longer each time."""
    for letters in range(1, 40):
        address = f"город Алатау, улица {'Ә' * letters}, дом 60, кв. 28"
        (page,) = pages(print_envelopes([replace(USUAL, address=address)], size, DAY))
        lines = [line.strip() for line in page.extract_text().splitlines()]
        assert any("дом 60" in line for line in lines), lines
        assert any("кв. 28" in line for line in lines), lines


@pytest.mark.parametrize("size", ENVELOPES)
def test_what_people_typed_is_printed_as_it_is(size: EnvelopeSize) -> None:
    (page,) = pages(print_envelopes([replace(USUAL, recipient=HOSTILE)], size, DAY))
    printed = "".join(words(page).split())
    for said in ("</para><b>Ә</b>", '<imgsrc="/etc/passwd"/>', "{{child.iin}}", "&amp;", "**Қ**"):
        assert said in printed
    assert not page.images


@pytest.mark.parametrize("size", EnvelopeSize)
def test_a_long_name_is_set_smaller_and_nothing_of_it_is_left_out(size: EnvelopeSize) -> None:
    letter = replace(USUAL, recipient=LONG_NAME)
    (page,) = pages(print_envelopes([letter], size, DAY))
    assert "".join(LONG_NAME.split()) in "".join(words(page).split())
    assert "…" not in words(page)


@pytest.mark.parametrize("size", LABELS)
@pytest.mark.parametrize("name", LETTERS)
def test_a_label_keeps_to_itself(size: EnvelopeSize, name: str) -> None:
    columns, rows = LABELS[size]
    sheet = [LETTERS[name]] * size.labels
    (page,) = pages(print_envelopes(sheet, size, DAY))
    wide, high = 210 * mm / columns, 297 * mm / rows
    for line in ink.lines(page):
        assert int(line.left / wide) == int(line.right / wide)
        assert 0 <= line.left <= line.right <= 210 * mm
    heights = sorted({round(line.baseline, 1) for line in ink.lines(page)})
    assert all(b - a >= 6 for a, b in pairwise(heights))
    assert len(heights) >= rows
    assert high > 36 * mm


@pytest.mark.parametrize(
    ("size", "start", "count", "sheets"),
    [
        (EnvelopeSize.LABELS_2_7, 1, 14, 1),
        (EnvelopeSize.LABELS_2_7, 1, 15, 2),
        (EnvelopeSize.LABELS_2_7, 14, 1, 1),
        (EnvelopeSize.LABELS_2_7, 14, 2, 2),
        (EnvelopeSize.LABELS_3_8, 24, 26, 3),
        (EnvelopeSize.C5, 1, 3, 3),
    ],
)
def test_sheets_that_are_used_up_are_gone_on_with(
    size: EnvelopeSize, start: int, count: int, sheets: int
) -> None:
    found = pages(print_envelopes([USUAL] * count, size, DAY, start))
    assert len(found) == sheets
    if start > 1:
        first = min(ink.lines(found[0]), key=lambda line: line.baseline)
        assert first.left > 105 * mm  # the last label of the first sheet
    assert sum(words(page).count("№ Ш-2026-00017") for page in found) == count


def test_nothing_and_a_label_that_is_not_there_are_refused() -> None:
    for letters, start in (([], 1), ([USUAL], 0), ([USUAL], 15)):
        with pytest.raises(ValueError, match="no such label"):
            print_envelopes(letters, EnvelopeSize.LABELS_2_7, DAY, start)


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(MissingGlyph):
        print_envelopes([replace(USUAL, recipient="漢")], EnvelopeSize.C5, DAY)


def test_the_same_letters_give_the_same_bytes_without_names_in_the_properties() -> None:
    first = print_envelopes([USUAL], EnvelopeSize.C5, DAY)
    assert print_envelopes([USUAL], EnvelopeSize.C5, DAY) == first
    told = pypdf.PdfReader(BytesIO(first)).metadata
    assert told is not None
    assert "Өтеғұлова" not in " ".join(map(str, told.values()))
