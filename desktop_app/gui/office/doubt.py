"""What is shown in the place of a page while somebody must say whether the database is right."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Card, button, label
from desktop_app.translation import _


class Doubt(QWidget):
    """What is doubtful, and the ways out: it is accepted with a reason, looked at again, or left.

    ``accept_words`` is empty for somebody who may not accept it; ``who`` says then who may.
    """

    accepted = Signal(str)
    """With the reason."""

    def __init__(
        self,
        title: str,
        message: str,
        accept_words: str,
        others: list[tuple[str, Callable[[], None]]],
        who: str = "",
    ) -> None:
        super().__init__()
        card = Card(title)
        card.column.addWidget(label(message))
        self.why = TextField(_("Reason"), most=1_000)
        self.accept_button = button(accept_words, self._accept)
        if accept_words:
            card.column.addWidget(self.why)
        else:
            card.column.addWidget(label(who, "quiet"))
        row = Row()
        for turn, (words, act) in enumerate(others):
            row.addWidget(button(words, act, primary=turn == 0))
        row.addWidget(self.accept_button)
        self.accept_button.setVisible(bool(accept_words))
        row.addStretch(1)
        card.column.addLayout(row)
        card.stand_alone_on(self)

    def not_accepted(self, words: str) -> None:
        """Why the reason, or the act, is not taken."""
        self.accept_button.setEnabled(True)
        self.why.show_slip(words)

    def _accept(self) -> None:
        self.accept_button.setEnabled(False)
        self.accepted.emit(self.why.value())
