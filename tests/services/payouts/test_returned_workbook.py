"""The workbook comes back from the bank: what fits is recorded, what does not is told."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents import office_folder
from desktop_app.documents.payouts import layout_files, layout_start
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle, returned_workbook
from tests.builders import Clock, reimbursement_entry
from tests.documents.hostile_workbooks import HOSTILE
from tests.ready_made import ready_made
from tests.services.acts import award, pay

Fill = Callable[[Worksheet, int], None]
Spoil = Callable[[Workbook], None]
DAY = datetime(2026, 4, 2)


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """A payout of three lines, approved on 12 January 2026; today is 6 April."""
    for serial in (1, 2, 3):
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12)))
    found = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    return found


def answered(desk: Desk, payout: ApprovedPayout, folder: Path, fill: Fill) -> Path:
    """The workbook with something written into it, from its first line's row on."""
    file = folder / "payout.xlsx"
    cycle.save_workbook(desk, payout, file, "kk")
    book = load_workbook(file)
    place = book.defined_names["line_number"].attr_text.rpartition("!")[2]
    fill(book.worksheets[0], int(place.split(":")[0].rpartition("$")[2]))
    book.save(file)
    return file


def states(desk: Desk, payout: ApprovedPayout) -> list[LineState]:
    return [standing.state for standing in cycle.by_id(desk, payout.id).standings]


def test_paid_returned_and_not_answered(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY
        sheet[f"L{first + 1}"], sheet[f"M{first + 1}"] = "03.04.2026", " шот  жабық "

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert (done.recorded.paid, done.recorded.returned, done.unanswered) == (1, 1, 1)
    assert done.wrong == ()
    first, second, third = cycle.by_id(head, closed.id).standings
    assert (first.state, first.settled_on) == (LineState.PAID, date(2026, 4, 2))
    assert (second.state, second.returned_why) == (LineState.RETURNED, "шот жабық")
    assert second.settled_on == date(2026, 4, 3)
    assert third.state is LineState.APPROVED


def test_read_twice_it_is_recorded_once(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY

    file = answered(head, closed, tmp_path, fill)
    returned_workbook.reconcile(head, file)
    again = returned_workbook.reconcile(head, file).recorded
    assert (again.paid, again.same) == (0, 1)


def test_looking_records_nothing(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"M{first}"] = "шот жабық"

    proposed = returned_workbook.propose(head, answered(head, closed, tmp_path, fill))
    assert (proposed.paid, proposed.returned, proposed.unanswered) == (0, 1, 2)
    assert proposed.answers[0].day == head.today()
    assert set(states(head, closed)) == {LineState.APPROVED}


@pytest.mark.parametrize(
    ("column", "value", "label"),
    [
        ("A", 9, "The payout has no line of this number"),
        ("A", "бір", "The number of the line can't be read"),
        ("A", 2, "The sum is {amount} tenge, not {other}"),
        ("K", 1, "The sum is {amount} tenge, not {other}"),
        ("K", "көп", "The sum can't be read"),
        ("F", "KZ000000000000000000", "The account is another one than the line's"),
        ("L", "ертең", "“Paid on” is not a day: write it as 25.03.2026"),
        ("L", datetime(2026, 5, 1), "This day is still to come"),
        ("L", datetime(2026, 1, 5), "The payout was approved only on {date}"),
    ],
)
def test_a_row_that_does_not_fit_is_told_and_the_others_recorded(
    head: Desk,
    closed: ApprovedPayout,
    tmp_path: Path,
    column: str,
    value: object,
    label: str,
) -> None:
    rows: list[int] = []

    def fill(sheet: Worksheet, first: int) -> None:
        rows.append(first)
        sheet[f"L{first}"] = sheet[f"L{first + 2}"] = DAY
        if (column, value) == ("A", 2):
            sheet[f"K{first}"] = 5
        sheet[f"{column}{first}"] = value  # type: ignore[assignment]

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert [(each.row, each.step.label) for each in done.wrong] == [(rows[0], label)]
    assert done.recorded.paid == 1
    assert states(head, closed) == [LineState.APPROVED, LineState.APPROVED, LineState.PAID]


def test_a_line_that_stands_there_twice(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        for row in (first, first + 1):
            sheet[f"L{row}"] = DAY
        for column in "AFK":
            sheet[f"{column}{first + 1}"] = sheet[f"{column}{first}"].value

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert [each.step.label for each in done.wrong] == [
        "This line was answered in row {row} already"
    ]
    assert done.recorded.paid == 1


def test_sums_typed_as_text_and_moved_columns_are_read(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"K{first}"] = "34\u00a0600"
        sheet[f"L{first}"] = 46_114  # a day whose format was lost

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert (done.recorded.paid, done.wrong) == (1, ())


def test_a_workbook_of_the_office_s_own_layout(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    (tmp_path / "kk").mkdir()
    layout_start.write(tmp_path / "kk" / layout_files.FILE, "kk")
    office_folder.use(tmp_path)

    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY

    try:
        done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    finally:
        office_folder.use(None)
    assert (done.recorded.paid, done.wrong) == (1, ())


def _other_number(book: Workbook) -> None:
    book.worksheets[-1]["B4"] = "Т-2019-00001"


def _other_fingerprint(book: Workbook) -> None:
    book.worksheets[-1]["B5"] = "0" * 64


def _no_names(book: Workbook) -> None:
    del book.defined_names["line_number"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_other_number, "not in this database"),
        (_other_fingerprint, "another fingerprint"),
        (_no_names, "named cells are gone"),
    ],
)
def test_a_workbook_that_is_not_ours(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, spoil: Spoil, said: str
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY

    file = answered(head, closed, tmp_path, fill)
    book = load_workbook(file)
    spoil(book)
    book.save(file)
    with pytest.raises(Trouble, match=said):
        returned_workbook.reconcile(head, file)
    assert set(states(head, closed)) == {LineState.APPROVED}


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04broken", b"text"])
def test_a_file_that_is_no_workbook(head: Desk, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "a.xlsx"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Trouble):
        returned_workbook.propose(head, file)


def test_a_draft_has_nothing_to_reconcile(head: Desk, school: int, tmp_path: Path) -> None:
    award(head, reimbursement_entry(school))
    drawn = cycle.draw_up(head, pay(head, "2025Q4").quarter)
    cycle.save_workbook(head, drawn, tmp_path / "a.xlsx", "kk")
    with pytest.raises(Trouble, match="named cells are gone"):
        returned_workbook.propose(head, tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_at_once(head: Desk, tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(HOSTILE[name][1]())
    began = process_time()
    with pytest.raises(Trouble):
        returned_workbook.propose(head, file)
    assert process_time() - began < 2
