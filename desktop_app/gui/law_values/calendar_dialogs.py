"""The office's own word on the calendar: a day added or annulled, a year confirmed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app import translation, wording
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.parts.pieces import facts
from desktop_app.law.days import Days
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.law_values import calendar
from desktop_app.services.law_values.calendar import CalendarDay
from desktop_app.translation import N_, _


class AddDayDialog(AskDialog):
    """A day off or a worked day that the program does not know of."""

    def __init__(self, parent: QWidget, context: Context, year: int) -> None:
        super().__init__(
            parent,
            context,
            _("New day of the calendar"),
            _("Add"),
            _("Deadlines that are counted from now on take it into account; earlier ones stay."),
        )
        self.day = DayField(_("Day"))
        self.worked = ChoiceField(
            _("How it counts"), [(False, _("day off")), (True, _("working day"))]
        )
        self.name_kk = TextField(_("What day it is, in Kazakh"))
        self.name_ru = TextField(_("What day it is, in Russian"))
        for name, field in (
            ("day", self.day),
            ("worked", self.worked),
            ("name_kk", self.name_kk),
            ("name_ru", self.name_ru),
        ):
            self.add(name, field)
        self.day.edit.setPlaceholderText(wording.day(date(year, 12, 31)))
        self.day.changed.connect(self._show_weekday)
        self.day.edit.setFocus()
        self.ask(self._act_of_adding)

    def _show_weekday(self) -> None:
        """What one would look up in a calendar."""
        day = self.day.value()
        if day is not None:
            self.day.show_hint(wording.days(Days.one(day), translation.current()))

    def _act_of_adding(self) -> Callable[[], int]:
        day, worked = self.day.value(), bool(self.worked.value())
        if day is None:
            raise EntryError(Slip("day", N_("Enter the day.")))
        desk, kk, ru = self.context.desk, self.name_kk.value(), self.name_ru.value()
        return lambda: calendar.add_day(desk, day, worked, kk, ru)


class AnnulDayDialog(AskDialog):
    """Asks why a day that the office added is taken back."""

    def __init__(self, parent: QWidget, context: Context, day: CalendarDay) -> None:
        super().__init__(
            parent,
            context,
            _("Annul a day of the calendar"),
            _("Annul"),
            _("It stays on file with the reason and no longer counts from now on."),
        )
        language = translation.current()
        pairs = [
            (_("Day"), wording.days(Days.one(day.day), language)),
            (_("What day it is"), wording.value(day.name, language)),
        ]
        self.body.addLayout(facts(pairs))
        self.day = day
        self.why = ParagraphField(_("Why"), lines=3)
        self.add("why", self.why)
        self.ask(self._act_of_annulling)

    def _act_of_annulling(self) -> Callable[[], None]:
        desk, why = self.context.desk, self.why.value()
        return lambda: calendar.annul_day(desk, self.day, why)


class ConfirmYearDialog(AskDialog):
    """Asks whether the list was compared; from then on deadlines are counted in the year."""

    is_for_good = True

    def __init__(self, parent: QWidget, context: Context, year: int) -> None:
        super().__init__(
            parent,
            context,
            _("Confirm the days off of {year}").format(year=year),
            _("Confirm"),
            _(
                "Confirm once the list agrees with what the government published for {year}, "
                "moved days and Kurban Ait included. It can't be taken back; days can still be "
                "added and annulled."
            ).format(year=year),
        )
        self.ask(lambda: lambda: calendar.confirm_year(context.desk, year))
