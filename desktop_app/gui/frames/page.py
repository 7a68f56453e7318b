"""What pages have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import line
from desktop_app.gui.places import Place
from desktop_app.gui.reading import Reading


class Page(QWidget):
    """One place of the program. Its words are set when it is made: a new language makes it anew."""

    is_read_in_order = True
    """Whether Tab goes line by line; else in the order in which its fields were made."""

    def __init__(self, context: Context, place: Place, title: str = "") -> None:
        super().__init__(context.room)
        self.context = context
        self.place = place
        self.reading = Reading(context, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 12)
        self.column.setSpacing(10)
        self.top = Row()
        self.title = line(title)
        self.title.setProperty("role", "title")
        self.top.addWidget(self.title)
        self.top.addStretch(1)
        self.column.addLayout(self.top)

    def wrap_title(self) -> None:
        """A long title takes the room there is beside the buttons, and only then another line."""
        self.title.setWordWrap(True)
        self.top.setStretch(0, 1)
        self.top.setStretch(1, 0)

    def refresh(self) -> None:
        """Ask again for what the page shows; it is shown when the answer comes."""

    def while_here(self, called: Callable[[Any], None]) -> Callable[[Any], None]:
        """The same call, but left out once the page has gone: for what comes back later."""

        def guarded(result: Any) -> None:
            if isValid(self):
                called(result)

        return guarded

    def press_main_button(self) -> None:
        """The one blue button in sight, as Ctrl+Enter does; of several, somebody is to choose.

        What leaves the house is asked about in a dialog, which it never passes; a button that is
        ``weighty`` and asks nothing is only led to.
        """
        shown = [
            each
            for each in self.findChildren(QPushButton)
            if each.property("primary") and each.isVisible()
        ]
        if len(shown) == 1 and shown[0].isEnabled():
            led_to = shown[0].property("weighty")
            shown[0].setFocus() if led_to else shown[0].click()

    def leave(self) -> bool:
        """Keep what is being typed, before the page goes away; False where that can't be done."""
        return True


class LaterTabs(QTabWidget):
    """Tabs that are made when they are first looked at: a page does not wait for what is behind.

    Whoever listens to ``currentChanged`` finds the tab made.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self._to_make: dict[QWidget, Callable[[], QWidget]] = {}

    def add_later(self, name: str, make: Callable[[], QWidget]) -> None:
        place = QWidget()
        self._to_make[place] = make
        self.addTab(place, name)

    def begin_at(self, number: int) -> None:
        """Show this one first, before anybody listens; the others are made when they are chosen."""
        self.setCurrentIndex(number)
        self.made(number)
        self.currentChanged.connect(self._make_shown)

    def made(self, number: int) -> QWidget:
        """The tab itself, also where nobody has looked at it yet."""
        place = self.widget(number)
        assert place is not None
        make = self._to_make.pop(place, None)
        if make is None:
            return place
        made, name, is_open = make(), self.tabText(number), self.isTabVisible(number)
        now, before = self.currentIndex(), self.blockSignals(True)
        self.insertTab(number, made, name)
        self.setTabVisible(number, is_open)
        self.setCurrentIndex(now)
        self.removeTab(number + 1)
        self.blockSignals(before)
        place.deleteLater()
        return made

    def _make_shown(self, number: int) -> None:
        if number >= 0:
            self.made(number)
