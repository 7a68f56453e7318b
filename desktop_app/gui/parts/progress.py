"""How far work off the GUI thread has come, and a button that stops it."""

from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from shiboken6 import isValid

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.system import taskbar
from desktop_app.services.errors import Stopped
from desktop_app.translation import _


class Progress(QObject):
    """Told in the worker's thread how many are done, tells it in the GUI thread.

    It belongs to no window, so that a page may go while its work is still running.
    """

    went_on = Signal(int)

    def __call__(self, done: int) -> None:
        self.went_on.emit(done)


class ProgressOfMany(QObject):
    """The same where it is known only later how many there are."""

    went_on = Signal(int, int)

    def __call__(self, done: int, count: int) -> None:
        self.went_on.emit(done, count)


class ProgressBar(QProgressBar):
    """Shows in the taskbar, too, how far it is, for whoever works in another program meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.valueChanged.connect(self._show_in_taskbar)

    def _show_in_taskbar(self, done: int) -> None:
        if not self.isHidden() and done >= self.minimum():
            taskbar.go_on(done, self.maximum())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # the window itself may be minimised: then it is looked at most
            taskbar.rest()


class ProgressLine(ProgressBar):
    """A thin line that is there only while there is something to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(5)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def begin(self, count: int) -> Progress:
        """Begin anew with so many to do; give what is returned to the work."""
        self.setRange(0, max(count, 1))
        self.setValue(0)
        self.show()
        told = Progress()
        told.went_on.connect(self.setValue)
        return told

    def begin_unknown(self) -> ProgressOfMany:
        """Begin where nobody knows yet how long it takes; give what is returned to the work."""
        self.begin(0)
        self.setRange(0, 0)
        told = ProgressOfMany()
        told.went_on.connect(self._go_on)
        return told

    def _go_on(self, done: int, count: int) -> None:
        self.setRange(0, count)
        self.setValue(done)


# Work that may take long, and a way to stop it

SOON = 500
"""Milliseconds: what is done by then shows no line that would only flicker."""

_TELL_EVERY = 0.2
"""Seconds."""


class Running:
    """One piece of work: give it as its `Progress`, and say when it has ended, however it did."""

    def __init__(self, of: "LongWork", told: ProgressOfMany) -> None:
        self._of, self._told, self._stop = of, told, Event()
        self._told_at = monotonic()

    def __call__(self, done: int, count: int) -> None:
        if self._stop.is_set():
            raise Stopped
        now = monotonic()
        if now - self._told_at >= _TELL_EVERY:  # the window has other things to do
            self._told_at = now
            self._told(done, count)

    def stop(self) -> None:
        """It comes to no end, and nothing of it is kept."""
        self._stop.set()

    def ended(self) -> None:
        if isValid(self._of):
            self._of.rest_of(self)


class LongWork(QWidget):
    """Is there while something takes longer than a moment. The button stops all that runs."""

    def __init__(self) -> None:
        super().__init__()
        self._running: list[Running] = []
        self.line = ProgressLine()
        self.line.setAccessibleName(_("Progress"))
        self.stop_button = button(_("Stop"), self._stop, icon="circle-x")
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.stop_button)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.show)
        self.hide()

    def begin(self) -> Running:
        found = Running(self, self.line.begin_unknown())
        self._running.append(found)
        self.stop_button.setEnabled(True)
        if self.isHidden():
            self._soon.start()
        return found

    def rest_of(self, ended: Running) -> None:
        if ended in self._running:
            self._running.remove(ended)
        if not self._running:
            self._soon.stop()
            self.line.hide()
            self.hide()

    def _stop(self) -> None:
        for each in self._running:
            each.stop()
        self.stop_button.setEnabled(False)
