"""The cells of a workbook, read fast and only after the guard has let it in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
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


class NotCounted(str):
    """A formula of which the workbook does not say what it gives: a program wrote it, not Excel."""

    __slots__ = ()


@dataclass(frozen=True)
class SheetCells:
    """A sheet from its first row and column on; a cell without content is an empty text.

    A cell that shows an error is its text, such as ``#N/A``; a formula without a value is
    `NotCounted`. ``shared`` are the places, counted
    from 0, that one merged cell covers in several rows: what is written there is of them all.
    """

    name: str
    rows: list[list[Cell]]
    shared: frozenset[tuple[int, int]] = frozenset()
    is_hidden: bool = False
    merged: tuple["Area", ...] = ()


Area = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a merge, as row and column counted from 0."""


@dataclass(frozen=True)
class WorkbookCells:
    """``counts_from_1904``: what a bare number in a column of dates means."""

    sheets: tuple[SheetCells, ...]
    counts_from_1904: bool


def read(path: Path, *, also_hidden: bool = False) -> WorkbookCells:
    """Every visible sheet, and the hidden ones where they are asked for.

    Raises RefusedWorkbook, OSError.
    """
    accepted = guard.check(path)
    from python_calamine import SheetTypeEnum, SheetVisibleEnum, load_workbook

    with refused_as(_UNREADABLE), load_workbook(path) as book:
        sheets = tuple(
            _sheet(
                book.get_sheet_by_name(sheet.name),
                is_hidden=sheet.visible != SheetVisibleEnum.Visible,
            )
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
            and (also_hidden or sheet.visible == SheetVisibleEnum.Visible)
        )
    if accepted.has_errors:
        _put_errors(path, sheets)
    if accepted.lacks_values:
        _put_not_counted(path, sheets)
    return WorkbookCells(sheets, accepted.counts_from_1904)


@contextmanager
def refused_as(label: str) -> Iterator[None]:
    """Whatever the fast reader raises is a RefusedWorkbook in these words."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, ValueError) as error:
        raise RefusedWorkbook(label) from error
    except BaseException as error:
        # The reader's own panics are neither Exceptions nor its errors.
        if type(error).__name__ == "PanicException":
            raise RefusedWorkbook(label) from error
        raise


def _sheet(sheet: "CalamineSheet", *, is_hidden: bool) -> SheetCells:
    merged = tuple(sheet.merged_cell_ranges or ())
    rows = said_once([""] * (sheet.start or (0, 0))[1], sheet.iter_rows())
    return SheetCells(sheet.name, rows, shared_by_rows(merged), is_hidden, merged)


def said_once(before: list[Cell], rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """The rows with ``before`` in front of each; what a column says again and again is kept once.

    Registers name a few schools, days and sums on every row: a reader makes each of them anew.
    """
    found: list[list[Cell]] = []
    known: dict[int, dict[Cell, Cell]] | None = None
    for number, row in enumerate(rows, 1):
        cells = [*before, *row] if before else row
        if known is None:
            known = {column: {} for column in range(len(cells))}
        for column, kept in known.items():
            cell = cells[column]
            if type(cell) in _KEPT_ONCE:
                cells[column] = kept.setdefault(cell, cell)
        found.append(cells)
        if number % _LOOKED_AT == 0:
            known = {column: kept for column, kept in known.items() if _is_worth(kept, number)}
    return found


def _is_worth(kept: dict[Cell, Cell], rows: int) -> bool:
    """Not of names and numbers that are every family's own; of days there are not many."""
    is_said_again = 2 * len(kept) <= rows or type(next(reversed(kept))) is date
    if len(kept) > _MOST_KEPT:
        kept.clear()
    return is_said_again


_KEPT_ONCE = frozenset({str, float, date})
"""Of one type each in `known`: a number and a yes that are equal stand for each other nowhere."""
_LOOKED_AT = 1_000
_MOST_KEPT = 10_000


def shared_by_rows(merged: Sequence["Area"]) -> frozenset["_Place"]:
    """The places that one cell covers in several rows."""
    return frozenset(
        (row, column)
        for (first, left), (last, right) in merged
        if first < last
        for row in range(first, last + 1)
        for column in range(left, right + 1)
    )


def _put_errors(path: Path, sheets: Sequence[SheetCells]) -> None:
    """The fast reader takes an error for an empty cell: a sum that can't be read would be none."""
    for sheet, place, kind, value in _cells(path, sheets, data_only=True):
        if kind == "e":
            _put(sheet, place, str(value))


def _put_not_counted(path: Path, sheets: Sequence[SheetCells]) -> None:
    """A formula without a value is empty to the fast reader: a sum that was paid would be none.

    One that gives an empty text has a value, and stays empty.
    """
    formulas = {
        (sheet.name, place): str(value)
        for sheet, place, kind, value in _cells(path, sheets, data_only=False)
        if kind == "f"
    }
    for sheet, place, kind, value in _cells(path, sheets, data_only=True):
        if value is None and kind != "str" and (sheet.name, place) in formulas:
            _put(sheet, place, NotCounted(formulas[sheet.name, place]))


_Place = tuple[int, int]
"""Row and column, counted from 0."""


def _cells(
    path: Path, sheets: Sequence[SheetCells], *, data_only: bool
) -> Iterator[tuple[SheetCells, _Place, str, object]]:
    """Every cell with its kind and value, read slowly. Raises RefusedWorkbook."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=data_only)
        try:
            for sheet in sheets:
                for row, cells in enumerate(book[sheet.name].iter_rows()):
                    for column, cell in enumerate(cells):
                        yield sheet, (row, column), cell.data_type, cell.value
        finally:
            book.close()
    except Exception as error:
        raise RefusedWorkbook(_UNREADABLE) from error


def _put(sheet: SheetCells, place: _Place, value: Cell) -> None:
    """Also beyond the last cell that the fast reader took for filled."""
    last_row, last_column = place
    width = len(sheet.rows[0]) if sheet.rows else 0
    if last_column >= width:
        for row in sheet.rows:
            row.extend([""] * (last_column + 1 - width))
        width = last_column + 1
    while len(sheet.rows) <= last_row:
        sheet.rows.append([""] * width)
    sheet.rows[last_row][last_column] = value
