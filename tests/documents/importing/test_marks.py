"""Hidden rows, struck letters and notes of a workbook, which the fast reader knows nothing of."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from desktop_app.documents.importing import book, marks
from desktop_app.documents.workbooks.formats.marks import NO_MARKS
from desktop_app.documents.workbooks.guard import RefusedWorkbook


def _workbook(path: Path) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Тізілім & ко"
    for number in range(1, 8):
        sheet.append([number, "сөз"])
    sheet.row_dimensions[2].hidden = True
    sheet["A4"].font = Font(strike=True)
    sheet["B5"] = CellRichText(TextBlock(InlineFont(strike=True), "31456"), " 34600")
    sheet["A6"].comment = Comment("шығып кетті", "")
    made.create_sheet("Таза").append([1])
    made.save(path)
    return path


def test_what_stands_beside_the_values(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "register.xlsx")

    found = marks.read(path)

    assert found["Тізілім & ко"].hidden_rows == {1}
    assert found["Тізілім & ко"].struck == {(3, 0), (4, 1)}
    assert found["Тізілім & ко"].notes == {(5, 0): "шығып кетті"}
    assert found["Таза"] == NO_MARKS


def test_letters_struck_inside_a_cell_that_keeps_its_text_itself(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet["A1"] = 5
    sheet["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "31456"), " 15000")
    sheet["C3"] = CellRichText(TextBlock(InlineFont(b=True), "31456"))
    sheet["D4"] = CellRichText(TextBlock(InlineFont(strike=False), "31456"))
    made.save(tmp_path / "a.xlsx")

    assert marks.read(tmp_path / "a.xlsx")["Sheet"].struck == {(1, 1)}


def test_hidden_sheets_are_read_too(tmp_path: Path) -> None:
    made = Workbook()
    made.create_sheet("Жасырын").append([5])
    made.worksheets[1].sheet_state = "veryHidden"
    made.save(tmp_path / "a.xlsx")

    found = book.read(tmp_path / "a.xlsx")

    assert [(sheet.name, sheet.is_hidden) for sheet in found.cells.sheets] == [
        ("Sheet", False),
        ("Жасырын", True),
    ]
    assert found.marks_of(found.cells.sheets[1]) == NO_MARKS


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(RefusedWorkbook):
        marks.read(path)
