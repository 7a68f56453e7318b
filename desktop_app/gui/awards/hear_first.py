"""What takes months from a family is heard first: asked where the change is asked for."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.gui.fields.entries import TextField, level_with
from desktop_app.gui.fit.row import Row
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.translation import _


class HearFirst(QWidget):
    """Says that the family is to be heard; ``call`` calls them, ``left_out`` says why nobody is."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self.banner = Banner()
        self.left_out = TextField(_("Or why nobody is heard before"))
        self.call_button = button(_("Call to a hearing…"), call, icon="users")
        column, line = QVBoxLayout(self), Row()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        line.addWidget(self.left_out, 1)
        line.addWidget(level_with(self.left_out, self.call_button))
        column.addLayout(line)
        self.show_for(is_needed=False)

    def show_for(self, *, is_needed: bool) -> None:
        words = _(
            "This takes months from the family, and they were not heard yet: call them first, put "
            "down what they say on the case, and change the award then."
        )
        self.banner.say("warn", words if is_needed else "")
        self.setVisible(is_needed)
