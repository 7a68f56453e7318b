"""The payout workbook, printed: its pages, and room for what stands on them."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents import workbook, workbook_sheets
from tests.documents.libreoffice import converted, needs_libreoffice
from tests.documents.workbook_samples import (
    arrears_and_current,
    line,
    payout,
    rows_of_lines,
    written,
)


def test_print_settings(tmp_path: Path) -> None:
    book = written(arrears_and_current(), tmp_path)
    for worksheet, orientation in zip(
        book.worksheets, ["landscape", "portrait", "portrait"], strict=True
    ):
        rows = rows_of_lines(worksheet)
        heading = rows[0] - 1
        right = str(worksheet.auto_filter.ref).split(":")[1].rstrip("0123456789")
        assert str(worksheet.page_setup.paperSize) == Worksheet.PAPERSIZE_A4
        assert worksheet.page_setup.orientation == orientation
        assert worksheet.sheet_properties.pageSetUpPr is not None
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage
        assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) == (1, 0)
        assert worksheet.print_title_rows == f"${heading}:${heading}"
        area = str(worksheet.print_area).split("!")[-1]
        assert area == f"$A$1:${right}${worksheet.max_row}"
        assert worksheet.freeze_panes == f"A{rows[0]}"
        assert worksheet.auto_filter.ref == f"A{heading}:{right}{rows[-1]}"
        assert worksheet.oddFooter is not None
        assert worksheet.oddFooter.right.text == "Page &P of &N"
        assert worksheet.oddFooter.left.text == "No. 2026/7 · quarter 1 of 2026"


def test_long_names_get_room(tmp_path: Path) -> None:
    name = "Нұрмұхамедов-Өтегенов Әбдіғаппар Мұхамедсәлімұлы " * 3
    items = (line(1, 100), replace(line(2, 100), child_name=name))
    worksheet = written(payout(*items), tmp_path).worksheets[0]
    short, long = (worksheet.row_dimensions[row].height for row in rows_of_lines(worksheet))
    assert long >= 2 * short


def test_large_sums_get_room(tmp_path: Path) -> None:
    small = written(payout(line(1, 100)), tmp_path).worksheets[0].column_dimensions["K"].width
    large = written(payout(line(1, 10**12)), tmp_path).worksheets[0].column_dimensions["K"].width
    assert large > small


@needs_libreoffice
def test_prints_on_pages_with_the_heading_repeated(tmp_path: Path) -> None:
    from pypdf import PdfReader

    items = [line(number, 1_234_567) for number in range(1, 61)]
    workbook.write(payout(*items), tmp_path / "payout.xlsx")
    pdf = converted(tmp_path / "payout.xlsx", tmp_path / "printed", "pdf")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert len(pages) > 3
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Child's" in page for page in pages)
    assert "1 234 567" in pages[0]
    assert not any("###" in page for page in pages)


@needs_libreoffice
@pytest.mark.parametrize("count", [12, 15, 18])
def test_signatures_are_never_on_a_page_without_lines(tmp_path: Path, count: int) -> None:
    from pypdf import PdfReader

    items = [replace(line(number, 100), bank="Halyk") for number in range(1, count + 1)]
    workbook.write(replace(payout(*items), not_paid=()), tmp_path / "payout.xlsx")
    pdf = converted(tmp_path / "payout.xlsx", tmp_path / "printed", "pdf")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    signed = [page for page in pages if "Prepared by" in page]
    assert len(signed) == 1
    assert "Halyk" in signed[0]
    assert "Number of lines" in signed[0]


@pytest.mark.parametrize(
    ("heights", "torn"),
    [
        ([10] * 6, False),
        ([10] * 11, True),
        ([10] * 10, False),
        ([10, 10, 10, 80, 10, 10], True),
        ([10, 10, 20, 65, 10, 10], False),
    ],
)
def test_where_a_page_would_end(heights: list[float], torn: bool) -> None:
    """Pages of 100, the heading in the first row and the last line in the fourth."""
    grid = workbook_sheets.Grid((), heading=1, last=4, end=len(heights))
    assert workbook_sheets._is_torn(grid, heights, 100) is torn
