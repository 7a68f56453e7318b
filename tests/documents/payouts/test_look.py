"""The payout workbook, printed: its pages, and room for what stands on them."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.payouts import workbook
from desktop_app.documents.workbooks import sheets
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
    orientations = ["landscape", "landscape", "landscape", "portrait", "portrait"]
    printed = "KGHED"
    for worksheet, orientation, edge in zip(book.worksheets, orientations, printed, strict=True):
        assert str(worksheet.page_setup.paperSize) == Worksheet.PAPERSIZE_A4
        assert worksheet.page_setup.orientation == orientation
        assert worksheet.sheet_properties.pageSetUpPr is not None
        assert worksheet.sheet_properties.pageSetUpPr.fitToPage
        assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) == (1, 0)
        area = str(worksheet.print_area).split("!")[-1]
        assert area == f"$A$1:${edge}${worksheet.max_row}"
        assert worksheet.oddFooter is not None
        assert worksheet.oddFooter.right.text == "Page &P of &N"
        assert worksheet.oddFooter.left.text == "No. 2026/7 · quarter 1 of 2026"
        assert worksheet.protection.sheet
        assert worksheet.protection.password is None


def test_every_list_is_a_table_with_its_heading_frozen_and_repeated(tmp_path: Path) -> None:
    book = written(arrears_and_current(), tmp_path)
    for worksheet in book.worksheets[:4]:
        rows = rows_of_lines(worksheet)
        heading = rows[0] - 1
        (table,) = worksheet.tables.values()
        shown = [cell.value for cell in worksheet[table.ref][0]]
        assert [column.name for column in table.tableColumns] == shown
        assert len(set(map(str, shown))) == len(shown)
        assert table.autoFilter is not None
        assert table.autoFilter.ref == table.ref
        assert worksheet.auto_filter.ref is None
        assert not worksheet.protection.autoFilter
        assert worksheet.print_title_rows == f"${heading}:${heading}"
        assert worksheet.freeze_panes == f"A{rows[0]}"


def test_paper_proves_what_was_approved(tmp_path: Path) -> None:
    sheet = arrears_and_current()
    for worksheet in written(sheet, tmp_path).worksheets:
        assert worksheet.oddFooter is not None
        foot = worksheet.oddFooter.center.text
        assert foot == f"lines: 3 · 97\u00a0512\u00a0₸ · {sheet.short_fingerprint}"


@pytest.mark.parametrize("ampersands", ["", "&" * 60])
def test_the_foot_is_not_longer_than_excel_takes(tmp_path: Path, ampersands: str) -> None:
    sheet = replace(arrears_and_current("ru"), number=f"Т-2026-00001{ampersands}")
    written(sheet, tmp_path)
    with ZipFile(tmp_path / "payout.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    (foot,) = re.findall("<oddFooter>(.*)</oddFooter>", xml)
    assert len(unescape(foot)) <= 255


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
    *tables, control = pages
    assert all("Child's" in page for page in tables)
    assert "does not agree" not in control
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
    signed = [page for page in pages if "(signature)" in page]
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
    grid = sheets.Grid((), heading=1, last=4, end=len(heights))
    assert sheets._is_torn(grid, heights, 100) is torn
