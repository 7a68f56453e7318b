"""A workbook of lists, read back: whose each sheet is, its lines, its totals, or nothing."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.workbooks.list_book import ListBook
from desktop_app.documents.workbooks.sheets import Cells, Column
from desktop_app.documents.workbooks.stream import save


def _sheets(path: Path, *tables: Sequence[int]) -> list[Worksheet]:
    book = ListBook.of(title="Қарыздар", office="Білім бөлімі", language="kk")
    styles = book.styles
    columns = [Column("A", "Аты", 30, styles.text), Column("B", "Сома", 14, styles.money)]
    parts = []
    for number, sums in enumerate(tables, 1):
        lines: list[Cells] = [
            [("A", styles.text, "=Ә"), ("B", styles.money, each)] for each in sums
        ]
        part = book.part(
            f"Парақ {number}",
            columns,
            lines,
            len(lines),
            head=[(styles.title, "Тізім")],
            nothing="Ешкім жоқ",
            total=book.total("Барлығы", "A", {"B": sum(sums)}),
            note="Ескерту",
        )
        parts.append(part)
    save(book.book, parts, path)
    return list(map(_worksheet, load_workbook(path).worksheets))


def _worksheet(sheet: object) -> Worksheet:
    assert isinstance(sheet, Worksheet)
    return sheet


def _values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet]


def test_lines_stand_between_the_head_and_the_totals(tmp_path: Path) -> None:
    (sheet,) = _sheets(tmp_path / "тізім.xlsx", [5, 7])
    rows = _values(sheet)
    assert [row[0] for row in rows[:2]] == ["Білім бөлімі", "Тізім"]
    assert rows[3] == ["Аты", "Сома"]
    assert rows[4:6] == [["=Ә", 5], ["=Ә", 7]]
    assert rows[6] == ["Барлығы", "=SUM(B5:B6)"]
    assert rows[7][0] == "Ескерту"
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"A1:B1", "A2:B2", "A8:B8"}
    assert sheet["A5"].data_type == "s"


def test_a_list_without_lines_says_so_and_still_adds_up(tmp_path: Path) -> None:
    (sheet,) = _sheets(tmp_path / "тізім.xlsx", [])
    rows = _values(sheet)
    assert rows[4][0] == "Ешкім жоқ"
    assert rows[5] == ["Барлығы", "=SUM(B5:B5)"]


def test_several_sheets_share_whose_they_are(tmp_path: Path) -> None:
    first, second = _sheets(tmp_path / "тізім.xlsx", [1], [2])
    assert (first.title, second.title) == ("Парақ 1", "Парақ 2")
    assert first["A1"].value == second["A1"].value == "Білім бөлімі"
    assert second.oddFooter is not None
    assert second.oddFooter.left is not None
    assert "Қарыздар · Парақ 2" in str(second.oddFooter.left.text)
