"""The cells of a workbook, read fast and only after the guard has let it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.documents.workbooks import guard
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.translation import N_

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Cell = str | int | float | bool | date | datetime | time | timedelta

_UNREADABLE = N_(
    "This workbook can't be read. Open it in Excel, save it again as .xlsx and try once more."
)


@dataclass(frozen=True)
class SheetCells:
    """A sheet from its first row and column on; a cell without content is an empty text.

    A cell that shows an error is its text, such as ``#N/A``. ``shared`` are the places, counted
    from 0, that one merged cell covers in several rows: what is written there is of them all.
    """

    name: str
    rows: list[list[Cell]]
    shared: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class WorkbookCells:
    """``counts_from_1904``: what a bare number in a column of dates means."""

    sheets: tuple[SheetCells, ...]
    counts_from_1904: bool


def read(path: Path) -> WorkbookCells:
    """Every visible sheet. Raises RefusedWorkbook, OSError."""
    accepted = guard.check(path)
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        with load_workbook(path) as book:
            sheets = tuple(
                _sheet(book.get_sheet_by_name(sheet.name))
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
                and sheet.visible == SheetVisibleEnum.Visible
            )
    except (CalamineError, ValueError) as error:
        raise RefusedWorkbook(_UNREADABLE) from error
    except BaseException as error:
        # The reader's own panics are neither Exceptions nor its errors.
        if type(error).__name__ == "PanicException":
            raise RefusedWorkbook(_UNREADABLE) from error
        raise
    if accepted.has_errors:
        _put_errors(path, sheets)
    return WorkbookCells(sheets, accepted.counts_from_1904)


def _sheet(sheet: "CalamineSheet") -> SheetCells:
    shared = {
        (row, column)
        for (first, left), (last, right) in sheet.merged_cell_ranges or ()
        if first < last
        for row in range(first, last + 1)
        for column in range(left, right + 1)
    }
    return SheetCells(sheet.name, sheet.to_python(skip_empty_area=False), frozenset(shared))


def _put_errors(path: Path, sheets: Sequence[SheetCells]) -> None:
    """The fast reader takes an error for an empty cell: a sum that can't be read would be none."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            for sheet in sheets:
                for row in book[sheet.name].iter_rows():
                    for cell in row:
                        if cell.data_type == "e" and cell.row and cell.column:
                            sheet.rows[cell.row - 1][cell.column - 1] = str(cell.value)
        finally:
            book.close()
    except Exception as error:
        raise RefusedWorkbook(_UNREADABLE) from error
