"""An old register as text with separators (``.csv``): every cell is the text that stands there."""

import csv
import io
from pathlib import Path

from desktop_app.disk.plain_file import size_of
from desktop_app.documents.workbooks.guard import MOST_COLUMNS, MOST_ROWS, RefusedWorkbook
from desktop_app.documents.workbooks.reading import SheetCells
from desktop_app.translation import N_

_MOST_BYTES = 60 * 2**20
_SEPARATORS = (";", "\t", ",")
_LOOKED_AT = 30
_NOT_TEXT = N_(
    "This file can't be read as a table of text. Open it in Excel and save it as .xlsx, or as CSV "
    "UTF-8."
)
_TOO_LARGE = N_(
    "This workbook is too large: at most 100 000 rows and 256 columns. Leave only the register."
)


def is_one(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def read(path: Path) -> tuple[SheetCells, ...]:
    """One sheet, named like the file. Raises RefusedWorkbook, OSError."""
    if size_of(path) > _MOST_BYTES:
        raise RefusedWorkbook(_TOO_LARGE)
    content = path.read_bytes()
    text = _decoded(content)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        raise RefusedWorkbook(_NOT_TEXT) from error
    width = max(map(len, rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise RefusedWorkbook(_TOO_LARGE)
    return (SheetCells(path.stem, [[*row, *[""] * (width - len(row))] for row in rows]),)


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 where the file says so, else what Russian Windows writes.

    Kazakh letters have no place in that one and were saved as question marks: such a file is
    refused, for the names in it are lost.
    """
    for encoding in ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            return _whole(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError as error:
        raise RefusedWorkbook(_NOT_TEXT) from error
    if "?" in text:
        raise RefusedWorkbook(_NOT_TEXT)
    return _whole(text)


def _whole(text: str) -> str:
    if "\0" in text:
        raise RefusedWorkbook(_NOT_TEXT)
    return text


def _separator(text: str) -> str:
    """The one that parts the first rows into most columns."""
    first = text.splitlines()[:_LOOKED_AT]
    return max(_SEPARATORS, key=lambda each: sum(line.count(each) for line in first))
