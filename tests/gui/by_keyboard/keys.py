"""A keyboard at the window: keys go to the window that has the focus, and are counted."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.gui.context import Context
from tests.gui.patient_window import settle

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_MOST = 80
_TABLE = Path(__file__).with_name("keys.toml")


@dataclass
class Keyboard:
    """``pressed`` counts keys that lead somewhere, ``typed`` the letters of what is typed, and
    ``windows`` the dialogs one has been in."""

    context: Context
    pressed: int = 0
    typed: int = 0
    windows: set[str] = field(default_factory=set)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> str:
        """One key; what has the focus then."""
        QTest.keyClick(_window(), key, modifier)
        self.pressed += 1
        while any(each.isDown() for each in _buttons()):  # a shortcut shows what it presses
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settle(self.context)
        QApplication.processEvents()
        self.windows.add(_window().title())
        return self.focus()

    def ctrl(self, key: Qt.Key) -> str:
        return self.press(key, _CTRL)

    def enter(self) -> str:
        return self.press(Qt.Key.Key_Return)

    def space(self) -> str:
        return self.press(Qt.Key.Key_Space)

    def type(self, text: str) -> str:
        """Letters, Kazakh ones too, as the window gets them from the system."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(_window(), QKeyEvent(kind, 0, _NONE, letter))
        self.typed += len(text)
        settle(self.context)
        return self.focus()

    def enter_to(self, name: str) -> None:
        """Enter, from field to field, until one is called so."""
        self._until(name, self.enter)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Tab until what has the focus is called so; an AssertionError lists what was passed."""
        self._until(name, lambda: self.press(Qt.Key.Key_Tab, _SHIFT if back else _NONE))

    def _until(self, name: str, go_on: Callable[[], str]) -> None:
        passed = [self.focus()]
        while passed[-1] != name and len(passed) < _MOST:
            passed.append(go_on())
        assert passed[-1] == name, f"{name!r} was not reached: {passed}"

    def holds(self, journey: str) -> None:
        """It takes no more keys and windows than before: `keys.toml`."""
        most = tomllib.loads(_TABLE.read_text(encoding="utf-8"))[journey]
        found = {"keys": self.pressed, "letters": self.typed, "windows": len(self.windows)}
        assert found == most, f"{journey}: {found}, {sorted(self.windows)}"

    def focus(self) -> str:
        """What has the focus, as a screen reader calls it."""
        return name_of(QApplication.focusWidget())


def name_of(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    if widget.accessibleName():
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _buttons() -> list[QAbstractButton]:
    top: QWidget | None = QApplication.activeWindow()
    return [] if top is None else top.findChildren(QAbstractButton)


def _window() -> QWindow:
    popup: QWidget | None = QApplication.activePopupWidget()
    if popup is not None:
        return popup.windowHandle()
    if _focused() is None:
        _give_focus_back()
    found = _focused()
    assert found is not None, "no window has the focus"
    return found


def _focused() -> QWindow | None:
    return QGuiApplication.focusWindow()


def _give_focus_back() -> None:
    """As a system does when the window above has gone: the offscreen one does not."""
    top = next(each for each in reversed(QApplication.topLevelWidgets()) if each.isVisible())
    top.activateWindow()
    QApplication.processEvents()
