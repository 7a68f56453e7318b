"""The days off of a year: by law, moved by the government, added by the office; and its state."""

from PySide6.QtWidgets import QVBoxLayout

from desktop_app import translation, wording
from desktop_app.gui import theme
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Banner, button
from desktop_app.gui.parts.table import fit
from desktop_app.services.law_values import calendar
from desktop_app.services.law_values.calendar import CalendarDay, CalendarYear, DaySource, YearState
from desktop_app.services.law_values.holidays import known_years
from desktop_app.translation import N_, _

_SOURCES = {
    DaySource.LAW: N_("By law"),
    DaySource.MOVED: N_("Moved day"),
    DaySource.OFFICE: N_("Added by the office"),
}


class CalendarTab(ListTab[CalendarDay]):
    """A year to choose, whether it is confirmed, its days, and what one can do with them."""

    def __init__(self, page: Page) -> None:
        language = translation.current()
        columns = [
            Column[CalendarDay](
                _("Day"), lambda row: wording.day(row.day), width=fit(_("Day"), "00.00.0000")
            ),
            Column(
                _("Weekday"),
                lambda row: wording.weekday_name(row.day, language),
                width=fit(_("Weekday"), *wording.weekday_names(language)),
            ),
            Column(
                _("How it counts"),
                _counts,
                width=fit(_("How it counts"), _("day off"), _("working day")),
                colour=lambda row: theme.GOOD if row.worked else None,
            ),
            Column(
                _("What day it is"), _name, colour=lambda row: theme.WARN if row.estimated else None
            ),
            Column(_("Source"), _source, width=260),
        ]
        super().__init__(page, _("Days off"), columns)
        self.year = ChoiceField(_("Year"), [(year, str(year)) for year in known_years().all])
        self.year.set_value(page.context.desk.today().year)
        self.year.changed.connect(self.refresh)
        self.state = Banner()
        self.confirm_button = button(_("Confirm…"), self.confirm, icon="check")
        self.state.extras.addWidget(self.confirm_button)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        above = Row()
        above.setSpacing(14)
        above.addWidget(self.year)
        above.addWidget(self.state, 1)
        layout.insertLayout(0, above)
        self.add_button = button(_("New day…"), self.add, icon="plus", primary=True)
        self.annul_button = button(_("Annul…"), lambda: self.on_chosen(self.annul), icon="x")
        self.term_button = button(_("Count a deadline…"), self.count, icon="calendar-check")
        self.offer(self.add_button, self.annul_button, self.term_button)
        self.table.selectionModel().currentRowChanged.connect(
            lambda *_rows: self._offer_annulling()
        )

    def refresh(self) -> None:
        year, desk = self.year.value(), self.context.desk
        self.reading.ask(lambda: calendar.of_year(desk, year), self._show)

    def _show(self, found: CalendarYear) -> None:
        state = found.state
        self.show_rows(dict(enumerate(found.days)))
        self._offer_annulling()
        self.state.say("good" if state.known else "warn", _words_of(state))
        self.confirm_button.setVisible(not state.known and state.may_be_confirmed)

    def _offer_annulling(self) -> None:
        """Only the office's own days can be taken back."""
        row_id = self.table.selected_id()
        chosen = self.found.get(row_id) if row_id is not None else None
        self.annul_button.setEnabled(chosen is not None and bool(chosen.id))

    def add(self) -> None:
        from desktop_app.gui.law_values.calendar_dialogs import AddDayDialog

        AddDayDialog(self, self.context, self.year.value())

    def annul(self, row_id: int) -> None:
        from desktop_app.gui.law_values.calendar_dialogs import AnnulDayDialog

        AnnulDayDialog(self, self.context, self.found[row_id])

    def confirm(self) -> None:
        from desktop_app.gui.law_values.calendar_dialogs import ConfirmYearDialog

        ConfirmYearDialog(self, self.context, self.year.value())

    def count(self) -> None:
        from desktop_app.gui.law_values.deadline_calculator import TermDialog

        TermDialog(self, self.context).open()


def _counts(row: CalendarDay) -> str:
    return _("working day") if row.worked else _("day off")


def _name(row: CalendarDay) -> str:
    name = wording.value(row.name, translation.current())
    return _("{name} (computed: check the day)").format(name=name) if row.estimated else name


def _source(row: CalendarDay) -> str:
    source = _(_SOURCES[row.source])
    return f"{source}: {row.recorded_by}" if row.recorded_by else source


def _words_of(state: YearState) -> str:
    """Whether deadlines may be counted in the year, and why."""
    if state.confirmed is not None:
        return _("The days off of {year} were confirmed on {date} by {who}.").format(
            year=state.year,
            date=wording.day(state.confirmed.confirmed_at.date()),
            who=state.confirmed.confirmed_by,
        )
    if state.known:
        return _("The days off of {year} are known to the program.").format(year=state.year)
    if state.may_be_confirmed:
        words = _(
            "The days off of {year} are not confirmed, so no deadline is counted in it yet. "
            "Compare the list with what the government published, add what it moved, and confirm."
        )
        return words.format(year=state.year)
    words = _("What the government moves in {year} is published shortly before that year.")
    return words.format(year=state.year)
