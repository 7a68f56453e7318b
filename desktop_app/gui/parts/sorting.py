"""Rows in the order of a column that somebody clicked: once up, once down, then as they came."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from desktop_app.gui.parts.paged import Column
from desktop_app.identity.sorting import sort_key
from desktop_app.services.listing import InOrder, Listing, in_order
from desktop_app.services.registers import cells

R = TypeVar("R")
Order = tuple[int, bool]
"""A column, and whether the last come first."""


def keys(column: Column[R], rows: Sequence[R]) -> list[Any]:
    """Days and sums by what they are, names as in the alphabet; None where nothing is said."""
    if column.key is not None:
        return [column.key(row) for row in rows]
    holds, read = cells.read([column.text(row) for row in rows])
    worded = holds in ("text", "code")
    return [None if cell == "" else sort_key(str(cell)) if worded else cell for cell in read]


class SortedByClick:
    """The headings of a table, and the order that was chosen by them; ``chosen`` is called."""

    def __init__(self, table: QTableView, chosen: Callable[[], object]) -> None:
        self.order: Order | None = None
        self._table, self._chosen = table, chosen
        header = table.horizontalHeader()  # asked for each time: see `Arranged`
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._clicked)

    def places(self, columns: Sequence[Column[R]], rows: Sequence[R]) -> list[int]:
        """The rows' places as they are to be shown."""
        if self.order is None:
            return list(range(len(rows)))
        column, falling = self.order
        return in_order(keys(columns[column], rows), falling=falling)

    def listed(self, columns: Sequence[Column[R]], listing: Listing[R]) -> Listing[R]:
        """The same of a list that is asked for."""
        if self.order is None:
            return listing
        column, falling = self.order
        return InOrder(listing, partial(keys, columns[column]), falling=falling)

    def _clicked(self, column: int) -> None:
        was = self.order
        if was is None or was[0] != column:
            self.order = (column, False)
        else:
            self.order = None if was[1] else (column, True)
        shown = self.order is not None
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(shown)
        if self.order is not None:
            falling = Qt.SortOrder.DescendingOrder if self.order[1] else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(self.order[0], falling)
        self._chosen()
