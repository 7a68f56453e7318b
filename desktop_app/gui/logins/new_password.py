"""Choosing a password: typed twice, or words that are drawn and shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.fields.entries import level_with
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import button, label
from desktop_app.keys import passwords
from desktop_app.services.logins.passwords import weakness
from desktop_app.translation import _


class NewPassword(QWidget):
    """``names`` are what others know of its owner, and so would try first."""

    changed = Signal()

    def __init__(self, *names: str) -> None:
        super().__init__()
        self._names = names
        self.first = PasswordField(_("New password"))
        self.again = PasswordField(_("The same once more"))
        self.draw_button = button(_("Draw words"), self.draw, icon="refresh-cw")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        told = _("Ten characters or more that nobody guesses, or words that are drawn.")
        column.addWidget(label(told, "quiet"))
        row = Row()
        row.addWidget(self.first, 1)
        row.addWidget(level_with(self.first, self.draw_button))
        column.addLayout(row)
        column.addWidget(self.again)
        for field in (self.first, self.again):
            field.changed.connect(self.changed)
        self.first.edit.editingFinished.connect(self._look_at_what_is_there)

    def know(self, *names: str) -> None:
        self._names = names

    def draw(self) -> None:
        """Shown until somebody hides them: they are to be written down, or learnt by heart."""
        drawn = passwords.draw()
        for field in (self.first, self.again):
            field.edit.setText(drawn)
        self.first.eye.setChecked(True)
        self.first.show_hint(_("Write these words down, or learn them by heart."))
        self.first.edit.setFocus()

    def value(self) -> str:
        return self.first.value()

    def check(self) -> bool:
        """Whether it may be the password; what is wrong is said at its field."""
        if not self._look():
            self.first.edit.setFocus()
            return False
        if self.again.value() != self.first.value():
            self.again.show_slip(_("The two differ. Type the same password once more."))
            self.again.edit.setFocus()
            return False
        return True

    def _look_at_what_is_there(self) -> None:
        if self.value():
            self._look()

    def _look(self) -> bool:
        if not self.value():
            self.first.show_slip(_("Choose a password."))
            return False
        slip = weakness(self.value(), *self._names)
        if slip is not None:
            self.first.show_slip(_(slip.label))
        return slip is None

    def show_slip(self, words: str) -> None:
        """What the act itself found wrong with it."""
        self.first.show_slip(words)
        self.first.edit.setFocus()
