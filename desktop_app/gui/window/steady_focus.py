"""An act of a page leaves the keys in the page.

While it runs its button rests; Qt then gives the keys to whatever follows, such as the sidebar, and
the next Enter would go to another place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class SteadyFocus(QObject):
    """The keys wait at the page itself, where Enter does nothing, and go back with the button."""

    def __init__(self, window: QWidget, page: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._page = window, page
        self._at: QWidget | None = None
        self._waits = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        page = self._page()
        if now is None or page is None or now is page or not page.isAncestorOf(now):
            return
        if before is not None and before is self._at and not before.isEnabled():
            return  # Qt gave them away; they are taken back at once
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at, self._waits = now, False
        now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and watched is self._at:
            self._changed(self._at)
        return super().eventFilter(watched, event)

    def _changed(self, at: QWidget) -> None:
        page = self._page()
        focused: QWidget | None = self._window.focusWidget()
        if page is None or not page.isAncestorOf(at):
            return
        if not at.isEnabled():
            self._waits = True
            page.setFocus()
        elif self._waits:
            self._waits = False
            if focused is None or focused is page:
                at.setFocus()
