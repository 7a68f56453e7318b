"""The steps of the law as people read them: what, how much, which clause."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.widgets.parts import button, label
from desktop_app.law.steps import Step
from desktop_app.translation import _


class StepsView(QWidget):
    """One line for each step; the sums stand to the right under each other."""

    def __init__(self, context: Context, steps: Sequence[Step]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(steps):
            grid.addWidget(label(context.words(step)), row, 0)
            grid.addWidget(_sum(step), row, 1)
            clause = label(wording.clause(step.clause, translation.current()), "quiet")
            clause.setWordWrap(False)
            grid.addWidget(clause, row, 2, Qt.AlignmentFlag.AlignTop)


def _sum(step: Step) -> QLabel:
    made = label("" if step.amount is None else wording.tenge(step.amount))
    made.setWordWrap(False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return made


class StepsDialog(QDialog):
    """Steps with a heading, to read and close."""

    def __init__(
        self, parent: QWidget, context: Context, title: str, steps: Sequence[Step], words: str = ""
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
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(title)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(_("Close"), self.accept)
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)
        available = self.screen().availableGeometry().height() - 80
        self.resize(760, min(150 + 30 * len(steps), available))
