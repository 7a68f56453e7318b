"""A titled table of a page, with what to do for each of its rows."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.parts.sorting import SortedByClick
from desktop_app.gui.parts.table import Table

R = TypeVar("R")


class Section(QWidget, Generic[R]):
    """A table of rows at hand, with its buttons above and words for when it is empty."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        empty: str,
        opened: Callable[[R], None] | None = None,
    ) -> None:
        super().__init__()
        self.name = name
        self.rows: Sequence[R] = ()
        self.model = PagedModel(columns, lambda ids: [self.rows[index] for index in ids], self)
        self._opened = opened
        self.table = Table(self.model, self._open)
        self.table.setAccessibleName(name)
        self._sorted = SortedByClick(self.table, self._show)
        self.empty = label(empty, "quiet")
        self.bar = Row()
        self.note = label("", "quiet")
        self.note.hide()
        self.bar.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)

    def show_rows(self, rows: Sequence[R]) -> None:
        self.rows = rows
        self._show()
        self.table.setVisible(bool(rows))
        self.empty.setHidden(bool(rows))

    def _show(self) -> None:
        """In the order that was chosen; the chosen row stays chosen."""
        self.table.show_ids(self._sorted.places(self.model.columns, self.rows))

    def rename(self, name: str, empty: str) -> None:
        """Other words for the same table."""
        self.name = name
        self.table.setAccessibleName(name)
        self.empty.setText(empty)

    def add_button(self, made: QPushButton) -> None:
        """A button above the table, at the right of those before it."""
        if self.bar.count() == 1:
            self.bar.addStretch(0)
        self.bar.addWidget(made, 0, Qt.AlignmentFlag.AlignRight)
        self.table.acts.append(made)

    def say(self, words_: str) -> None:
        """A note above the table, left of the buttons."""
        self.note.setText(words_)
        self.note.setVisible(bool(words_))

    @property
    def title(self) -> str:
        return f"{self.name} ({len(self.rows)})" if self.rows else self.name

    def selected(self) -> R | None:
        index = self.table.selected_id()
        return None if index is None else self.rows[index]

    def _open(self, index: int) -> None:
        if self._opened is not None:
            self._opened(self.rows[index])


AnySection = Section[Any]
