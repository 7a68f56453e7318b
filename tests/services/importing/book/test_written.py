"""The workbooks an import writes: the template, and the clerk's own with marks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.documents.importing.columns import payment_columns, register_columns
from desktop_app.documents.workbooks.formats.marks import OUR_FILLS, OUR_NOTE
from desktop_app.services.desk import Desk
from desktop_app.services.importing.book import written
from tests.import_samples import PAID, a_payment, a_row, headings, write
from tests.services.import_acts import checked, told
from tests.soak.made_registers import COMMON, family


def _fill(sheet: Any, rows: Sequence[Sequence[Any]]) -> None:
    for row in rows:
        sheet.append(row)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_template_is_read_back_when_filled_in(
    desk: Desk, school: int, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "template.xlsx"
    written.save_template(path, language)
    book = load_workbook(path)
    register, explained, paid = book.worksheets
    _fill(register, [list(a_row(1).values())])
    _fill(paid, [list(a_payment(1).values())])
    assert explained.max_row > len(headings("kk"))
    assert register.column_dimensions["A"].number_format == "@"
    book.save(path)

    found = checked(desk, path)

    assert told(found) == []
    assert (len(found.good), found.payments) == (1, 1)


def test_the_examples_of_the_template_can_be_brought_in(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    row = {column.code: column.example for column in register_columns() if column.in_template}
    payment = {column.code: column.example for column in payment_columns()}

    found = checked(desk, write(tmp_path / "register.xlsx", [row], [payment]))

    assert told(found) == []
    assert (len(found.good), found.paid) == (1, PAID)


def test_the_answer_is_the_clerks_own_workbook_with_marks(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2, iban="KZ1", last_day="май")])
    book = load_workbook(path)
    book.worksheets[0]["Y5"] = "=SUM(1,2)"
    book.worksheets[0].column_dimensions["B"].width = 41
    book.save(path)
    found = checked(desk, path)

    written.save_marked(found, tmp_path / "marked.xlsx", "en")

    before, after = load_workbook(path).worksheets[0], load_workbook(tmp_path / "marked.xlsx")
    sheet = after.worksheets[0]
    marked = {
        cell.coordinate: cell.comment.text.removeprefix(OUR_NOTE)
        for row in sheet
        for cell in row
        if cell.comment
    }
    assert marked == {
        "A5": "What stands in this row is nobody's: =SUM(1,2). Write whose it is.",
        "S3": "This is not a day. Write it like 01.09.2025.",
        "V3": "This account (IBAN) is mistyped: KZ and 18 more characters, here are 1.",
    }
    assert sheet["S3"].fill.fgColor.rgb == f"FF{OUR_FILLS[0]}"
    assert [[c.value for c in row] for row in sheet] == [[c.value for c in row] for row in before]
    assert sheet.column_dimensions["B"].width == 41


def test_the_answer_to_a_register_in_text_is_a_workbook(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [[*COMMON, "2025Q4"], [*family(1), PAID], [*family(2), "=1+1"]]
    lines = [
        ";".join(f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell) for cell in row)
        for row in rows
    ]
    path = tmp_path / "register.csv"
    path.write_text("\n".join(lines), encoding="utf-8")

    found = checked(desk, path)
    written.save_marked(found, tmp_path / "marked.xlsx", "en")

    assert [each.row.number for each in found.good] == [2]
    sheet = load_workbook(tmp_path / "marked.xlsx")["register"]
    assert (sheet["N3"].value, sheet["N3"].data_type) == ("=1+1", "s")
    assert sheet["N3"].comment is not None
    assert found.paid == PAID
