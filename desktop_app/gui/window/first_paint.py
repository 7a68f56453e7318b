"""The window is shown at once; whatever takes its time begins when it is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_AFTER_ALL_ELSE = -1


class FirstPaint(QObject):
    """Looks at a window until it is painted for the first time."""

    done = Signal()
    """It is on the screen, and the keys that waited are taken."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Behind the keys that wait already. A timer would first make all of Qt's names.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_ALL_ELSE)
        return False

    def customEvent(self, event: QEvent) -> None:
        self.done.emit()
