"""The search box above every page: whoever and whatever is on file, by a part of name or number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.gui import theme
from desktop_app.gui.fields.line import Line
from desktop_app.records.plain_text import LONGEST_SOUGHT
from desktop_app.translation import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from desktop_app.gui.search.finder import Finder


class SearchBox(Line):
    """Types and chooses; the `Finder` is made when somebody first wants it: ``wanted``."""

    wanted = Signal()
    """Somebody wants to search, and there is no finder yet."""

    def __init__(self) -> None:
        super().__init__(LONGEST_SOUGHT)
        self.finder: Finder | None = None
        words = _("Search: a name, or a part of any number (Ctrl+K)")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setMinimumHeight(34)
        self.textEdited.connect(self._seek)

    def finish(self) -> None:
        """Icons: the first paint does not wait for them."""
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search"), Line.ActionPosition.LeadingPosition)

    def begin(self) -> None:
        """The cursor is here, what stands here is typed over, and what is found is shown."""
        self.setFocus()
        self.selectAll()
        self._seek(self.text())

    def leave(self) -> None:
        """Another page is shown: nothing is sought any more."""
        self.clear()
        if self.finder is not None:
            self.finder.close()

    def forget(self) -> None:
        """Whoever works is away, or goes: nothing that was found stays."""
        self.clear()
        if self.finder is not None:
            self.finder.forget()

    def _seek(self, text: str) -> None:
        if self.finder is None:
            self.wanted.emit()
        if self.finder is not None:
            self.finder.seek(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        from desktop_app.gui.search.finder import STEPS

        key, finder = Qt.Key(event.key()), self.finder
        if key in STEPS:
            if finder is None or not finder.results.isVisible():
                self._seek(self.text())
            else:
                finder.move_by(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and finder is not None:
            finder.enter()
        elif key == Qt.Key.Key_Escape and finder is not None:
            finder.close()
            self.clear()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._seek(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        from PySide6.QtCore import Qt

        super().focusOutEvent(event)
        if self.finder is not None and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.finder.close()
