"""What holds of every workbook that the program writes: its schemas, its page, its maker."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.workbooks import pages
from tests.documents.every_workbook import LANGUAGES, WRITERS, written
from tests.documents.validator import faults, needs_validator

DOCUMENTS = Path(__file__).parents[3] / "desktop_app" / "documents"
_WRITES = re.compile(r"in_memory\.content\(|stream import save\b")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OF_THE_CLERK = {"marked register", "marked cells"}
"""These are as wide as the clerk made them."""
WITHOUT_NUMBERS = {"empty journal", "stages", "register to fill in", "list of a bank"}


@pytest.fixture(scope="module", params=LANGUAGES)
def every(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    return written(tmp_path_factory.mktemp("every"), str(request.param))


def _sheets(path: Path) -> Iterator[tuple[str, ET.Element]]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                yield name, ET.fromstring(archive.read(name))


def test_every_module_that_writes_a_workbook_is_here() -> None:
    found = {
        file.relative_to(DOCUMENTS).with_suffix("").as_posix()
        for file in DOCUMENTS.rglob("*.py")
        if _WRITES.search(file.read_text(encoding="utf-8")) and file.parent.name != "workbooks"
    }
    assert found - {"payouts/layout_files"} == WRITERS  # which only tries whether it can


@needs_validator
def test_the_open_xml_sdk_finds_nothing(every: dict[str, Path]) -> None:
    assert {name: found for name, path in every.items() if (found := faults(path))} == {}


@needs_validator
def test_the_open_xml_sdk_does_look(tmp_path: Path) -> None:
    """openpyxl's own order of what belongs to a letter is one that the schema has not."""
    Workbook().save(tmp_path / "book.xlsx")
    assert [each.part for each in faults(tmp_path / "book.xlsx")] == ["/xl/styles.xml"]


def test_no_sheet_selects_in_a_pane_that_it_has_not(every: dict[str, Path]) -> None:
    for name, path in every.items():
        for part, sheet in _sheets(path):
            for view in sheet.iter(f"{_MAIN}sheetView"):
                if view.find(f"{_MAIN}pane") is None:
                    panes = [each.get("pane") for each in view.iter(f"{_MAIN}selection")]
                    assert not any(panes), (name, part)


def test_every_workbook_says_who_made_it(every: dict[str, Path]) -> None:
    for name, path in every.items():
        properties = load_workbook(path).properties
        assert properties.creator, name
        if name != "marked register":  # whose maker is the clerk's program
            assert properties.creator != "openpyxl", name
            assert properties.title, name


def test_every_sheet_prints_so_that_it_can_be_read(every: dict[str, Path]) -> None:
    for name in every.keys() - OF_THE_CLERK:
        for sheet in load_workbook(every[name]).worksheets:
            if sheet.page_setup.fitToHeight == 1:  # charts alone
                continue
            widths = _printed(sheet)
            beside = sheet.page_setup.fitToWidth or 1
            room = pages.room(landscape=sheet.page_setup.orientation == "landscape")
            assert sum(widths) * 0.65 <= room * beside, (name, sheet.title)
            assert str(sheet.page_setup.paperSize) == Worksheet.PAPERSIZE_A4
            assert sheet.sheet_properties.pageSetUpPr is not None
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.print_title_rows
            assert bool(sheet.print_title_cols) == (beside > 1), (name, sheet.title)


def _printed(sheet: Worksheet) -> list[float]:
    area = str(sheet.print_area).rpartition("!")[2]
    right = (range_boundaries(area)[2] if sheet.print_area else None) or sheet.max_column
    found = [8.43] * right
    for dimension in sheet.column_dimensions.values():
        first, last = dimension.min or 1, dimension.max or 1
        for column in range(first, min(last, right) + 1):
            found[column - 1] = dimension.width
    return found


def test_nothing_above_a_table_reaches_over_the_first_page(every: dict[str, Path]) -> None:
    """A headline over cells on two pages would be torn, and the first column is on each."""
    wide = 0
    for path in every.values():
        for sheet in load_workbook(path).worksheets:
            if (sheet.page_setup.fitToWidth or 1) == 1:
                continue
            widths = _printed(sheet)
            shown = pages.on_first_page(widths, landscape=True)
            wide += 1
            assert shown < len(widths)
            for area in sheet.merged_cells.ranges:
                assert 1 < area.min_col < area.max_col <= shown, area
    assert wide >= 3


def test_a_text_in_a_table_stands_off_the_number_before_it(every: dict[str, Path]) -> None:
    """Both at the line between them, «0» and «estimated» read as one word."""
    for name in every.keys() - OF_THE_CLERK:
        pairs = 0
        for sheet in load_workbook(every[name]).worksheets:
            for row in sheet.iter_rows():
                for number, text in pairwise(row):
                    is_cell = text.border.left is not None and text.border.left.style
                    if number.alignment.horizontal == "right" and is_cell:
                        pairs += 1
                        is_left = text.alignment.horizontal in {"left", "general", None}
                        assert not is_left or text.alignment.indent, (name, text.coordinate)
        assert pairs or name in WITHOUT_NUMBERS, name
