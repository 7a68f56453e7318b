"""The steps of the law as people read them: what, how much, which clause."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app import wording
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import button, label
from desktop_app.law.steps import Step
from desktop_app.translation import _

_CLAUSE = 170
"""Pixels: a clause with its act takes two lines."""


class StepsView(QWidget):
    """One line for each step; the sums stand to the right under each other.

    Without ``clauses`` where no decision in force is counted by: they would be those of another.
    """

    def __init__(self, context: Context, steps: Sequence[Step], *, clauses: bool = True) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(steps):
            grid.addWidget(label(context.words(step)), row, 0)
            grid.addWidget(_sum(step), row, 1)
            if clauses:
                clause = label(context.clause(step.clause), "quiet")
                clause.setFixedWidth(_CLAUSE)
                grid.addWidget(clause, row, 2, Qt.AlignmentFlag.AlignTop)


def as_text(context: Context, steps: Sequence[Step]) -> str:
    """The steps as plain text, a line for each with its sum and clause: to show or to copy."""
    return "\n".join(_line(context, step) for step in steps)


def _line(context: Context, step: Step) -> str:
    words = context.words(step)
    if step.amount is not None:
        words = f"{words}: {wording.tenge(step.amount)}"
    clause = context.clause(step.clause)
    return f"{words} ({clause})" if clause else words


def copy_button(text: Callable[[], str]) -> QPushButton:
    """Puts the text, as it is when pressed, on the clipboard."""
    return button(_("Copy"), lambda: QGuiApplication.clipboard().setText(text()), icon="copy")


def _sum(step: Step) -> QLabel:
    made = label("" if step.amount is None else wording.tenge(step.amount))
    made.setWordWrap(False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return made


class StepsDialog(KeyedDialog):
    """Steps with a heading, to read and close; ``slip`` is how to have them on paper."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        title: str,
        steps: Sequence[Step],
        words: str = "",
        *,
        slip: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        if words:
            column.addWidget(label(words))
        self.view = StepsView(context, steps)
        self.view.setContentsMargins(0, 0, 8, 0)
        inner = QWidget()
        inner_column = QVBoxLayout(inner)
        inner_column.setContentsMargins(0, 0, 0, 0)
        inner_column.addWidget(self.view)
        inner_column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(title)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        row = Row()
        self.slip_button = button(_("Calculation slip…"), self._print, icon="receipt-text")
        self.slip_button.setVisible(slip is not None)
        self._slip = slip
        row.addWidget(self.slip_button)
        self.copy_button = copy_button(lambda: "\n".join((title, as_text(context, steps))))
        row.addWidget(self.copy_button)
        row.addStretch(1)
        close = button(_("Close"), self.accept)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()
        available = self.screen().availableGeometry().height() - 80
        self.resize(760, min(150 + 30 * len(steps), available))

    def _print(self) -> None:
        """Close first: no dialog stands on a dialog."""
        self.accept()
        if self._slip is not None:
            self._slip()
