"""A list of few rows that people keep: a table with its buttons below."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.sorting import SortedByClick
from desktop_app.gui.parts.table import Table
from desktop_app.gui.reading import Reading

R = TypeVar("R")


class ListTab(QWidget, Generic[R]):
    """A table of what the office keeps, and what one can do with the row that is chosen."""

    def __init__(self, page: Page, name: str, columns: list[Column[R]]) -> None:
        super().__init__()
        self._page, self.context = page, page.context
        self.reading = Reading(self.context, self)
        self.found: dict[int, R] = {}
        self.model = PagedModel(columns, lambda ids: [self.found[row_id] for row_id in ids], self)
        self.table = Table(self.model, self.edit)
        self.table.setAccessibleName(name)
        self._sorted = SortedByClick(self.table, lambda: self.show_rows(self.found))
        self.buttons = Row()
        self.buttons.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(self.buttons)

    def edit(self, row_id: int) -> None:
        """Open the row."""

    def offer(self, *buttons: QPushButton) -> None:
        for place, offered in enumerate(buttons):
            self.buttons.insertWidget(place, offered)
        self.table.acts.extend(buttons)

    def show_rows(self, found: dict[int, R]) -> None:
        """Show other rows, keeping the place in the list."""
        kept = max(self.table.currentIndex().row(), 0)
        self.found = found
        ids = list(found)
        places = self._sorted.places(self.model.columns, list(found.values()))
        self.model.show([ids[place] for place in places])
        if found:
            self.table.setCurrentIndex(self.model.index(min(kept, len(found) - 1), 0))

    def on_chosen(self, act: Callable[[int], None]) -> None:
        row_id = self.table.selected_id()
        if row_id is not None:
            act(row_id)
