"""Something unusual stands in a field: what to look at, and a tick that it is meant so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app import translation, wording
from desktop_app.gui.parts.pieces import label
from desktop_app.services.errors import Doubt
from desktop_app.translation import _


class Confirmation(QWidget):
    """Hidden while nothing is asked. A tick holds for the value that it was given to."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked, self._confirmed = "", ""
        self.words = label("", "warning")
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.tick)
        self.hide()

    def ask(self, doubt: Doubt | None) -> None:
        """None takes the question back; what was answered is remembered."""
        self._asked = "" if doubt is None else doubt.value
        if doubt is not None:
            self.words.setText(wording.step(doubt.step, translation.current()))
            self.tick.setText(_(doubt.tick))
            self.tick.setChecked(doubt.value == self._confirmed)
        self.setVisible(doubt is not None)

    @property
    def value(self) -> str:
        """What was confirmed, if it is what is asked; else empty."""
        return self._confirmed if self._asked == self._confirmed else ""

    @property
    def asked(self) -> str:
        """What was said of it; empty while nothing is asked."""
        return self.words.text() if self._asked else ""

    @property
    def asks(self) -> bool:
        return bool(self._asked) and not self.value

    def restore(self, value: str) -> None:
        """What a draft kept."""
        self._confirmed = value
        self.tick.setChecked(bool(value) and value == self._asked)

    def _say(self) -> None:
        self._confirmed = self._asked if self.tick.isChecked() else ""
        self.answered.emit()
