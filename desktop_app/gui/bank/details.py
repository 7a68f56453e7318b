"""The office's side of payment orders, entered with a hint at each field."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import TextField, in_pairs
from desktop_app.gui.fields.identity import AccountField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.allowed import whose
from desktop_app.records.acts import Act
from desktop_app.records.payments import PaymentDetails
from desktop_app.services.bank import details as payments
from desktop_app.translation import _

_SIZE = (760, 520)


class PaymentDetailsDialog(AskDialog):
    """Every field may stay empty; files for a bank's program say what they lack."""

    def __init__(
        self, parent: QWidget, context: Context, found: tuple[PaymentDetails, int]
    ) -> None:
        words = _(
            "What payment orders say of the payer. The program knows none of it: ask the treasury "
            "or the bank where you are not sure."
        )
        title = _("Details of payment orders")
        super().__init__(parent, context, title, _("Save"), words)
        self._stored, self._seen = found
        self.typed: dict[str, TextField] = {}
        for name, called in payments.NAMES.items():
            made = AccountField(_(called)) if name == "payer_iban" else TextField(_(called))
            made.set_value(getattr(self._stored, name))
            made.show_hint(_(payments.HINTS[name]))
            made.edit.setToolTip(_(payments.HINTS[name]))
            made.edit.setReadOnly(bool(whose(context.desk, Act.CHANGE_OFFICE)))
            self.typed[name] = self.fields[name] = made
        self.body.addWidget(in_pairs(self.typed.values(), 6))
        self.fill()
        self.resize(*_SIZE)
        self.ask(self._work, lambda _version: self._say_saved())

    def _say_saved(self) -> None:
        self.context.told.emit("good", _("The details of payment orders are saved."))

    def _work(self) -> Callable[[], int]:
        desk, seen = self.context.desk, self._seen
        values = {name: field.value() for name, field in self.typed.items()}
        details = replace(self._stored, **values)
        return lambda: payments.save(desk, details, seen)
