"""Headings in two rows, the upper ones merged over several columns, joined into one row."""

from datetime import date
from itertools import chain, repeat

from desktop_app.documents.workbooks.reading import Cell, SheetCells
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import BETWEEN

_FEWEST_BELOW = 2


def joined(sheet: SheetCells, number: int) -> list[Cell] | None:
    """The row and the one below it as one, or None where they are no heading of two rows."""
    if number + 1 >= len(sheet.rows):
        return None
    upper, lower = list(sheet.rows[number]), sheet.rows[number + 1]
    groups = [
        (left, min(right, len(upper) - 1))
        for (first, left), (last, right) in sheet.merged
        if first == last == number and left < right
    ]
    below = list(chain.from_iterable(range(left, right + 1) for left, right in groups))
    texts = [column for column in below if isinstance(lower[column], str) and lower[column] != ""]
    if len(texts) < _FEWEST_BELOW or any(map(_is_of_a_row, lower)):
        return None
    for left, right in groups:
        upper[left : right + 1] = repeat(upper[left], right + 1 - left)
    return [
        BETWEEN.join(filter(None, (text(above), text(under))))
        for above, under in zip(upper, lower, strict=True)
    ]


def _is_of_a_row(cell: Cell) -> bool:
    """Is it what stands below headings: a number, a day, or the digits of an IIN?"""
    if isinstance(cell, str):
        return len(cell) > 8 and cell.strip().isdigit()
    return isinstance(cell, int | float | date)
