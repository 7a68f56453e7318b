"""A sum in whole tenge, as people type it: with spaces or without."""

from desktop_app import wording
from desktop_app.gui.fields.entries import TextField
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_


class MoneyField(TextField):
    def __init__(self, name: str) -> None:
        super().__init__(name, most=15)

    def set_sum(self, amount: int) -> None:
        self.set_value(wording.number(amount))

    def sum(self, field: str, *, may_lack: bool = False) -> int:
        """What was typed; EntryError at ``field`` where it is no whole number."""
        digits = "".join(self.value().split())
        if not digits and may_lack:
            return 0
        if not (digits.isascii() and digits.isdigit()):
            raise EntryError(Slip(field, N_("Enter a sum above zero, in whole tenge.")))
        return int(digits)
