"""What is still to be set up: a button each that leads to where it is done."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Card, button, clear, label, literal
from desktop_app.gui.places import Place
from desktop_app.gui.reading import Reading
from desktop_app.services.backups import shown as backups
from desktop_app.services.desk import Desk
from desktop_app.services.today import set_up
from desktop_app.services.today.set_up import Task
from desktop_app.translation import N_, _

WORDS: dict[Task, tuple[str, str, Place]] = {
    Task.DETAILS: (
        N_("The office's name, BIN, address and head: every paper bears them."),
        N_("Enter the details"),
        places.DETAILS,
    ),
    Task.SCHOOLS: (
        N_("The schools that organise home education."),
        N_("Add schools"),
        places.SCHOOLS,
    ),
    Task.ROLES: (
        N_("A specialist, a head, an accountant and an administrator, each with a password."),
        N_("Open workers"),
        places.WORKERS,
    ),
    Task.CALENDAR: (
        N_("The days off of the year: time limits are counted by them."),
        N_("Open the calendar"),
        places.CALENDAR,
    ),
    Task.BACKUPS: (
        N_("A second place for backups on another disk: this one may fail."),
        N_("Second place for backups"),
        places.BACKUPS,
    ),
    Task.REGISTER: (
        N_("The families that are paid already, from the old register, before the first sheet."),
        N_("Bring in from Excel…"),
        places.IMPORT,
    ),
    Task.FORMS: (
        N_("The words of Appendices 2 and 3, held against the published act."),
        N_("Compare the appendices"),
        places.LAW_WATCH,
    ),
}
"""What is to be done and why, what leads there, and where that is."""


class SetUpCard(Card):
    """Hidden where nothing is left, where it is somebody else's, and where one only practises."""

    listed = Signal(object)
    """The `Task`s that stand in it now."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Still to be set up"))
        self.context = context
        self._reading = Reading(context, self)
        self._tasks: tuple[Task, ...] = ()
        self._elsewhere: frozenset[Task] = frozenset()
        self.first = label("", "quiet")
        self.column.addWidget(self.first)
        self.ways = Row()
        self.ways.setSpacing(8)
        self.column.addLayout(self.ways)
        self.hide()

    def refresh(self) -> None:
        """Ask again what is left."""
        if self.context.session is not None:  # else nobody enters by a password: one practises
            desk = self.context.desk
            self._reading.ask(lambda: _left(desk), self.show_left)

    def leave_out(self, tasks: Collection[Task]) -> None:
        """What the same page asks for elsewhere."""
        if self._elsewhere != frozenset(tasks):
            self._elsewhere = frozenset(tasks)
            self.show_left(self._tasks)

    def show_left(self, tasks: tuple[Task, ...]) -> None:
        self._tasks = tasks
        listed = tuple(task for task in tasks if task not in self._elsewhere)
        clear(self.ways)
        for task in listed:
            words, way, place = WORDS[task]
            made = button(_(way), partial(self.context.go, place))
            made.setToolTip(literal(_(words)))
            made.setAccessibleDescription(_(words))
            self.ways.addWidget(made)
        self.ways.addStretch(1)
        self.first.setText(_(WORDS[listed[0]][0]) if listed else "")
        self.setVisible(bool(listed))
        self.listed.emit(listed)


def _left(desk: Desk) -> tuple[Task, ...]:
    return set_up.left(desk, has_second_place=backups.has_second_place(desk))
