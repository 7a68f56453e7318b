"""A school or a complaint on file that may be the one typed, side by side, and the answer."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from desktop_app.gui.fields.entries import Field
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, label
from desktop_app.gui.people.looks_alike import side_by_side
from desktop_app.records.likeness import RecordAlike
from desktop_app.translation import _


class PerhapsOnFileView(QFrame):
    """Hidden while nothing is asked. One after another is answered; typed anew, asked anew."""

    same = Signal(object)
    """It is this record on file."""
    answered = Signal()

    def __init__(self, question: str, same: str, another: str, fields: Iterable[Field]) -> None:
        """The question and the two answers, in words; an answer holds till a field changes."""
        super().__init__()
        self.setProperty("banner", "warn")
        self._open: list[RecordAlike] = []
        self.others: set[int] = set()
        """The records on file that were said to be others."""
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(label(question))
        self.sides = QGridLayout()
        self.sides.setHorizontalSpacing(14)
        column.addLayout(self.sides)
        row = Row()
        self.same_button = button(same, self._is_same)
        self.another_button = button(another, self._is_another)
        for made in (self.same_button, self.another_button):
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        for field in fields:
            field.changed.connect(self._forget)
        self.hide()

    def ask(self, alike: Sequence[RecordAlike]) -> None:
        """Show the first of them, with the answers to choose from."""
        self._open = list(alike)
        self.setVisible(bool(alike))
        if alike:
            first = alike[0]
            side_by_side(self.sides, (_("On file"), first.on_file), (_("Typed here"), first.typed))
            self.same_button.setFocus()

    def _forget(self) -> None:
        self.others.clear()
        self.ask([])

    def _is_same(self) -> None:
        first = self._open[0]
        self.ask([])
        self.same.emit(first.on_file)

    def _is_another(self) -> None:
        first, *rest = self._open
        self.others.add(first.on_file.id)
        self.ask(rest)
        if not rest:
            self.answered.emit()
