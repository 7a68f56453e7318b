"""The cells of a workbook, read fast and only after the guard has let it in."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from desktop_app.documents.workbooks import guard
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.translation import N_

Cell = str | int | float | bool | date | datetime | time | timedelta

_UNREADABLE = N_(
    "This workbook can't be read. Open it in Excel, save it again as .xlsx and try once more."
)


@dataclass(frozen=True)
class SheetCells:
    """A sheet from its first row and column on; a cell without content is an empty text."""

    name: str
    rows: list[list[Cell]]


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
                SheetCells(
                    sheet.name,
                    book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False),
                )
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
    return WorkbookCells(sheets, accepted.counts_from_1904)
