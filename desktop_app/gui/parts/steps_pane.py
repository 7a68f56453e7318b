"""The steps of what is chosen, in a part of a page that scrolls."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.gui import theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import label
from desktop_app.gui.parts.steps import StepsView
from desktop_app.law.steps import Step


class StepsPane(QScrollArea):
    """A heading and, under it, the steps that were shown last."""

    def __init__(self, context: Context, heading: str) -> None:
        super().__init__()
        self.context = context
        self.steps: Sequence[Step] = ()
        self.heading = label(heading, "heading")
        self.setAccessibleName(heading)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumWidth(theme.scaled(300))
        self.show_steps(())

    def show_steps(self, steps: Sequence[Step], instead: str = "") -> None:
        """Show other steps, or words where there are none."""
        self.steps = steps
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 0, 8, 4)
        self.heading = label(self.heading.text(), "heading")
        column.addWidget(self.heading)
        if steps:
            column.addWidget(StepsView(self.context, steps))
        elif instead:
            column.addWidget(label(instead, "quiet"))
        column.addStretch(1)
        self.setWidget(inner)
