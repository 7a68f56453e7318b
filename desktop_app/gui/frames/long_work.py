"""Work that may take long: a line that shows how far it has come, and a button that stops it."""

from threading import Event
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.progress import ProgressLine, ProgressOfMany
from desktop_app.services.waiting import Stopped
from desktop_app.translation import _

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
        row = QHBoxLayout(self)
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
