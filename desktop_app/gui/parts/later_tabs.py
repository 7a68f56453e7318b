"""Tabs that are made when they are first looked at: a page does not wait for what is behind."""

from collections.abc import Callable

from PySide6.QtWidgets import QTabWidget, QWidget


class LaterTabs(QTabWidget):
    """Whoever listens to ``currentChanged`` finds the tab made."""

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
