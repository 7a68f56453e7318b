"""Cells that stand for several: what is written in one of them is of them all."""

from desktop_app.law.steps import N_
from desktop_app.services.importing.reading.cells import wrong
from desktop_app.services.importing.reading.heading_names import LONG, PERIOD, TOTAL
from desktop_app.services.importing.reading.headings import Matched

OF_SEVERAL = wrong(
    N_("One cell stands here for several rows or periods. Write in each what was paid there.")
)
_OF_ONE = (PERIOD, TOTAL, LONG)


def parts(matched: Matched) -> frozenset[tuple[int, int]]:
    """The places, counted from 0, that one cell covers with others, below the headings."""
    return frozenset(
        (row, column)
        for (first, left), (last, right) in matched.sheet.merged
        if last > matched.row and (first, left) != (last, right)
        for row in range(max(first, matched.row + 1), last + 1)
        for column in range(left, right + 1)
    )


def fill(matched: Matched) -> None:
    """Write a school or a payee that stands once for several rows into each of them.

    Sums are left alone: whose they are nobody knows.
    """
    of_all = {
        column
        for code, column in matched.columns.items()
        if not code.startswith(_OF_ONE) and code != "amount"
    }
    rows = matched.sheet.rows
    of_all &= set(range(len(rows[matched.row])))
    for (first, left), (last, right) in matched.sheet.merged:
        if left == right and left in of_all and matched.row < first < last < len(rows):
            for row in rows[first + 1 : last + 1]:
                row[left] = rows[first][left]
