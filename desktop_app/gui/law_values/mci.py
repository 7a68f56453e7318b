"""A new monthly calculation index (MCI): from when, how much, by which law."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import DayField, TextField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.office import details as office
from desktop_app.translation import N_, _


class MciDialog(AskDialog):
    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(
            parent,
            context,
            _("New MCI"),
            _("Add"),
            _("It holds from its first day to the end of that year, or until the next one."),
        )
        self.first_day = DayField(_("First day"))
        self.tenge = TextField(_("MCI, tenge"), most=12)
        self.citation = TextField(_("Law that sets it"))
        self.add("first_day", self.first_day)
        self.add("tenge", self.tenge)
        self.add("citation", self.citation)
        self.first_day.edit.setFocus()
        self.ask(self._act_of_adding)

    def _act_of_adding(self) -> Callable[[], None]:
        first_day = self.first_day.value()
        digits = "".join(self.tenge.value().split())
        slips = []
        if first_day is None:
            slips.append(Slip("first_day", N_("Enter the first day.")))
        if not (digits.isascii() and digits.isdigit()):
            slips.append(Slip("tenge", N_("Enter the MCI in whole tenge, as the law names it.")))
        if slips or first_day is None:
            raise EntryError(*slips)
        citation = self.citation.value()
        return lambda: office.add_mci(self.context.desk, first_day, int(digits), citation)
