"""What pages have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.gui.context import Context
from desktop_app.gui.parts.pieces import line
from desktop_app.gui.places import Place
from desktop_app.gui.reading import Reading


class Page(QWidget):
    """One place of the program. Its words are set when it is made: a new language makes it anew."""

    def __init__(self, context: Context, place: Place, title: str = "") -> None:
        super().__init__()
        self.context = context
        self.place = place
        self.reading = Reading(context, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 12)
        self.column.setSpacing(10)
        self.top = QHBoxLayout()
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

    def leave(self) -> bool:
        """Keep what is being typed, before the page goes away; False where that can't be done."""
        return True
