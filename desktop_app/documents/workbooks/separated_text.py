"""Text with separators, as offices and banks save it: every cell is the text that stands there."""

import csv
import io
from collections import Counter

from desktop_app.documents.workbooks.guard import (
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_LARGE,
    RefusedWorkbook,
)
from desktop_app.documents.workbooks.reading import Cell
from desktop_app.translation import N_

_NO_TEXT = N_("This text is in no encoding that is known here: save it as UTF-8 or Windows-1251.")
UNREADABLE = N_(
    "This file can't be read as a table of text. Open it in Excel and save it as .xlsx, or as CSV "
    "UTF-8."
)


def text_of(content: bytes) -> str:
    """A text in one of the encodings that offices and banks write. Raises RefusedWorkbook."""
    encodings = ("utf-8-sig", "cp1251")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16", "utf-16")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedWorkbook(_NO_TEXT)


_SEPARATORS = ";\t,|"


def rows_of_text(text: str) -> list[list[Cell]]:
    """The cells of a text whose separator is the one by which most lines are of one width."""
    if text.count("\n") > MOST_ROWS:
        raise RefusedWorkbook(TOO_LARGE)
    try:
        read = [_rows(text, each) for each in _SEPARATORS]
    except csv.Error as error:
        raise RefusedWorkbook(UNREADABLE) from error
    rows = max(read, key=_alike)
    wide = max(map(len, rows), default=0)
    if wide > MOST_COLUMNS:
        raise RefusedWorkbook(TOO_LARGE)
    return [[*row, *[""] * (wide - len(row))] for row in rows]


def _rows(text: str, separator: str) -> list[list[Cell]]:
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]


def _alike(rows: list[list[Cell]]) -> tuple[int, int]:
    """How many lines are of the commonest width of more than one cell, and that width."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
