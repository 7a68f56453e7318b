"""A list of the screen as a file: all rows in their order, and who took it out."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app import translation
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.looks import Subject
from desktop_app.services.applications.listed import Applications
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.listing import InOrder
from desktop_app.services.looks import shown
from desktop_app.services.registers import shown_list
from desktop_app.services.registers.shown_list import ShownColumn, ShownList
from tests.builders import home_education_entry
from tests.documents.reading import text_of
from tests.services.acts import register

COLUMNS = [
    ShownColumn("Number", lambda row: row.number, 110),
    ShownColumn("Date", lambda row: f"{row.applied_on:%d.%m.%Y}", 90),
    ShownColumn("IIN", lambda row: row.child_iin, 110),
    ShownColumn("Child", lambda row: row.child_name, 300),
]


@pytest.fixture
def listed(desk: Desk, school: int) -> ShownList:
    for number, day in ((1, 20), (2, 18), (3, 19)):
        register(desk, home_education_entry(school, number, applied_on=date(2026, 11, day)))

    def days(rows: Sequence[ApplicationRow]) -> list[date]:
        return [row.applied_on for row in rows]

    return ShownList("applications", "Өтініштер", COLUMNS, InOrder(Applications(), days))


def test_every_row_stands_in_the_workbook_as_it_was_ordered(
    desk: Desk, head: Desk, listed: ShownList, tmp_path: Path
) -> None:
    file = tmp_path / "list.xlsx"
    shown_list.save(desk, listed, file, "kk")
    sheet = load_workbook(file).worksheets[0]
    rows = [[cell.value for cell in row[:4]] for row in sheet.iter_rows()]
    heading = rows.index(["Number", "Date", "IIN", "Child"])
    lines = rows[heading + 1 : heading + 4]
    assert [line[1] for line in lines] == [datetime(2026, 11, day) for day in (18, 19, 20)]
    assert all(isinstance(line[2], str) and len(line[2]) == 12 for line in lines)
    whole = " ".join(str(cell) for row in rows for cell in row if cell)
    assert "Өтініштер" in whole
    assert translation.translator("kk").gettext("Journal kept by: {position}")[:12] not in whole
    assert [look.which for look in shown.of(head, Subject.LIST, 0)] == ["applications"]


def test_it_is_printed_too_and_says_its_day_once(
    desk: Desk, listed: ShownList, tmp_path: Path
) -> None:
    file = tmp_path / "list.pdf"
    shown_list.save(desk, listed, file, "ru")
    text = text_of(file.read_bytes())
    assert text.count(f"{desk.today():%d.%m.%Y}") >= 1
    assert "Ө-2026-00003" in text
    assert "–" not in text.split("Number")[0]


def test_a_folder_that_is_not_there_is_told(desk: Desk, listed: ShownList, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        shown_list.save(desk, listed, tmp_path / "gone" / "list.xlsx", "kk")
