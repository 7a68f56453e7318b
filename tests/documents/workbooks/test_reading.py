"""The cells of a workbook as they stand, from its first row and column, hidden sheets left out."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from desktop_app.documents.workbooks import reading
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import NotCounted, read


def _book() -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Реестр"
    sheet["B2"], sheet["C2"], sheet["D3"] = "Әлия", 7, date(2026, 3, 8)
    return book


def test_cells_stand_where_they_stand_in_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    _book().save(path)
    found = read(path)
    (sheet,) = found.sheets
    assert sheet.name == "Реестр"
    assert sheet.rows[0] == ["", "", "", ""]
    assert sheet.rows[1] == ["", "Әлия", 7.0, ""]
    assert sheet.rows[2][3] in (date(2026, 3, 8), datetime(2026, 3, 8))
    assert not found.counts_from_1904


def test_hidden_sheets_are_left_out_and_the_calendar_is_told(tmp_path: Path) -> None:
    book = _book()
    book.epoch = CALENDAR_MAC_1904
    book.create_sheet("Жасырын").sheet_state = "hidden"
    book.create_sheet("Төлем")["A1"] = 1
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = read(path)
    assert [sheet.name for sheet in found.sheets] == ["Реестр", "Төлем"]
    assert found.counts_from_1904


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(RefusedWorkbook):
        read(path)
    with pytest.raises(OSError, match="none"):
        read(tmp_path / "none.xlsx")


def test_an_error_stands_as_excel_shows_it(tmp_path: Path) -> None:
    book = _book()
    book.worksheets[0]["C3"] = "#DIV/0!"
    book.create_sheet("Төлем")["B1"] = "#N/A"
    book.save(tmp_path / "a.xlsx")

    first, second = read(tmp_path / "a.xlsx").sheets

    assert (first.rows[2][2], second.rows[0][1]) == ("#DIV/0!", "#N/A")


def test_a_formula_without_a_value_is_not_an_empty_cell(tmp_path: Path) -> None:
    book = _book()
    book.worksheets[0]["C3"], book.worksheets[0]["F5"] = "=31456", "=A1&B2"
    book.save(tmp_path / "a.xlsx")

    (sheet,) = read(tmp_path / "a.xlsx").sheets

    assert (sheet.rows[2][2], sheet.rows[4][5]) == ("=31456", "=A1&B2")
    assert isinstance(sheet.rows[2][2], NotCounted)
    assert {len(row) for row in sheet.rows} == {6}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1"><f>1+1</f></c>', "=1+1"),
        ('<c r="A1"><f>1+1</f><v/></c>', "=1+1"),
    ],
)
def test_what_a_formula_gives_is_read_as_excel_wrote_it(
    tmp_path: Path, written: str, expected: object
) -> None:
    book, path = Workbook(), tmp_path / "a.xlsx"
    book.worksheets[0]["A1"], book.worksheets[0]["B1"] = 7, "Әлия"
    book.save(tmp_path / "plain.xlsx")
    with ZipFile(tmp_path / "plain.xlsx") as before, ZipFile(path, "w") as after:
        for part in before.namelist():
            text = before.read(part)
            after.writestr(part, text.replace(b'<c r="A1" t="n"><v>7</v></c>', written.encode()))

    assert read(path).sheets[0].rows == [[expected, "Әлия"]]


def test_what_one_cell_covers_in_several_rows_is_known(tmp_path: Path) -> None:
    book = _book()
    book.worksheets[0].merge_cells("C2:D3")
    book.worksheets[0].merge_cells("A1:C1")
    book.save(tmp_path / "a.xlsx")

    (sheet,) = read(tmp_path / "a.xlsx").sheets

    assert sheet.shared == {(1, 2), (1, 3), (2, 2), (2, 3)}


def test_what_a_column_says_again_and_again_is_kept_once(tmp_path: Path) -> None:
    """Of each day, school and sum there is one object, and a yes never stands for a one."""
    book = Workbook()
    for number in range(50):
        sums = 31_456.5, True, 1
        book.worksheets[0].append([f"№ {number}", "№ 7 мектеп", date(2025, 9, 1), *sums])
    book.save(tmp_path / "register.xlsx")
    rows = read(tmp_path / "register.xlsx").sheets[0].rows
    assert rows[3] == ["№ 3", "№ 7 мектеп", date(2025, 9, 1), 31_456.5, True, 1]
    assert [type(cell) for cell in rows[3][3:5]] == [float, bool]
    assert [len({id(row[column]) for row in rows}) for column in range(5)] == [50, 1, 1, 1, 1]


def test_columns_that_never_say_the_same_are_not_looked_up_for_long() -> None:
    """What is looked up of every family's own name would be as large as the register."""
    asked = Counter[int]()

    class Named(str):
        __slots__ = ()

        def __hash__(self) -> int:
            asked[0] += 1
            return super().__hash__()

    names: list[list[reading.Cell]] = [[Named(f"name {number}")] for number in range(5_000)]
    with_type = reading._KEPT_ONCE | {Named}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_KEPT_ONCE", with_type)
        assert reading.said_once([], iter(names)) == names
    assert asked[0] <= 2 * reading._LOOKED_AT
