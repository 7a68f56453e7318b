"""The search at work: reads what is typed, asks, shows, and opens what is chosen."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.reading import Reading
from desktop_app.gui.search import words
from desktop_app.gui.search.results import Results
from desktop_app.records.search import Hit
from desktop_app.services.search import finding
from desktop_app.services.search.finding import Found
from desktop_app.services.search.index import SearchIndex
from desktop_app.translation import _

_PAGE = 8
"""Rows that Page Down goes on."""

STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
"""How far a key goes among what is found."""


class Finder(QObject):
    """Of one context and one search box; everything in memory goes with `forget`."""

    shown = Signal()
    """What is found stands below the box."""
    opened = Signal(object)
    """Somebody wants to go to a `Place`."""

    def __init__(self, context: Context, box: QWidget, over: QWidget) -> None:
        super().__init__(box)
        self._context = context
        self.index = SearchIndex()
        self.results = Results(box, over)
        self.results.opened.connect(self._open)
        self._reading = Reading(context, self)
        self._found: Found | None = None
        self._text: str | None = None
        self._waits_to_open = False

    def seek(self, text: str) -> None:
        """Show what answers it, or what was last opened where it is empty."""
        desk, index = self._context.desk, self.index
        self._text, self._waits_to_open = text, False
        if index.is_empty and text.strip():
            self.results.tell(_("Reading what is on file…"))
        self._reading.ask(lambda: finding.find(desk, index, text), self._show, failed=self._failed)

    def _show(self, found: Found | None) -> None:
        if found is None:
            return
        self._found = found
        self.results.show_found(found)
        self.shown.emit()
        if self._waits_to_open and len(self.results.hits) == 1:
            self.enter()

    def _failed(self, told: str) -> None:
        self.close()
        self._context.tell("bad", told)

    def move_by(self, rows: int) -> None:
        self.results.move_by(rows)

    def enter(self) -> None:
        """Open what is chosen; before the answer is there, what is found only if it is one."""
        if self._found is None or self._found.text != self._text:
            self._waits_to_open = True
            return
        hit = self.results.chosen()
        if hit is not None and self.results.isVisible():
            self._open(hit)

    def _open(self, hit: Hit) -> None:
        self.close()
        self.opened.emit(words.place_of(hit))

    def close(self) -> None:
        """Nothing is shown, and what was asked is not wanted any more."""
        self._reading.forget()
        self._found = self._text = None
        self._waits_to_open = False
        self.results.list.clear()
        self.results.hide()

    def forget(self) -> None:
        """Whoever works is away, or goes: no name stays in memory."""
        self.close()
        self.index.clear()
