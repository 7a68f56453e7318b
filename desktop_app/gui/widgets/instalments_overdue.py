"""One quiet line on the first screen: how many families are late with an instalment (D-9)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app import wording
from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.widgets.parts import button
from desktop_app.services import debts
from desktop_app.translation import _


class InstalmentsOverdueLine(QWidget):
    """Hidden where everybody returns in time; opens the list of those who do not."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.open_button = button("", lambda: context.go(places.DEBTS_OVERDUE), icon="wallet")
        self.open_button.setObjectName("instalmentsOverdue")
        self.open_button.setFlat(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.hide()

    def refresh(self) -> None:
        """Count off the GUI thread: the first screen waits for nothing that can come later."""
        desk = self.context.desk

        def show(late: int) -> None:
            if isValid(self):
                words = _("Instalments overdue: {count}").format(count=wording.number(late))
                self.open_button.setText(words)
                self.setVisible(late > 0)
                self.counted.emit(late)

        self.context.act(lambda: debts.overdue_count(desk), show, changes=False)
