"""What is shown in the place of a page while there is no database to work on."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.translation import _


class NotOpen(QWidget):
    """Why it is not open, and what can be done about it; ``file`` is the name of one."""

    def __init__(
        self,
        message: str,
        try_again: Callable[[], None],
        choose_another: Callable[[], None],
        file: str = "",
    ) -> None:
        super().__init__()
        card = Card(_("The database is not open"))
        if file:
            card.column.addWidget(label(file, "quiet"))
        card.column.addWidget(label(message))
        row = QHBoxLayout()
        row.addWidget(button(_("Try again"), try_again, primary=True))
        row.addWidget(button(_("Another database…"), choose_another))
        self.ways = row
        row.addStretch(1)
        card.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.addWidget(card)
        column.addStretch(1)

    def offer_restore(self, restore: Callable[[], None]) -> None:
        """A way back to a backup, where it is a file that can't be opened."""
        self.restore_button = button(_("Restore a backup…"), restore, icon="undo-2")
        self.ways.insertWidget(self.ways.count() - 1, self.restore_button)
