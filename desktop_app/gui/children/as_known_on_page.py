"""A child as it was known on a past day: why a sum was paid, for an inspector or a court."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.award_papers import ONE, said
from desktop_app.gui.children import sections as child_sections
from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import DayField, level_with
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.enter_key import acts_on_enter
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.pieces import Banner, button, label
from desktop_app.gui.parts.section import AnySection, Section
from desktop_app.gui.parts.steps_pane import StepsPane
from desktop_app.gui.places import Place
from desktop_app.law.quarters import Month
from desktop_app.records.decisions import AwardRow, PeriodBalance
from desktop_app.services.awards.as_known_on import ChildThen, child_then
from desktop_app.services.errors import EntryError
from desktop_app.translation import _


class ChildThenPage(Page):
    """``place.id`` is the child, ``place.text`` a day, as 2026-01-20, or a moment of it."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self.found: ChildThen | None = None
        self.wrap_title()
        self.slip_button = button(_("Calculation slip…"), self.print_slip, icon="receipt-text")
        self.slip_button.setEnabled(False)
        self.top.addWidget(self.slip_button)
        self.back_button = button(_("Back to now"), self.to_now, icon="undo-2", primary=True)
        self.top.addWidget(self.back_button)
        self.banner = Banner()
        self.column.addWidget(self.banner)
        self.column.addLayout(self._asking())
        self.unknown = label("", "quiet")
        self.column.addWidget(self.unknown)
        self.column.addWidget(self._tabs(), 1)

    def _asking(self) -> Row:
        self.day = DayField(_("As known on"))
        self.day.set_value(_as_of(self.place))
        acts_on_enter(self.day.edit, self.ask)
        self.day.setMaximumWidth(220)
        self.show_button = button(_("Show"), self.ask, icon="history")
        row = Row()
        row.addWidget(self.day, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(level_with(self.day, self.show_button))
        row.addStretch(2)
        return row

    def _tabs(self) -> QTabWidget:
        known_on = date.fromisoformat(self.place.text[:10])
        self.payments = child_sections.payments(self.context, lambda _row: None, known_on)
        self.payments.table.selectionModel().currentRowChanged.connect(self._show_steps)
        self.steps = StepsPane(self.context, _("How the sum comes about"))
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.payments)
        both.addWidget(self.steps)
        both.setSizes([250, 220])
        self.awards = _awards()
        self.awards.table.selectionModel().currentRowChanged.connect(self._say_what_ends)
        self.events = child_sections.events()
        self.tabs = QTabWidget()
        self.tabs.addTab(both, self.payments.name)
        self.tabs.addTab(self.awards, self.awards.name)
        self.tabs.addTab(self.events, self.events.name)
        return self.tabs

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.day.editor.setFocus()
            self.day.edit.selectAll()

    # What it shows

    def refresh(self) -> None:
        desk, child_id, as_of = self.context.desk, self.place.id, _as_of(self.place)
        self.reading.ask(lambda: child_then(desk, child_id, as_of), self._show)

    def _show(self, found: ChildThen) -> None:
        self.found = found
        self.title.setText(found.person.full_name)
        day, moment = wording.day(found.moment.date()), wording.moment(found.moment)
        words = _("As known on {date}. What was recorded, annulled or paid later is left out.")
        self.banner.say("warn", words.format(date=day if _is_day(self.place) else moment))
        unknown = found.reckoned.unknown
        self.unknown.setText(self.context.words(unknown) if unknown else "")
        self.unknown.setVisible(unknown is not None)
        self.payments.show_rows(found.reckoned.accounts[::-1])
        self.slip_button.setEnabled(bool(found.reckoned.accounts))
        papers = {each.facts.paper for each in found.awards}
        if len(papers) == 1:
            self.awards.model.rename(_CERTIFICATE, said(papers.pop(), ONE))
        self.awards.show_rows(found.awards)
        self.events.show_rows(found.events)
        sections: tuple[AnySection, ...] = (self.payments, self.awards, self.events)
        for number, section in enumerate(sections):
            self.tabs.setTabText(number, section.title)
        self._show_steps()
        self._say_what_ends()

    def _show_steps(self) -> None:
        account: PeriodBalance | None = self.payments.selected() if self.payments.rows else None
        self.steps.show_steps(account.steps if account else ())
        self.steps.setVisible(account is not None)

    def _say_what_ends(self) -> None:
        award = self.awards.selected() if self.awards.rows else None
        ends = self.found.ends if self.found is not None else {}
        words = self.context.words(ends[award.decision_id]) if award else ""
        self.awards.say(words)

    # What one can do

    def ask(self) -> None:
        """Show another day; a day that can't be asked for is said at the field."""
        day = self.day.value()
        if not self.day.check():
            return
        if day is None:
            self.day.show_slip(_("Enter the day."))
            return
        desk, child_id, asked = self.context.desk, self.place.id, day

        def slipped(error: EntryError) -> None:
            self.day.show_slip(self.context.words(error.slips[0].step))

        self.reading.ask(
            lambda: child_then(desk, child_id, asked),
            lambda _found: self.context.go(places.child_then(child_id, asked)),
            slips=slipped,
        )

    def print_slip(self) -> None:
        """The steps on paper, of all periods up to that day, as they were known on it."""
        from desktop_app.gui.awards.calculation_slip import CalculationSlipDialog

        assert self.found is not None
        as_of, language = _as_of(self.place), self.found.language
        CalculationSlipDialog(self, self.context, self.place.id, language, None, as_of).start()

    def to_now(self) -> None:
        self.context.go(places.child(self.place.id))


def _as_of(place: Place) -> date:
    """The day of a place, which is asked for as its end, or the moment."""
    if _is_day(place):
        return date.fromisoformat(place.text)
    return datetime.fromisoformat(place.text)


def _is_day(place: Place) -> bool:
    return len(place.text) == len("2026-01-20")


_CERTIFICATE = 4
"""The column of what gives the months."""


def _awards() -> Section[AwardRow]:
    language = translation.current()

    def month(value: Month | None) -> str:
        return "" if value is None else wording.month(value, language)

    def certificate(row: AwardRow) -> str:
        period = row.facts.certificate
        if period is None:
            return ""
        return f"{wording.day(period.first_day)} – {wording.day(period.last_day)}"

    def disability(row: AwardRow) -> str:
        return wording.day(row.facts.disability_until) or _("indefinite")

    return Section(
        _("Awards"),
        [
            Column(_("Payee"), lambda row: row.payee_name),
            Column(_("Applied on"), lambda row: wording.day(row.facts.applied_on), width=110),
            Column(_("First month"), lambda row: month(row.first), width=185),
            Column(_("Last month"), lambda row: month(row.last), width=185),
            Column(_(ONE), certificate, width=170),
            Column(_("Disability until"), disability, width=140),
        ],
        _("No award was known then."),
    )
