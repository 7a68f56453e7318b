"""The first passwords of the others: printed on slips, or read out to each of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.gui.beginning.answers import Answers
from desktop_app.gui.beginning.step import Step
from desktop_app.gui.parts.pieces import button, facts
from desktop_app.translation import _


class SlipsStep(Step):
    """``show_paper`` opens the slips to be printed or saved."""

    def __init__(self, answers: Answers, show_paper: Callable[[], None]) -> None:
        told = _(
            "Give each of the others their slip. They enter with these words once, and choose a "
            "password of their own at once."
        )
        super().__init__(answers, _("Passwords of the others"), told)
        self.print_button = button(_("Print or save…"), show_paper, icon="printer", primary=True)
        people = answers.newcomers()[1:]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(facts([(each.tidied.name, each.password) for each in people]))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields come into sight by themselves
        scroll.setWidget(inner)
        self.column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(scroll, 1)
        self.setFocusProxy(self.print_button)
