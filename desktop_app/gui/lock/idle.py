"""How long nobody has touched keys or mouse: one filter for the whole program."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    )
)


class Idle(QObject):
    """Watches from `start` to `stop`; what is typed is not looked at."""

    long_enough = Signal()
    """Nobody has touched anything for as long as was said."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limit, self._touched = 0.0, 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    @property
    def is_watching(self) -> bool:
        return self._timer.isActive()

    def start(self, seconds: float) -> None:
        self.stop()
        self._limit, self._touched = seconds, time.monotonic()
        _application().installEventFilter(self)
        self._timer.start(_milliseconds(seconds))

    def stop(self) -> None:
        self._timer.stop()
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
        return False

    def _look(self) -> None:
        """The timer is not started anew by each key: it looks how long ago the last one was."""
        left = self._touched + self._limit - time.monotonic()
        if left > 0:
            self._timer.start(_milliseconds(left))
        else:
            self.stop()
            self.long_enough.emit()


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
