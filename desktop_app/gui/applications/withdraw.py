"""The applicant takes an application back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.records.applications import Application
from desktop_app.services.applications import registering
from desktop_app.translation import _


class WithdrawDialog(AskDialog):
    """Asks why; the application stays in the register."""

    def __init__(self, parent: QWidget, context: Context, application: Application) -> None:
        super().__init__(
            parent,
            context,
            _("Withdraw the application {number}").format(number=application.number),
            _("Withdraw"),
            _("It stays in the register with the reason and cannot be reopened."),
        )
        self.application = application
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)

    def start(self, done: Callable[[Any], None] | None = None) -> None:
        self.ask(self._work, done)

    def _work(self) -> Callable[[], Application]:
        desk, application, why = self.context.desk, self.application, self.why.value()
        return lambda: registering.withdraw(desk, application, why)
