"""Two days side by side: the first and the last of a period."""

from datetime import date

from desktop_app.gui.fields.entries import DayField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.services.errors import EntryError, Slip
from desktop_app.translation import N_, _


class PeriodFields:
    """A period in a dialog; both days must be given."""

    def __init__(self, first: date | None, last: date | None) -> None:
        self.first = DayField(_("First day"))
        self.last = DayField(_("Last day"))
        self.first.set_value(first)
        self.last.set_value(last)
        self._names = ("first_day", "last_day")

    def put_into(self, dialog: AskDialog, first_name: str, last_name: str) -> None:
        """Show the fields; the names are those that the act's slips use."""
        self._names = (first_name, last_name)
        row = Row()
        row.setSpacing(14)
        row.addWidget(self.first)
        row.addWidget(self.last)
        dialog.body.addLayout(row)
        dialog.fields.update({first_name: self.first, last_name: self.last})

    def days(self) -> tuple[date, date]:
        """Both days; EntryError names the one that is missing."""
        first, last = self.first.value(), self.last.value()
        if first is None:
            raise EntryError(Slip(self._names[0], N_("Enter the first day.")))
        if last is None:
            raise EntryError(Slip(self._names[1], N_("Enter the last day.")))
        return first, last
