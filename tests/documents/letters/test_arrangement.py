"""Large print, both languages side by side, and the code with the register number."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from reportlab.graphics.barcode import qrencoder

from desktop_app.documents.letters import page_sizes
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.notices.kinds import Letterhead, Notice
from desktop_app.documents.pdf import qr
from tests.documents import ink, samples, structure
from tests.documents.filled import HOSTILE, LONG_NAME, filled_with
from tests.documents.reading import HEIGHT, WIDTH, assert_inside_margins, read, squeezed

KINDS = [letters.kind_of(notice) for notice in samples.NOTICES]
LARGE, BESIDE = Layout(large=True), Layout(beside=True)
LAYOUTS = [Layout(), LARGE, BESIDE]
BOTH = ("kk", "ru")
# Two copies of a slip, or much to say.
TWO_SHEETS = {
    "award_change",
    "award_notice",
    "award_correction",
    "calculation_slip",
    "receipt_slip",
    "complaint_slip",
    "repayment_demand",
}
MANY_LINES = replace(samples.DEPARTMENT, name_kk="Ұ" * 480)


def sizes(page: pypdf.PageObject) -> set[float]:
    """The sizes of letters that a page is set in."""
    found, size = set(), 0.0
    for operands, operator in structure.operations(page):
        if operator == b"Tf":
            size = float(operands[1])
        elif operator == b"Tj" and operands[0].original_bytes.strip():
            found.add(size)
    return found


def is_across(page: pypdf.PageObject) -> bool:
    return bool(page.mediabox.width > page.mediabox.height)


@pytest.mark.parametrize("layout", [LARGE, BESIDE], ids=["large", "beside"])
@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
class TestEachNotice:
    def test_stays_inside_the_margins(self, notice: Notice, layout: Layout) -> None:
        every = f"{LONG_NAME} {HOSTILE} {'Ұ' * 1000}"
        assert_inside_margins(letters.render(filled_with(notice, every), BOTH, layout))

    def test_is_always_the_same(self, notice: Notice, layout: Layout) -> None:
        pdf = letters.render(notice, BOTH, layout)
        assert letters.render(notice, BOTH, layout) == pdf
        assert len(pdf) <= 48 * 1024


@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
def test_large_print_is_large_everywhere(notice: Notice) -> None:
    for one in (notice, filled_with(notice, LONG_NAME)):
        for page in read(letters.render(one, BOTH, LARGE)).pages:
            assert min(sizes(page)) >= 18
            assert not is_across(page)


def test_large_print_goes_before_side_by_side() -> None:
    both = letters.render(samples.AWARD_NOTICE, BOTH, Layout(large=True, beside=True))
    assert both == letters.render(samples.AWARD_NOTICE, BOTH, LARGE)


def test_large_slips_are_not_cut_apart() -> None:
    pages = read(letters.render(samples.RECEIPT_SLIP, ("ru",), LARGE)).pages
    texts = [page.extract_text() for page in pages]
    assert sum(text.count("Расписка о приеме документов") for text in texts) == 2
    assert [re.search(r"\d / \d", text)[0] for text in texts] == ["1 / 2", "2 / 2"] * 2  # type: ignore[index]


@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
def test_side_by_side_one_usual_paper_is_one_sheet(notice: Notice) -> None:
    pages = read(letters.render(notice, BOTH, BESIDE)).pages

    assert all(map(is_across, pages))
    assert len(pages) == (2 if letters.kind_of(notice) in TWO_SHEETS else 1)


def test_side_by_side_each_language_keeps_its_column_on_every_sheet() -> None:
    many = replace(samples.AWARD_REFUSAL, facts_ru=("Слово.",) * 25, facts_kk=("Сөз.",) * 60)
    pages = read(letters.render(many, BOTH, BESIDE)).pages
    wide = page_sizes.COLUMN
    columns = (page_sizes.SIDE, page_sizes.SIDE + wide + page_sizes.GUTTER)

    assert len(pages) > 1
    for number, page in enumerate(pages):
        assert f"{number + 1} / {len(pages)}" in page.extract_text()
        for line in ink.lines(page):
            in_columns = [
                left - 1 <= line.left and line.right <= left + wide + 1 for left in columns
            ]
            centred = line.baseline == pytest.approx(page_sizes.NUMBER_UP)
            assert any(in_columns) or centred
    counts = [sum(word in page.extract_text() for page in pages) for word in ("Сөз.", "Слово.")]
    assert counts[0] > counts[1] >= 1


def test_side_by_side_the_letterhead_stands_once() -> None:
    refusal = replace(samples.AWARD_REFUSAL, remedy_kk="", remedy_ru="")
    (page,) = read(letters.render(refusal, BOTH, BESIDE)).pages
    text = squeezed(page.extract_text())
    for name in (samples.DEPARTMENT.name_kk, samples.DEPARTMENT.name_ru):
        assert text.count(squeezed(name)) == 1


def test_the_order_of_the_languages_does_not_change_the_sides() -> None:
    texts = [
        read(letters.render(samples.AWARD_NOTICE, languages, BESIDE)).pages[0].extract_text()
        for languages in (("kk", "ru"), ("ru", "kk"))
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("notice", "languages"),
    [
        (samples.AWARD_NOTICE, ("kk",)),
        (samples.AWARD_NOTICE, ("ru",)),
        (filled_with(samples.CALCULATION_SLIP, "Ңұсқа"), BOTH),
        (
            replace(
                samples.AWARD_NOTICE, letterhead=replace(samples.DEPARTMENT, name_kk="Ұ" * 480)
            ),
            BOTH,
        ),
    ],
    ids=["only Kazakh", "only Russian", "a wide table", "a letterhead of many lines"],
)
def test_what_has_no_room_side_by_side_is_laid_out_page_by_page(
    notice: Notice, languages: tuple[str, ...]
) -> None:
    assert letters.render(notice, languages, BESIDE) == letters.render(notice, languages)


def test_side_by_side_without_a_letterhead_or_signatures() -> None:
    paper = letters.filled(samples.AWARD_NOTICE, BOTH)
    plain = tuple(
        replace(form, blocks=tuple(b for b in form.blocks if b.kind in ("title", "paragraph")))
        for form in paper.forms
    )
    (page,) = read(letters.lay_out(replace(paper, forms=plain), BESIDE)).pages
    assert is_across(page)
    assert "Уведомление о назначении" in page.extract_text()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_office_that_has_entered_nothing_of_itself_prints(layout: Layout) -> None:
    nobody = Letterhead(**dict.fromkeys(vars(samples.DEPARTMENT), ""))
    nameless = replace(samples.AWARD_NOTICE, letterhead=nobody)
    assert samples.CHILD.iin in read(letters.render(nameless, BOTH, layout)).pages[0].extract_text()


def codes(page: pypdf.PageObject) -> list[tuple[float, float, float, list[tuple[int, ...]]]]:
    """Each code of a page: the lower left corner, the side of a square, and its dark runs."""
    found: list[Any] = []
    for operands, operator in structure.operations(page):
        if operator == b"cm" and float(operands[0]) != 1:
            found.append((float(operands[4]), float(operands[5]), float(operands[0]), []))
        elif operator == b"re" and found:
            found[-1][3].append(tuple(map(int, operands)))
    return found


def as_squares(runs: list[tuple[int, ...]], count: int) -> list[list[bool]]:
    rows = [[False] * count for _ in range(count)]
    for start, up, length, height in runs:
        assert height == 1
        for place in range(start, start + length):
            rows[count - 1 - up][place] = True
    return rows


@pytest.mark.parametrize("layout", LAYOUTS, ids=["plain", "large", "beside"])
@pytest.mark.parametrize("notice", samples.NOTICES, ids=KINDS)
def test_every_sheet_has_the_code_of_the_number_and_nothing_is_over_it(
    notice: Notice, layout: Layout
) -> None:
    squares = qr.squares(notice.number)
    for one in (notice, filled_with(notice, LONG_NAME)):
        for page in read(letters.render(replace(one, number=notice.number), BOTH, layout)).pages:
            for left, bottom, side, runs in codes(page):
                count = len(squares)
                assert as_squares(runs, count) == [list(row) for row in squares]
                assert side * count < 45
                assert left > 12
                assert bottom > 12
                for line in ink.lines(page):
                    apart = line.right < left - 4 or line.left > left + count * side + 4
                    assert apart or not bottom - 15 < line.baseline < bottom + count * side + 5
            assert bool(codes(page)) == bool(notice.number)


def test_each_half_of_a_sheet_of_slips_has_its_code() -> None:
    (page,) = read(letters.render(samples.RECEIPT_SLIP, ("kk",))).pages
    upper, lower = codes(page)
    assert upper[1] > HEIGHT / 2 > lower[1] + 40
    assert upper[0] == lower[0] < page_sizes.LEFT - 40
    assert upper[3] == lower[3]


def test_no_code_without_a_number_or_for_one_that_is_none() -> None:
    for number in ("", "Ң" * 31, HOSTILE):
        (page,) = read(letters.render(replace(samples.AWARD_NOTICE, number=number), ("kk",))).pages
        assert codes(page) == []


@pytest.mark.parametrize(
    "number", ["1", "15-ҮО", "ҮО-2026-00017", "OUT/2026/000123", "№ 5 «Ә»", "Ң" * 30]
)
def test_the_squares_are_those_of_the_encoder(number: str) -> None:
    encoder: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    if not number.isascii():
        encoder.addData(qrencoder.QRECI(26))
    encoder.addData(qrencoder.QR8bitByte(number))
    encoder.version = encoder.calculate_version()
    patterns = []
    for pattern in range(8):
        encoder.makeImpl(False, pattern)
        patterns.append(tuple(tuple(map(bool, row)) for row in encoder.modules))
    squares = qr.squares(number)
    assert squares in patterns
    assert len(squares) in range(21, 40, 4)
    assert qr.side(squares) <= page_sizes.BOTTOM


def test_papers_made_at_once_are_those_made_one_after_another() -> None:
    wanted = [(notice, layout) for notice in samples.NOTICES for layout in LAYOUTS]

    def made(one: tuple[Notice, Layout]) -> bytes:
        return letters.render(one[0], BOTH, one[1])

    alone = [made(one) for one in wanted]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(made, wanted)) == alone


def test_a_code_has_a_quiet_zone_from_the_edges_of_the_sheet() -> None:
    (page,) = read(letters.render(samples.AWARD_NOTICE, ("kk",))).pages
    ((left, bottom, side, runs),) = codes(page)
    right = left + max(start + length for start, _, length, _ in runs) * side
    assert right == pytest.approx(WIDTH - page_sizes.RIGHT, abs=0.5)
    assert bottom >= 4 * side
