"""One quiet line on the first screen: what waits for the head, and whom the office has to tell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import link_style
from desktop_app.gui.widgets.parts import button
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import Role
from desktop_app.services import terminations, tray
from desktop_app.translation import _


class ToSignLine(QWidget):
    """The head is told how many papers wait, others how many terminations are due; or nothing."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._is_head = False
        self.open_button = button("", self._open, icon="signature")
        self.open_button.setStyleSheet(link_style(theme.INK))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.hide()

    def refresh(self) -> None:
        """Count off the GUI thread: the first screen waits for nothing that can come later."""
        desk = self.context.desk
        is_head = desk.worker.role is Role.HEAD

        def count() -> int:
            if is_head:
                return tray.count(desk)
            return len(terminations.proposals(desk, Month.of(desk.today())))

        def show(waiting: int) -> None:
            if not isValid(self):
                return
            self._is_head = is_head
            words = _("To sign: {count}") if is_head else _("Terminations to tell: {count}")
            self.open_button.setText(words.format(count=wording.number(waiting)))
            self.setVisible(waiting > 0)
            self.counted.emit(waiting)

        self.context.act(count, show, changes=False)

    def _open(self) -> None:
        self.context.go(places.TO_SIGN if self._is_head else places.TO_ISSUE)
