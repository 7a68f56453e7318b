"""Workbooks that are no .xlsx: OpenDocument, Excel 97 to 2003, and text with separators."""

import re
from pathlib import Path

from desktop_app.disk.plain_file import size_of
from desktop_app.documents.workbooks.formats import old_excel, open_document
from desktop_app.documents.workbooks.guard import TOO_LARGE, RefusedWorkbook
from desktop_app.documents.workbooks.reading import Cell, NotCounted, SheetCells
from desktop_app.documents.workbooks.separated_text import rows_of_text, text_of
from desktop_app.translation import N_

ERROR = "#"
"""What a cell holds that shows an error, or a formula of which nobody knows what it gives."""

_TEXTS = (".csv", ".txt")
_BOOKS = (".ods", ".xls")
_MOST_BYTES = 20 * 2**20

_UNREADABLE = N_("This file can't be read. Open it in Excel, save it as .xlsx and try once more.")
_TOO_LARGE = N_("This file is too large. Leave only the sheet with the lines.")


def is_one(path: Path) -> bool:
    return path.suffix.lower() in (*_TEXTS, *_BOOKS)


def is_text(path: Path) -> bool:
    return path.suffix.lower() in _TEXTS


def read(path: Path) -> tuple[SheetCells, ...]:
    """Every visible sheet. Raises RefusedWorkbook, OSError."""
    if size_of(path) > _MOST_BYTES:
        raise RefusedWorkbook(_TOO_LARGE)
    if is_text(path):
        return (SheetCells(path.stem, rows_of_text(text_of(path.read_bytes()))),)
    try:
        sheets = _sheets(path)
    except RefusedWorkbook as refused:
        raise RefusedWorkbook(
            _TOO_LARGE if refused.label == TOO_LARGE else refused.label
        ) from refused
    return tuple(
        SheetCells(sheet.name, [[_told(cell) for cell in row] for row in sheet.rows])
        for sheet in sheets
        if not sheet.is_hidden
    )


def _sheets(path: Path) -> tuple[SheetCells, ...]:
    if open_document.is_one(path):
        return open_document.read(path)[0]
    if old_excel.is_one(path):
        return old_excel.read(path)[0].sheets
    raise RefusedWorkbook(_UNREADABLE)


def _told(cell: Cell) -> Cell:
    """Neither a truth value nor an error is anything that a bank answers with."""
    if isinstance(cell, bool | NotCounted):
        return ERROR
    return ERROR if isinstance(cell, str) and _ERRORS.fullmatch(cell) else cell


_ERRORS = re.compile(r"#(?:N/A|VALUE!|REF!|DIV/0!|NAME\?|NUM!|NULL!)")
