"""The program as a process, whose window drops what Qt and Python hold in circles, then is closed.

`python -m tests.gui.leaking_window DATABASE` prints how many of the circles were freed while the
window was open, and "left" when its process is about to end.
"""

import faulthandler
import gc
import sys

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app import app, window
from tests.patience import SECONDS

_TURNS = 12
"""A collection begins at one object after the other that is made while a receiver is freed."""
_SENDERS, _CIRCLES = 40, 300
"""So many that one of the circles shares its lock with a sender: Qt has 131 of them."""

freed: list[int] = []


class Sender(QObject):
    said = Signal()


class Hearer:
    def hear(self) -> None:
        """Nothing is said."""


class Circle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.objectNameChanged.connect(self.deleteLater)

    def __del__(self) -> None:
        freed.append(1)


def frees_a_receiver(turn: int) -> None:
    """With Python's own collection the process stands still in one of the turns."""
    hearer, senders = Hearer(), [Sender() for _ in range(_SENDERS)]
    for sender in senders:
        sender.said.connect(hearer.hear)
    for _ in range(_CIRCLES):
        Circle()
    threshold = gc.get_threshold()
    gc.set_threshold(gc.get_count()[0] + turn)
    del hearer
    gc.set_threshold(*threshold)


def works_and_leaves(running: app.App) -> None:
    for turn in range(_TURNS):
        frees_a_receiver(turn)

    def leaves_when_collected() -> None:
        if len(freed) < _TURNS * _CIRCLES:
            QTimer.singleShot(50, running, leaves_when_collected)
            return
        print(f"freed {len(freed)}", flush=True)
        running.window.close()

    leaves_when_collected()


def main() -> int:
    faulthandler.dump_traceback_later(SECONDS / 4, exit=True)
    show, close = app.App.show, app.App.close

    def shown(self: app.App) -> None:
        self.opened.connect(lambda: works_and_leaves(self))
        show(self)

    def closed(self: app.App) -> None:
        close(self)
        for turn in range(_TURNS):
            frees_a_receiver(turn)
        print(f"left {len(freed)}", flush=True)

    app.App.show, app.App.close = shown, closed  # type: ignore[method-assign]
    return window.main(sys.argv[1])


if __name__ == "__main__":
    sys.exit(main())
