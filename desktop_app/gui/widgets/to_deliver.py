"""One quiet line on the first screen: how many papers have not reached whom they are for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import link_style
from desktop_app.gui.widgets.parts import button
from desktop_app.storage import deliveries
from desktop_app.translation import _


class ToDeliverLine(QWidget):
    """Hidden where nothing waits; opens the list of what does."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.open_button = button("", lambda: context.go(places.UNDELIVERED), icon="send")
        self.open_button.setStyleSheet(link_style(theme.INK))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.hide()

    def refresh(self) -> None:
        """Count off the GUI thread: the first screen waits for nothing that can come later."""
        database = self.context.desk.database

        def count() -> int:
            with database.read() as connection:
                return deliveries.waiting_count(connection)

        def show(waiting: int) -> None:
            if isValid(self):
                words = _("Not yet delivered: {count}").format(count=wording.number(waiting))
                self.open_button.setText(words)
                self.setVisible(waiting > 0)
                self.counted.emit(waiting)

        self.context.act(count, show, changes=False)
