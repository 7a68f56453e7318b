"""The places of the office, on the left: Alt and a number opens each."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QVBoxLayout

from desktop_app.gui import places, theme
from desktop_app.gui.parts.pieces import literal
from desktop_app.gui.places import Place
from desktop_app.gui.window.pages import place_of_office
from desktop_app.translation import N_, _

_WIDTH, _FOLDED, _AROUND = 196, 68, 84

_PLACES = (
    (places.TODAY, N_("Today"), "calendar-check"),
    (places.APPLICATIONS, N_("Applications"), "file-text"),
    (places.CHILDREN, N_("Children"), "users"),
    (places.PAYOUTS, N_("Payouts"), "banknote"),
    (places.PAPERS, N_("Papers"), "printer"),
    (places.COMPLAINTS, N_("Complaints"), "scale"),
    (places.REGISTERS, N_("Registers"), "library"),
    (places.SETTINGS, N_("Settings"), "settings"),
)


class Sidebar(QFrame):
    """The place one is at is marked."""

    chosen = Signal(object)
    """Somebody wants to go to a `Place`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.is_folded = self._has_shortcuts = False
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 8)
        column.setSpacing(3)
        self._places = QButtonGroup(self)
        for number, (place, words, _icon) in enumerate(_PLACES, 1):
            item = QPushButton(_(words))
            item.setAccessibleName(_(words))
            item.setProperty("nav", True)
            item.setProperty("place", place.page)
            item.setCheckable(True)
            item.setToolTip(f"Alt+{number}")
            item.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            self._places.addButton(item)
            column.addWidget(item)
        column.addStretch(1)
        self.help = QPushButton(_("User's guide"))
        self.help.setAccessibleName(self.help.text())
        self.help.setProperty("nav", True)
        self.help.setToolTip("F1")
        column.addWidget(self.help)
        self.setFixedWidth(self._width())

    def fold(self, *, folded: bool) -> None:
        """Only the icons, where the window is narrow; what they lead to is in their tool tips."""
        if folded == self.is_folded:
            return
        self.is_folded = folded
        for item, keys in (*self._keys(), (self.help, "F1")):
            words = item.accessibleName()
            item.setText("" if folded else words)
            if self._has_shortcuts and item is not self.help:
                item.setShortcut(keys)  # Qt forgets it with the text
            item.setToolTip(literal(f"{words} ({keys})" if folded else keys))
        self.setFixedWidth(self._width())

    def _keys(self) -> list[tuple[QAbstractButton, str]]:
        return [(item, f"Alt+{number}") for number, item in enumerate(self._places.buttons(), 1)]

    def _width(self) -> int:
        """All names in full, also in large letters; folded, one icon."""
        if self.is_folded:
            return _FOLDED
        self.ensurePolished()
        font = self.font()
        font.setBold(True)
        names = [item.text() for item in (*self._places.buttons(), self.help)]
        longest = max(QFontMetrics(font).horizontalAdvance(name) for name in names)
        return max(_WIDTH, longest + _AROUND)

    def finish(self) -> None:
        """Icons and shortcuts: the first paint does not wait for them."""
        from PySide6.QtGui import QKeySequence

        self._has_shortcuts = True
        self.help.setIcon(theme.icon("book-open"))
        for number, item in enumerate(self._places.buttons(), 1):
            item.setIcon(theme.icon(_PLACES[number - 1][2]))
            item.setShortcut(QKeySequence(f"Alt+{number}"))

    def allow(self, *, allowed: bool) -> None:
        """Whether there is anything to go to: a database is open. The guide always is."""
        for item in self._places.buttons():
            item.setEnabled(allowed)

    def show_only(self, pages: Collection[str]) -> None:
        """The places that are for who works now; a hidden one is not reached by its keys either."""
        for item in self._places.buttons():
            item.setVisible(item.property("place") in pages)

    def item(self, place: Place) -> QAbstractButton:
        """What leads to a place of the office."""
        return next(i for i in self._places.buttons() if i.property("place") == place.page)

    def mark(self, place: Place) -> None:
        page = place_of_office(place)
        for item in self._places.buttons():
            item.setChecked(item.property("place") == page)
