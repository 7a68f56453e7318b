"""The payout as it comes back in another format: .ods, .xls or .csv keep no names of cells.

The lines are found by the headings that the program writes, in either language; number and
fingerprint by what stands beside them on the control sheet. Text has no control sheet: its number
is looked for above the headings, and each line proves itself by its number, sum and account.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.payouts import names
from desktop_app.documents.payouts.answers import (
    NOT_OURS,
    AnsweredRow,
    AnsweredWorkbook,
    UnreadableWorkbook,
    answered_row,
    text_of,
)
from desktop_app.documents.workbooks import other_formats, typed
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.reading import Cell, SheetCells
from desktop_app.translation import LANGUAGES, N_, translator

_READ = (names.NUMBER, names.SUM, names.ACCOUNT, names.PAID_ON, names.RETURNED)
_NUMBER_LABEL = N_("Number of the sheet")
_FINGERPRINT_LABEL = N_("Fingerprint of the lines (SHA-256)")

NO_HEADINGS = N_(
    "{file} has no line of headings as the program writes it: No., account, sum, “Paid on” and "
    "“Returned: reason”. Fill in the workbook that was taken out of the program."
)


@dataclass(frozen=True)
class _Headings:
    """Where the lines begin, and the column of each name that is read."""

    row: int
    columns: tuple[int, ...]


def read(path: Path) -> AnsweredWorkbook:
    """Raises UnreadableWorkbook; OSError where the file can't be read."""
    try:
        sheets = other_formats.read(path)
    except RefusedWorkbook as refused:
        raise UnreadableWorkbook(refused.label) from refused
    for sheet in sheets:
        found = _headings(sheet)
        if found is not None:
            number, fingerprint = _proof(sheets)
            number = number or _number_above(sheet.rows[: found.row])
            if not number:
                raise UnreadableWorkbook(NOT_OURS)
            is_text = other_formats.is_text(path)
            return AnsweredWorkbook(number, fingerprint, tuple(_rows(sheet, found)), is_text)
    raise UnreadableWorkbook(NO_HEADINGS)


def _said(label: str) -> frozenset[str]:
    """A text in every language that it is written in, without case."""
    words = [label, *(translator(language).gettext(label) for language in LANGUAGES)]
    return frozenset(text_of(each).casefold() for each in words)


def _headings(sheet: SheetCells) -> _Headings | None:
    wanted = [_said(names.OF_A_LINE[name]) for name in _READ]
    for row, cells in enumerate(sheet.rows):
        texts = [text_of(cell).casefold() for cell in cells]
        places = [[at for at, text in enumerate(texts) if text in said] for said in wanted]
        if all(len(found) == 1 for found in places):
            return _Headings(row, tuple(found[0] for found in places))
    return None


def _proof(sheets: Sequence[SheetCells]) -> tuple[str, str]:
    """Number and whole fingerprint from the control sheet; empty where there is none."""
    numbers, fingerprints = _said(_NUMBER_LABEL), _said(_FINGERPRINT_LABEL)
    number = fingerprint = ""
    for sheet in sheets:
        for cells in sheet.rows:
            label = text_of(cells[0]).casefold() if cells else ""
            value = next((text_of(cell) for cell in cells[1:] if text_of(cell)), "")
            if label in numbers:
                number = value
            elif label in fingerprints:
                fingerprint = value.replace(" ", "").lower()
    return number, fingerprint


_NUMBERED = re.compile(r"(?:№|No\.)\s*([^\s,;]+)")


def _number_above(rows: Sequence[Sequence[Cell]]) -> str:
    """The number in the headline; that of the office's own decision may stand below it."""
    for cells in rows:
        for cell in cells:
            if found := _NUMBERED.search(text_of(cell)):
                return found[1]
    return ""


def _rows(sheet: SheetCells, found: _Headings) -> Iterator[AnsweredRow]:
    """Every line with an answer, down to the row that has no account any more."""
    for row, cells in enumerate(sheet.rows[found.row + 1 :], found.row + 2):
        values = [cells[column] for column in found.columns]
        _number, _sum, account, day, why = values
        if not text_of(account) and not _is_line(values):
            continue
        if text_of(day) or text_of(why):
            yield answered_row(row, values, typed.day(day))


def _is_line(values: Sequence[Cell]) -> bool:
    """A line that lost its account is one still, so that what is written beside it is told."""
    return typed.whole_tenge(values[0]) is not None and bool(
        text_of(values[3]) or text_of(values[4])
    )
