"""What is shown in the place of a page when the database has become newer than this program."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.translation import _


class Outdated(QWidget):
    """What is being typed can't be kept any more, and stays there to be copied."""

    def __init__(
        self, message: str, show_typed: Callable[[], None], close: Callable[[], object]
    ) -> None:
        super().__init__()
        card = Card(_("Update the program"))
        card.column.addWidget(label(message))
        row = Row()
        self.close_button = button(_("Close the window"), close, primary=True)
        self.typed_button = button(_("Show what I was typing"), show_typed)
        row.addWidget(self.close_button)
        row.addWidget(self.typed_button)
        row.addStretch(1)
        card.column.addLayout(row)
        card.stand_alone_on(self)
