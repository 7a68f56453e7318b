"""Garbage is collected in the window's thread alone, and while it is at rest.

By itself Python collects within whatever makes an object just then, in any thread. PySide makes
some while Qt holds the lock of a signal: where a receiver is being freed, its sender is asked for a
``disconnectNotify`` of its own. An object of Qt that is freed right there waits for the same lock,
for ever; one that is freed in a worker's thread can end the program.
"""

import gc

from PySide6.QtCore import QObject, QTimerEvent

from desktop_app.gui import tasks

_EVERY = 1_000
"""Milliseconds between two looks whether there is anything to collect."""
_FEW, _FEW_AT_WORK = 700, 50_000
"""Fewer new objects are not worth a look; more are made quickly, none of them garbage, while a
register or the like is read off this thread."""
_MIDDLE = 10_000
_MANY, _MANY_AT_WORK = 50_000, 2_000_000
"""New objects after which all are looked through, but never fewer than a quarter of all."""
_SPARED_BY_PYTHON = 1_000
"""At most so many objects Python spares by itself."""


class Garbage(QObject):
    """From now to the end of the process nothing is collected but by this; not while it ends.

    All that Python tracks is looked through seldom, what is new often, as Python itself does.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = 0
        self._living = self._since_middle = self._since_all = 0

    def begin(self) -> None:
        self._timer = self.startTimer(_EVERY)

    def end(self) -> None:
        """What is left goes with the process."""
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0

    def spare_what_is_loaded(self) -> None:
        """What is there by now are the modules, which stay: it is not looked through again.

        Once, before anything of an office is there: that must be freed when it is left.
        """
        if gc.get_freeze_count() < _SPARED_BY_PYTHON:
            gc.freeze()

    def timerEvent(self, _event: QTimerEvent) -> None:
        self.collect()

    def collect(self) -> None:
        """As much as is due."""
        at_work, new = tasks.are_running(), gc.get_count()[0]
        if new < (_FEW_AT_WORK if at_work else _FEW):
            return
        self._since_middle += new
        self._since_all += new
        due = max(_MANY_AT_WORK if at_work else _MANY, self._living // 4)
        if self._since_all >= due:
            found, self._since_all, self._since_middle = gc.collect(), 0, 0
        elif self._since_middle >= _MIDDLE:
            found, self._since_middle = gc.collect(1), 0
        else:
            found = gc.collect(0)
        self._living = max(0, self._living + new - found)
