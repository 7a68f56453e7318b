"""Text with separators, as offices and banks save it: every cell is the text that stands there."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.documents.workbooks.guard import (
    MOST_CELLS,
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
    """The cells of a text whose separator is the one by which most lines are of one width.

    Nothing is kept before that is known: cut at every sign, a text of signs would fill the memory.
    Raises RefusedWorkbook.
    """
    if text.count("\n") > MOST_ROWS:
        raise RefusedWorkbook(TOO_LARGE)
    try:
        found = {each: _shape(text, each) for each in _SEPARATORS if each in text}
        if found and not any(found.values()):
            raise RefusedWorkbook(TOO_LARGE)
        alike = {each: shape.alike for each, shape in found.items() if shape is not None}
        separator = max(alike, key=alike.__getitem__, default=_SEPARATORS[0])
        shape = found.get(separator) or _Shape()
        if shape.widest > MOST_COLUMNS or shape.rows * shape.widest > MOST_CELLS:
            raise RefusedWorkbook(TOO_LARGE)
        rows = list(_rows(text, separator))
    except csv.Error as error:
        raise RefusedWorkbook(UNREADABLE) from error
    except _NoTable as error:
        raise RefusedWorkbook(TOO_LARGE) from error
    wide = max(map(len, rows), default=0)
    return [[*row, *[""] * (wide - len(row))] for row in rows]


@dataclass
class _Shape:
    """Of the rows that a separator makes of a text: how many, the widest one, and how many are of
    the commonest width of more than one cell, with that width."""

    rows: int = 0
    widest: int = 0
    alike: tuple[int, int] = (0, 0)


def _shape(text: str, separator: str) -> _Shape | None:
    """None where nobody writes a table so: a line of it has more cells than any workbook."""
    widths: Counter[int] = Counter()
    try:
        widths.update(map(len, _rows(text, separator)))
    except _NoTable:
        return None
    alike = ((count, width) for width, count in widths.items() if width > 1)
    return _Shape(widths.total(), max(widths, default=0), max(alike, default=(0, 0)))


class _NoTable(Exception):
    """A line has too many cells, or a cell too many lines."""


_MOST_IN_A_LINE, _MOST_LINES_OF_A_ROW = 1_024, 1_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def _rows(text: str, separator: str) -> Iterator[list[Cell]]:
    lines = 0

    def counted() -> Iterator[str]:
        nonlocal lines
        for line in _LINE.finditer(text):
            lines += 1
            if lines > _MOST_LINES_OF_A_ROW or line[0].count(separator) > _MOST_IN_A_LINE:
                raise _NoTable
            yield line[0]

    for row in csv.reader(counted(), delimiter=separator):
        lines = 0
        yield list(row)
