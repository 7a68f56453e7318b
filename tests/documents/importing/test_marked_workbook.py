"""The clerk's own workbook with a colour and a note at each finding, and nothing else changed."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from desktop_app.documents.importing import marked_workbook
from desktop_app.documents.workbooks import reading
from desktop_app.documents.workbooks.formats.marks import OUR_FILLS, OUR_NOTE
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import NotCounted, SheetCells
from desktop_app.law.steps import Step
from desktop_app.records.imports import Finding, Severity
from tests.documents.libreoffice import converted, needs_libreoffice
from tests.soak.odd_workbooks import packed, parts_of

RED, _ORANGE, GREY, YELLOW, BLUE = (f"FF{colour}" for colour in OUR_FILLS)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Реестр"
    for row in range(1, 5):
        sheet.append([f"Ә{row}", row, "=1+1"])
    sheet.merge_cells("A3:B3")
    sheet["C1"].comment = Comment("Менің белгім", "Әсем")
    path = tmp_path / "register.xlsx"
    book.save(path)
    return path


def _found(row: int, column: int, severity: Severity, words: str = "Ү") -> Finding:
    return Finding("Реестр", row, column, severity, Step(words, ""))


def _marked(source: Path, *findings: Finding) -> dict[str, tuple[str, str]]:
    """The colour and the note of each cell that has a note."""
    path = source.with_name("marked.xlsx")
    marked_workbook.save(marked_workbook.marked(source, findings, "en"), path)
    sheet = load_workbook(path).worksheets[0]
    before = load_workbook(source).worksheets[0]
    assert [[c.value for c in row] for row in sheet] == [[c.value for c in row] for row in before]
    return {
        cell.coordinate: (cell.fill.fgColor.rgb, cell.comment.text)
        for row in sheet
        for cell in row
        if cell.comment
    }


FORMULAS = {
    "A6": ("=1+1", "2"),
    "A7": ('="ә"&"<b"', "ә<b"),
    "A8": ("=1=1", "TRUE"),
    "A9": ("=NA()", "#N/A"),
    "A10": ("=DATE(2025,12,20)", "2025-12-20"),
    "A11": ("=SUM(A6:A6)/4", "0.5"),
}


def _stored(path: Path) -> list[object]:
    sheet = load_workbook(path, data_only=True).worksheets[0]
    return [sheet[place].value for place in FORMULAS]


@needs_libreoffice
def test_what_formulas_gave_stays_beside_them(source: Path, tmp_path: Path) -> None:
    """Counted by a program of calculation; openpyxl alone would write them without."""
    book = load_workbook(source)
    for place, (formula, _value) in FORMULAS.items():
        book.worksheets[0][place] = formula
    book.worksheets[0]["A10"].number_format = "dd.mm.yyyy"
    book.save(source)
    counted = converted(source, tmp_path / "counted", "xlsx")
    before = _stored(counted)
    assert before == [2, "ә<b", True, "#N/A", datetime(2025, 12, 20), 0.5]
    made = marked_workbook.marked(counted, [_found(6, 0, Severity.WRONG)], "kk")
    marked_workbook.save(made, tmp_path / "marked.xlsx")
    assert _stored(tmp_path / "marked.xlsx") == before
    sheet = load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert sheet["A6"].value == "=1+1"
    assert sheet["A6"].comment
    (cells,) = reading.read(tmp_path / "marked.xlsx").sheets
    assert not any(isinstance(each, NotCounted) for row in cells.rows for each in row)


@pytest.mark.parametrize(
    ("severity", "colour"),
    [
        (Severity.WRONG, RED),
        (Severity.LEFT_OUT, GREY),
        (Severity.CORRECTED, YELLOW),
        (Severity.NOTED, BLUE),
    ],
)
def test_each_kind_of_finding_has_its_colour(source: Path, severity: Severity, colour: str) -> None:
    assert _marked(source, _found(2, 1, severity))["B2"] == (colour, f"{OUR_NOTE}Ү")


def test_the_worst_of_several_gives_the_colour_and_all_are_told(source: Path) -> None:
    found = (_found(2, 0, Severity.NOTED, "One"), _found(2, 0, Severity.WRONG, "Two"))
    assert _marked(source, *found)["A2"] == (RED, f"{OUR_NOTE}One\nTwo")


def test_what_stands_in_no_column_or_in_a_merge_is_told_at_its_first_cell(source: Path) -> None:
    marks = _marked(source, _found(4, -1, Severity.WRONG), _found(3, 1, Severity.WRONG))
    assert {"A4", "A3"} <= set(marks)
    assert "B3" not in marks


def test_a_note_of_the_clerks_own_stays_before_ours(source: Path) -> None:
    assert _marked(source, _found(1, 2, Severity.NOTED))["C1"][1] == (
        f"Менің белгім\n\n{OUR_NOTE}Ү"
    )


def test_what_is_of_another_sheet_is_passed_over(source: Path) -> None:
    other = Finding("Жоқ", 1, 0, Severity.WRONG, Step("Ү", ""))
    assert set(_marked(source, other)) == {"C1"}


def test_a_file_that_is_no_workbook_any_more_is_refused(source: Path) -> None:
    source.write_bytes(b"PK")
    with pytest.raises(RefusedWorkbook):
        marked_workbook.marked(source, [], "kk")
    assert not source.with_name("marked.xlsx").exists()


def test_a_workbook_that_can_not_be_written_again_is_refused(source: Path) -> None:
    """None of its sheets is seen, which Excel does not allow."""
    made = marked_workbook.marked(source, (), "en")
    made.book.worksheets[0].sheet_state = "hidden"
    with pytest.raises(RefusedWorkbook, match="can't be marked"):
        marked_workbook.save(made, source.with_name("marked.xlsx"))
    assert not source.with_name("marked.xlsx").exists()


def test_what_no_workbook_holds_is_left_out_of_the_marked_one(tmp_path: Path) -> None:
    """Of old Excel or of a text: signs that control machines, and names that no sheet can have."""
    sheets = [
        SheetCells("register[1]\x02", [["ЖСК\x02", "\x1fӘ"], ["31456", "B\ufffe"]]),
        SheetCells("Тізілім: 2025/2026, бірінші тоқсан [A]", [["Ә"]]),
        SheetCells("Тізілім: 2025/2026, бірінші тоқсан [B]", [["Б"]]),
        SheetCells("[]", [["В"]]),
    ]
    found = [
        Finding(each.name, 1, 0, Severity.WRONG, Step("Ү\x02", ""))
        for each in (sheets[0], sheets[2], sheets[3])
    ]
    path = tmp_path / "marked.xlsx"

    marked_workbook.save(marked_workbook.marked_cells(sheets, found, "en"), path)

    book = load_workbook(path)
    values = [[[cell.value for cell in row] for row in sheet] for sheet in book]
    assert values == [[["ЖСК", "Ә"], ["31456", "B"]], [["Ә"]], [["Б"]], [["В"]]]
    notes = [sheet["A1"].comment for sheet in book]
    assert [note and note.text for note in notes] == [f"{OUR_NOTE}Ү", None] + 2 * [f"{OUR_NOTE}Ү"]
    assert book.sheetnames[0] == "register 1"


def test_a_result_that_excel_would_not_have_written_is_refused(source: Path) -> None:
    """It is only read when the results are asked for: the workbook itself opens."""
    parts = parts_of(source.read_bytes())
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(
        rb'<c r="C4"[^>]*>.*?</c>', b'<c r="C4" t="s"><f>1+1</f><v>x</v></c>', parts[sheet]
    )
    source.write_bytes(packed(parts))
    with pytest.raises(RefusedWorkbook, match="can't be marked"):
        marked_workbook.marked(source, [_found(1, 0, Severity.WRONG)], "en")
