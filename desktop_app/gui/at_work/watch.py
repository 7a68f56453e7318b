"""What the window does by itself while a database is open, beside the pages."""

from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop_app.gui import tasks
from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import Banner
from desktop_app.services.office import state
from desktop_app.services.tasks import keeping

if TYPE_CHECKING:
    from desktop_app.services.health.records import Finding

_AFTER_ACTS = 5_000
"""Milliseconds after an act, and those that follow it at once, until this PC remembers them."""
_BETWEEN_TURNS = 200
"""Milliseconds in which others have the database to themselves."""
_A_MINUTE = 60_000
_JUMP = timedelta(minutes=10)
"""More than the clocks of PCs are set right by from time to time."""


class Watch(QObject):
    """Remembers which state of the office was seen, when its day or its clock changes, and reckons
    what waits."""

    clock_moved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.noting = QTimer(self)
        self.noting.setSingleShot(True)
        self.noting.setInterval(_AFTER_ACTS)
        self.noting.timeout.connect(self._note)
        context.changed.connect(self.noting.start)
        self.minute = QTimer(self)
        self.minute.setInterval(_A_MINUTE)
        self.minute.timeout.connect(self.look_at_clock)
        self.reckoning = QTimer(self)
        self.reckoning.setSingleShot(True)
        self.reckoning.setInterval(_BETWEEN_TURNS)
        self.reckoning.timeout.connect(self._reckon)
        context.changed.connect(self.reckoning.start)
        self._was: tuple[datetime, float] = (context.desk.now(), monotonic())
        self.minute.start()
        self.noting.start()
        self.reckoning.start()

    def _note(self) -> None:
        """What keeps it from being remembered is told by whatever the office does next."""
        desk = self._context.desk
        tasks.start(self._context, lambda: state.note(desk), _nothing, _nothing)

    def _reckon(self) -> None:
        """Tasks that an act left marked, a few children's at a time: whoever leaves waits for no
        more. Until then pages reckon them; trouble is told by whatever the office does next."""
        desk = self._context.desk

        def again(done: int) -> None:
            if done:
                self.reckoning.start()

        tasks.start(self, lambda: keeping.turn(desk), again, _nothing)

    def look_at_clock(self) -> None:
        before, then = self._was
        now, passed = self._context.desk.now(), timedelta(seconds=monotonic() - then)
        self._was = (now, monotonic())
        if now.date() != before.date() or abs(now - before - passed) > _JUMP:
            self.clock_moved.emit()


def _nothing(_given: object) -> None:
    """Nobody waits for it."""


class DamageLine(Banner):
    """What is wrong with the database, above every page; looked for when it was opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        desk = context.desk

        def look() -> "list[Finding]":
            from desktop_app.services.office import watching  # Today is shown without

            return watching.at_start(desk)

        context.act(look, self._show, changes=False)

    def _show(self, found: "list[Finding]") -> None:
        if found and isValid(self):
            self.say("bad", "\n".join(self._context.words(each.step) for each in found[:_SHOWN]))


_SHOWN = 5
