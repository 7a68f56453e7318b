"""The recovery code: printed or saved, and typed back from the paper."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.gui.parts.pieces import button, label
from desktop_app.services.logins import recovery
from desktop_app.translation import _

_SIZE = 14
_HIDDEN = "•••• " * 8


class CodeCard(QWidget):
    """``show_paper`` opens it to be printed or saved."""

    entered = Signal()
    """Enter, after the code was typed."""

    def __init__(self, code: str, show_paper: Callable[[], None]) -> None:
        super().__init__()
        self._code = code
        self.shown = label(code, "heading")
        font = QFont(self.shown.font())
        font.setPointSizeF(_SIZE)
        self.shown.setFont(font)
        self.print_button = button(_("Print or save…"), show_paper, icon="printer")
        self.hide_button = button(_("Hide the code"), self.turn, icon="eye")
        self.typed = TextField(_("The code, typed from the paper"), most=80)
        acts_on_enter(self.typed.edit, self.entered)
        told = _(
            "When nobody can enter any more, this code lets the administrator or the head in. "
            "Print it, and keep the paper where money is kept: whoever has it can open the office."
        )
        row = Row()
        row.addWidget(self.print_button)
        row.addWidget(self.hide_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(told, "quiet"))
        column.addWidget(self.shown)
        column.addLayout(row)
        column.addWidget(self.typed)
        self.setFocusProxy(self.print_button)

    def turn(self) -> None:
        """Hide it while it is typed from the paper, or show it again."""
        is_shown = self.shown.text() == self._code
        self.shown.setText(_HIDDEN if is_shown else self._code)
        self.hide_button.setText(_("Show the code") if is_shown else _("Hide the code"))
        self.typed.edit.setFocus()

    def check(self) -> bool:
        """Whether it was typed as it is: a paper that nobody looked at is no paper."""
        if recovery.is_typed_right(self._code, self.typed.value()):
            return True
        self.typed.show_slip(_("This is not the code: look for a letter mistyped."))
        self.typed.edit.setFocus()
        return False
