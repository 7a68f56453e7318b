"""What the first steps have in common."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.beginning.answers import Answers
from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.parts.pieces import Banner, label
from desktop_app.services.errors import Slip


class Step(QWidget):
    """Shows what was answered; `check` says whether one can go on."""

    finished = Signal()
    """One can go on, without anybody pressing the button."""
    is_last_to_change = False
    """Whether what follows keeps what was answered, so that there is no way back."""

    def __init__(self, answers: Answers, title: str, words: str = "") -> None:
        super().__init__()
        self.answers, self.title = answers, title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        if words:
            self.column.addWidget(label(words, "quiet"))
        self.banner = Banner()

    def keep(self) -> None:
        """Put what stands in the fields among the answers."""

    def check(self) -> bool:
        """Whether it is complete; what is wrong is said at its field."""
        return True

    @staticmethod
    def words(slip: Slip) -> str:
        """What a slip says, in the language of the screen."""
        return wording.step(slip.step, translation.current())


def all_right(fields: Mapping[str, TextField], wrong: Mapping[str, str]) -> bool:
    """Whether nothing is wrong; what is, is said at its field, and the first has the cursor."""
    for name, words in wrong.items():
        fields[name].show_slip(words)
    if wrong:
        fields[next(iter(wrong))].edit.setFocus()
    return not wrong
