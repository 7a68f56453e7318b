"""Which columns of an old register hold sums: what was paid and is not read would be paid again."""

from collections.abc import Collection, Sequence

from desktop_app.documents.workbooks.reading import Cell, NotCounted
from desktop_app.services.importing import cells as cells_of

_LEAST_TENGE = 3_000
"""Less is a year, a class or the number of a paper; a month of any decision gives more."""


def columns_with_sums(
    rows: Sequence[Sequence[Cell]], children: int | None, known: Collection[int]
) -> set[int]:
    """Columns beside the ``known`` ones where some child has a sum.

    ``children`` is the column of their IINs: in rows without one stands what all have together.
    """
    found: set[int] = set()
    for cells in rows:
        if children is not None and cells[children] == "":
            continue
        found |= {
            column
            for column, cell in enumerate(cells)
            if column not in known and column not in found and _is_sum(cell)
        }
    return found


def _is_sum(cell: Cell) -> bool:
    """A formula of which nobody knows what it gives may be one."""
    if cell == "":
        return False
    if isinstance(cell, NotCounted):
        return True
    amount, told = cells_of.money(cell)
    return told is None and (amount or 0) >= _LEAST_TENGE
