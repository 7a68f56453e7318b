"""Ctrl+L from wherever one is: a dialog that is open keeps the window's own shortcut from it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_L = (Qt.Key.Key_L, ord("Д"))
"""The same key in the layouts of Kazakh and Russian."""


class LockKey(QObject):
    """Heard in the whole program, from its making to `stop`."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        _application().installEventFilter(self)

    def stop(self) -> None:
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and event.key() in _L
        ):
            self.pressed.emit()
            return True
        return False


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
