"""Closing a payout: what is closed, and that it is for good."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.dialog import AskDialog
from desktop_app.gui.widgets.parts import facts, label
from desktop_app.records.payouts import ClosedPayout, DrawnPayout
from desktop_app.services import payouts
from desktop_app.translation import _


class ClosePayoutDialog(AskDialog):
    """Enter alone cancels: what can't be undone is not done by a habit of the hand.

    Where the payout can't be closed, the dialog goes away and ``refused`` is given the words.
    """

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        payout: DrawnPayout,
        closed: Callable[[ClosedPayout], None],
        refused: Callable[[str], None],
    ) -> None:
        super().__init__(parent, context, _("Close the payout"), _("Close for good"))
        self._refused = refused
        self.setMinimumWidth(420)
        self.body.addLayout(
            facts(
                [
                    (_("Period"), wording.quarter(payout.quarter, translation.current())),
                    (_("Lines"), wording.number(len(payout.lines))),
                    (_("Sum"), wording.tenge(payout.total)),
                ]
            )
        )
        words = _(
            "A closed payout can't be changed. What becomes known later is paid, or shown as "
            "overpaid, in the next one."
        )
        self.body.addWidget(label(words))
        self.accept_button.setDefault(False)
        self.cancel_button.setAutoDefault(True)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        self.ask(lambda: lambda: payouts.close(context.desk, payout), closed)

    def _failed(self, message: str) -> None:
        self.accept_button.setEnabled(True)
        self.reject()
        self._refused(message)
