"""The payout workbook as it comes back, with the bank's answers written into it.

Everything is found by the names of cells, so that moved columns, another language and an office's
own layout make no difference. Nothing is calculated: sums are read as they stand.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import from_excel

from desktop_app.documents.payouts import names
from desktop_app.documents.workbooks import guard, typed
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.translation import N_

_MOST_LINES, _MOST_COLUMNS = 200_000, 256
_LONGEST_SECONDS = 60
_LONGEST_REASON = 500

NOT_OURS = N_(
    "{file} is not a payout workbook of this program, or its named cells are gone. "
    "Fill in the workbook that was taken out of the program."
)
TOO_LARGE = N_("{file} is too large for a payout workbook. It was not read.")


class UnreadableWorkbook(Exception):
    """``label`` says in one sentence why; it may name ``{file}``."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


@dataclass(frozen=True)
class AnsweredRow:
    """One line that has an answer. ``row`` is its row in Excel; ``wrong`` says what can't be read.

    ``paid_on`` is the day in the first column of the answer, also beside a reason of a return.
    """

    row: int
    number: int
    amount: int
    iban: str
    paid_on: date | None
    returned: str
    wrong: str = ""


@dataclass(frozen=True)
class AnsweredWorkbook:
    """Which payout it is of, by its number and whole fingerprint, and the lines with an answer.

    ``is_text``: its lines were read out of a text, which has no room for a fingerprint.
    """

    number: str
    fingerprint: str
    rows: tuple[AnsweredRow, ...]
    is_text: bool = False


def read(path: Path) -> AnsweredWorkbook:
    """Raises UnreadableWorkbook; OSError where the file can't be read."""
    try:
        accepted = guard.check(path)
    except RefusedWorkbook as refused:
        raise UnreadableWorkbook(refused.label) from refused
    try:
        with ExitStack() as opened:
            book = opened.enter_context(
                closing(load_workbook(path, read_only=True, data_only=True))
            )
            as_written = None
            if accepted.lacks_values:
                as_written = opened.enter_context(closing(load_workbook(path, read_only=True)))
            return _read(book, as_written)
    except (OSError, UnreadableWorkbook):
        raise
    except Exception as error:
        raise UnreadableWorkbook(NOT_OURS) from error


def _read(book: Workbook, as_written: Workbook | None) -> AnsweredWorkbook:
    number = _cell(book, names.SHEET_NUMBER)
    fingerprint = _cell(book, names.SHEET_FINGERPRINT).replace(" ", "").lower()
    return AnsweredWorkbook(number, fingerprint, tuple(_rows(book, as_written)))


def _cell(book: Workbook, name: str) -> str:
    title, (left, top, _right, _bottom) = _place(book, name)
    for values in book[title].iter_rows(top, top, left, left, values_only=True):
        return "" if values[0] is None else str(values[0]).strip()
    return ""


def _place(book: Workbook, name: str) -> tuple[str, tuple[int, int, int, int]]:
    defined = book.defined_names.get(name)
    if defined is None:
        raise UnreadableWorkbook(NOT_OURS)
    sheet, _mark, place = (defined.attr_text or "").rpartition("!")
    left, top, right, bottom = range_boundaries(place)
    if left is None or top is None or right is None or bottom is None:
        raise UnreadableWorkbook(NOT_OURS)
    if bottom - top > _MOST_LINES or right > _MOST_COLUMNS:
        raise UnreadableWorkbook(TOO_LARGE)
    return sheet.strip("'").replace("''", "'"), (left, top, right, bottom)


# --- the lines ---


_READ = (names.NUMBER, names.SUM, names.ACCOUNT, names.PAID_ON, names.RETURNED)


def _rows(book: Workbook, as_written: Workbook | None) -> Iterator[AnsweredRow]:
    """``as_written`` has the formulas, where some of them lack what they give."""
    title, (_left, first, _right, last) = _place(book, names.NUMBER)
    columns = [_place(book, name)[1][0] for name in _READ]
    began = monotonic()
    place = (first, last, 1, max(columns))
    written = as_written[title].iter_rows(*place) if as_written else iter(())
    for row, cells in enumerate(book[title].iter_rows(*place), first):
        formulas = next(written, ())
        if monotonic() - began > _LONGEST_SECONDS:
            raise UnreadableWorkbook(TOO_LARGE)
        found = [cells[column - 1].value for column in columns]
        if formulas and any(_is_lacking(cells[c - 1], formulas[c - 1]) for c in columns):
            yield AnsweredRow(row, typed.whole_tenge(found[0]) or 0, 0, "", None, "", _NOT_COUNTED)
        elif any(text_of(value) for value in found[3:]):
            yield answered_row(row, found, _day(book, found[3]))


_NOT_COUNTED = N_(
    "A formula stands here without what it gives: open the workbook in Excel, save it"
)


def _is_lacking(cell: Any, written: Any) -> bool:
    """A formula that gives an empty text is counted: that is its value."""
    return written.data_type == "f" and cell.value is None and cell.data_type != "str"


def answered_row(row: int, values: Sequence[object], day: date | None) -> AnsweredRow:
    """``values`` are number, sum, account, the day as it stands there and the reason."""
    number, amount = typed.whole_tenge(values[0]), typed.whole_tenge(values[1])
    returned = text_of(values[4])[:_LONGEST_REASON]
    wrong = ""
    if number is None:
        wrong = N_("The number of the line can't be read")
    elif amount is None:
        wrong = N_("The sum can't be read")
    elif text_of(values[3]).startswith(_ERRORS) or returned.startswith(_ERRORS):
        wrong = N_("An error of Excel stands here: correct it, save the workbook")
    elif text_of(values[3]) and day is None:
        wrong = N_("“Paid on” is not a day: write it as 25.03.2026")
    iban = "".join(text_of(values[2]).split())
    return AnsweredRow(row, number or 0, amount or 0, iban, day, returned, wrong)


_ERRORS = ("#", "Err:", "Ошибка:")
"""How Excel and LibreOffice show errors, in each of their languages."""


def text_of(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _day(book: Workbook, value: object) -> date | None:
    """A day as Excel keeps it, also one whose format was lost, or as text."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 30_000 < value < 80_000:
        found = from_excel(value, book.epoch)
        return found.date() if isinstance(found, datetime) else None
    return typed.day(value)
