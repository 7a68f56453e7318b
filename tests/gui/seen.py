"""A part of a window by itself, on screen and with the keyboard."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


def seen(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """The window in which the parts stand below each other."""
    window = QWidget()
    # qtbot itself would let go of it: it remembers widgets weakly.
    qtbot.addWidget(window, before_close_func=lambda _window: window.hide())
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.resize(700, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
