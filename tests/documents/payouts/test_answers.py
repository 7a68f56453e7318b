"""The payout workbook as it comes back: found by its names, read as it stands (D-7)."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.documents.payouts import answers, workbook
from desktop_app.documents.payouts.answers import AnsweredRow, UnreadableWorkbook
from desktop_app.documents.payouts.names import NUMBER, PAID_ON, RETURNED, SHEET_NUMBER
from tests.documents.workbook_samples import arrears_and_current

DAY = date(2026, 3, 25)
SHEET = arrears_and_current()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three lines, of which the bank has answered none yet."""
    written = tmp_path / "төлем.xlsx"
    workbook.write(SHEET, written)
    return written


def _first(book: Workbook, name: str) -> tuple[str, str, int]:
    """The sheet, the column and the first row of what is named."""
    title, _mark, place = str(book.defined_names[name].attr_text).rpartition("!")
    _empty, column, row = place.partition(":")[0].split("$")
    return title.strip("'"), column, int(row)


def _fill(path: Path, line: int, **values: Any) -> int:
    """What a bank writes into a line, by the names of the columns; the row in Excel."""
    book = load_workbook(path)
    row = 0
    for name, value in values.items():
        title, column, first = _first(book, name)
        row = first + line - 1
        book[title][f"{column}{row}"] = value
    book.save(path)
    return row


def _answer(path: Path, value: Any, why: str = "") -> AnsweredRow:
    _fill(path, 2, **{PAID_ON: value, RETURNED: why})
    (found,) = answers.read(path).rows
    return found


def test_which_payout_it_is_of(path: Path) -> None:
    found = answers.read(path)
    assert (found.number, found.fingerprint) == (SHEET.number, SHEET.fingerprint)
    assert found.rows == ()


@pytest.mark.parametrize(
    "value", [DAY, datetime(2026, 3, 25, 17, 5), "25.03.2026", " 2026-03-25 ", "25.03.26", 46_106]
)
def test_a_line_that_is_paid_in_each_way_of_writing_a_day(path: Path, value: Any) -> None:
    line = SHEET.lines[1]
    found = _answer(path, value)
    assert (found.number, found.amount, found.iban) == (2, line.amount, line.iban)
    assert (found.paid_on, found.returned, found.wrong) == (DAY, "", "")


@pytest.mark.parametrize(("day", "why"), [("=TODAY()", ""), (DAY, "=A1"), (None, "=A1")])
def test_a_formula_that_is_not_counted_is_no_answer(path: Path, day: Any, why: str) -> None:
    """Taken for empty, what came back would be recorded as paid."""
    found = _answer(path, day, why)
    assert found.number == 2
    assert "A formula stands here" in found.wrong


def test_a_line_that_came_back_with_its_reason(path: Path) -> None:
    found = _answer(path, None, "  Шот   жабылған ")
    assert found.paid_on is None
    assert "Шот" in found.returned
    assert not found.wrong
    assert len(_answer(path, DAY, "ә" * 501).returned) == 500


@pytest.mark.parametrize("value", ["кеше", "31.02.2026", "7"])
def test_what_is_no_day_is_told(path: Path, value: str) -> None:
    found = _answer(path, value)
    assert found.paid_on is None
    assert "is not a day" in found.wrong


def test_a_number_or_a_sum_that_can_not_be_read_is_told_with_its_row(path: Path) -> None:
    row = _fill(path, 3, **{PAID_ON: DAY, "line_sum": "көп"})
    _fill(path, 2, **{PAID_ON: DAY, NUMBER: "екі"})
    second, third = answers.read(path).rows
    assert "number of the line" in second.wrong
    assert "sum" in third.wrong
    assert (second.row, third.row) == (row - 1, row)


def test_sums_may_be_typed_as_texts(path: Path) -> None:
    _fill(path, 1, **{PAID_ON: DAY, "line_sum": "31 456", NUMBER: "1"})
    (found,) = answers.read(path).rows
    assert (found.number, found.amount, found.wrong) == (1, 31_456, "")


def test_a_workbook_without_its_names_is_not_ours(path: Path, tmp_path: Path) -> None:
    book = load_workbook(path)
    del book.defined_names[SHEET_NUMBER]
    book.save(path)
    other = tmp_path / "other.xlsx"
    Workbook().save(other)
    for each in (path, other):
        with pytest.raises(UnreadableWorkbook) as refused:
            answers.read(each)
        assert refused.value.label == answers.NOT_OURS
    other.write_bytes(b"no workbook")
    with pytest.raises(UnreadableWorkbook):
        answers.read(other)
    with pytest.raises(FileNotFoundError):
        answers.read(tmp_path / "none.xlsx")


def test_names_of_a_sheet_that_never_ends_are_refused(path: Path) -> None:
    book = load_workbook(path)
    title, column, first = _first(book, NUMBER)
    book.defined_names[NUMBER].attr_text = f"'{title}'!${column}${first}:${column}$300000"
    book.save(path)
    with pytest.raises(UnreadableWorkbook) as refused:
        answers.read(path)
    assert refused.value.label == answers.TOO_LARGE
