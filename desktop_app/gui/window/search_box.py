"""The search box above every page: a child by name or IIN, or a payout's line by its number."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop_app.gui import theme
from desktop_app.gui.fields.line import Line
from desktop_app.gui.places import Place
from desktop_app.records.plain_text import LONGEST_SOUGHT
from desktop_app.translation import _


class SearchBox(Line):
    """Enter goes to what was found."""

    line_sought = Signal(str)
    """The number of a payout's line was entered, as paper bears it: ``Т-2026-00001/17``."""
    child_entered = Signal()
    """Enter, while the children that were found are shown."""

    def __init__(self) -> None:
        super().__init__(LONGEST_SOUGHT)
        self.setPlaceholderText(_("Find a child: name or IIN (Ctrl+F)"))
        self.setMinimumHeight(34)
        self.returnPressed.connect(self._entered)

    def finish(self) -> None:
        """Icons: the first paint does not wait for them."""
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search"), Line.ActionPosition.LeadingPosition)

    def show_place(self, place: Place) -> None:
        """What the list of children was narrowed by, and nothing elsewhere."""
        text = place.text if place.page == "children" else ""
        if self.text() != text:
            self.setText(text)

    def _entered(self) -> None:
        if "/" in self.text():
            self.line_sought.emit(self.text())
        else:
            self.child_entered.emit()
