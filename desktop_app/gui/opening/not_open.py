"""What is shown in the place of a page while there is no database to work on."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.translation import _


class NotOpen(QWidget):
    """Why it is not open, and what can be done about it; ``file`` is the name of one.

    ``more`` are buttons of this trouble only, each with what it does.
    """

    def __init__(
        self,
        message: str,
        try_again: Callable[[], None],
        choose_another: Callable[[], None],
        file: str = "",
        more: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        super().__init__()
        card = Card(_("The database is not open"))
        if file:
            card.column.addWidget(label(file, "quiet"))
        card.column.addWidget(label(message))
        row = Row()
        again = button(_("Try again"), try_again, primary=True)
        self.setFocusProxy(again)
        row.addWidget(again)
        row.addWidget(button(_("Another database…"), choose_another))
        for words, act in more:
            row.addWidget(button(words, act))
        row.addStretch(1)
        card.column.addLayout(row)
        card.stand_alone_on(self)
