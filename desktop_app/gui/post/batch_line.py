"""Work for many, off the GUI thread: one bar that shows how far it is, a way to stop, what came."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.parts.progress import Progress, ProgressBar
from desktop_app.services.post.batches import Stopped
from desktop_app.translation import _

R = TypeVar("R")


class BatchLine(QWidget):
    """One piece of work at a time; when nobody sees how it ends, the window tells it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.is_running = False
        self._stop = threading.Event()
        self.bar = ProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setFormat("%v / %m")
        self.stop_button = button(_("Stop"), self.stop, icon="circle-x")
        self.banner = Banner()
        self._running = QWidget()
        row = Row(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop_button)
        self._running.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._running)
        column.addWidget(self.banner)

    def run(
        self,
        count: int,
        work: Callable[[Progress, Stopped], R],
        done: Callable[[R], tuple[str, str]],
        *,
        ended: Callable[[], None],
        changes: bool = True,
    ) -> None:
        """Do it; ``done`` says the kind of the result and its words, ``ended`` follows always."""
        stop = self._stop = threading.Event()
        told = Progress()
        told.went_on.connect(self.bar.setValue)
        self.bar.setRange(0, max(count, 1))
        self.bar.setValue(0)
        self.say("info", "")
        self.stop_button.setEnabled(True)
        self._set_running(True)

        def finish(kind: str, words: str) -> None:
            is_seen = isValid(self) and self.isVisible()
            if isValid(self):
                self._set_running(False)
                self.say(kind, words)
                ended()
            if words and not is_seen:
                self.context.tell(kind, words)

        self.context.act(
            lambda: work(told, stop.is_set),
            lambda result: finish(*done(result)),
            failed=lambda words: finish("bad", words),
            changes=changes,
        )

    def stop(self) -> None:
        """What is being done is finished, what comes after it is not begun."""
        self._stop.set()
        self.stop_button.setEnabled(False)

    def say(self, kind: str, words: str) -> None:
        self.banner.say(kind, words)

    def _set_running(self, runs: bool) -> None:
        self.is_running = runs
        self._running.setVisible(runs)
