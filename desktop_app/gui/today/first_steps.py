"""What a new office does first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Card, button, label, line
from desktop_app.services.today.first_screen import FirstSteps
from desktop_app.services.today.set_up import Task
from desktop_app.translation import _

ASKED_FOR = frozenset({Task.DETAILS, Task.SCHOOLS, Task.REGISTER})
"""What it asks for of all that is to be set up."""


class FirstStepsCard(Card):
    """Three steps; what is done is ticked, and the first that is not is the one to do."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Welcome. Three steps to begin:"))
        self.context = context
        self.details = button(_("Enter the details"), self._settings)
        self.schools = button(_("Add schools"), self._settings)
        self.application = button(_("Take an application"), self._new_application, icon="plus")
        self.buttons = (self.details, self.schools, self.application)
        words = (
            _("The office's name, address and head: papers bear them."),
            _("The schools that organise home education."),
            _("The first application, with the papers the parent brings."),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        self._marks = [line() for _step in words]
        for row, (mark, text, made) in enumerate(
            zip(self._marks, words, self.buttons, strict=True)
        ):
            mark.setFixedWidth(24)
            made.setMinimumWidth(200)
            made.setAccessibleDescription(text)
            grid.addWidget(mark, row, 0)
            grid.addWidget(label(text), row, 1)
            grid.addWidget(made, row, 2, Qt.AlignmentFlag.AlignRight)
        self.old_register = button(
            _("Bring in from Excel…"), lambda: context.go(places.IMPORT), icon="upload"
        )
        self.old_register.setMinimumWidth(200)
        words_ = label(_("Families that the office pays already, from its register in Excel."))
        grid.addWidget(words_, len(words), 1)
        grid.addWidget(self.old_register, len(words), 2, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(grid)
        self.column.addStretch(1)

    def show_steps(self, steps: FirstSteps) -> None:
        done = (steps.has_details, steps.has_schools, False)
        for mark, number, finished in zip(self._marks, (1, 2, 3), done, strict=True):
            mark.setText("" if finished else f"{number}.")
            if finished:
                mark.setPixmap(theme.icon("circle-check", theme.GOOD).pixmap(18, 18))
                mark.setAccessibleName(_("Done"))
        for made, number in zip(self.buttons, range(3), strict=True):
            is_next = number == done.index(False)
            made.setProperty("primary", is_next)
            if made is self.application:
                made.setIcon(theme.icon("plus", theme.ON_FILL if is_next else theme.QUIET))
            made.style().unpolish(made)
            made.style().polish(made)

    def _settings(self) -> None:
        self.context.go(places.SETTINGS)

    def _new_application(self) -> None:
        self.context.go(places.entry())
