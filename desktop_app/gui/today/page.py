"""What needs somebody now, at one glance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import translation, wording
from desktop_app.gui import places, theme
from desktop_app.gui.children.alike_line import AlikeLine
from desktop_app.gui.complaints.due_line import ComplaintsDueLine
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import longest_short_left, short_left
from desktop_app.gui.debts.overdue_line import InstalmentsOverdueLine
from desktop_app.gui.entry.drafts import DraftsCard
from desktop_app.gui.fit.row import Row
from desktop_app.gui.frames.page import Page
from desktop_app.gui.law_values.law_watch_line import LawWatchLine
from desktop_app.gui.messages.due_line import ConsentsDueCard
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Banner, Card, button, clear, label
from desktop_app.gui.parts.table import Table, fit
from desktop_app.gui.places import Place
from desktop_app.gui.post.to_deliver_line import ToDeliverLine
from desktop_app.gui.post.to_sign_line import ToSignLine
from desktop_app.gui.reading import Reading
from desktop_app.gui.today.answers_line import AnswersOverdueLine
from desktop_app.gui.today.endings_card import NARROWEST, EndingsCard
from desktop_app.gui.today.first_steps import FirstStepsCard
from desktop_app.gui.today.hearings_line import HearingsLine
from desktop_app.gui.today.readings_notice import ReadingsNotice
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.services.listing import Found
from desktop_app.services.today import first_screen
from desktop_app.services.today.first_screen import PayoutState, Today, Waiting
from desktop_app.translation import N_, _

if TYPE_CHECKING:
    from desktop_app.documents.forms.checks import FormProblem


WAITING = (
    (N_("All"), Waiting()),
    (N_("Decision of the head"), Waiting(Service.REIMBURSEMENT, Status.REGISTERED)),
    (N_("Class by the head"), Waiting(Service.HOME_EDUCATION, Status.REGISTERED)),
    (N_("Order by the head"), Waiting(Service.HOME_EDUCATION, Status.CONSIDERED)),
)
"""What open applications wait for, in words."""


def awaited(row: ApplicationRow) -> str:
    """What the office does next with an application."""
    held = (words for words, each in WAITING[1:] if each.holds(row.service, row.status))
    words = next(held, "")
    return _(words) if words else ""


class TodayPage(Page):
    """Unfinished entries, applications by deadline, awards that end, and the period's payout."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Today"))
        self.top.addWidget(label(wording.day(context.desk.today()), "quiet"))
        self._listed, self._narrowing = Waiting(), Reading(context, self)
        self.top.addWidget(button(_("Count a deadline…"), self._count_a_deadline, icon="calendar"))
        self.calendar_notice = self._calendar_notice()
        self.column.addWidget(self.calendar_notice)
        self.forms_notice = self._forms_notice()
        self.column.addWidget(self.forms_notice)
        self.readings_notice = ReadingsNotice(context)
        self.column.addWidget(self.readings_notice)
        self.first_steps = FirstStepsCard(context)
        self.first_steps.hide()
        self.column.addWidget(self.first_steps)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.drafts = DraftsCard(context)
        self.complaints = ComplaintsDueLine(context)
        self.consents = ConsentsDueCard(context)
        self.endings_card = EndingsCard(context)
        self.cards = (self._waiting_card(), self.endings_card, self._payout_card())
        waiting, endings, payout = self.cards
        column.addWidget(waiting, 5)
        below = Row()
        left = QVBoxLayout()
        left.addWidget(endings, 1)
        left.addWidget(self.consents)
        below.addLayout(left, 3)
        right = QVBoxLayout()
        right.addWidget(self.drafts, 1)
        right.addWidget(payout)
        right.addWidget(self.complaints)
        self.to_sign, self.to_deliver = ToSignLine(context), ToDeliverLine(context)
        right.addWidget(self.to_sign)
        right.addWidget(self.to_deliver)
        self.answers = AnswersOverdueLine(context)
        right.addWidget(self.answers)
        self.hearings = HearingsLine(context)
        right.addWidget(self.hearings)
        self.instalments = InstalmentsOverdueLine(context)
        right.addWidget(self.instalments)
        self.alike = AlikeLine(context)
        right.addWidget(self.alike)
        self.law_watch = LawWatchLine(context)
        right.addWidget(self.law_watch)
        below.addLayout(right, 2)
        column.addLayout(below, 4)
        self.body.hide()
        self.column.addWidget(self.body, 1)

    # The parts

    def _calendar_notice(self) -> Banner:
        made = Banner()
        made.extras.addWidget(
            button(_("Open the calendar"), lambda: self.context.go(places.CALENDAR))
        )
        return made

    def _forms_notice(self) -> Banner:
        made = Banner()
        made.extras.addWidget(button(_("Open forms"), lambda: self.context.go(places.FORMS)))
        return made

    def _waiting_card(self) -> Card:
        card = Card(_("Waiting"))
        self.choices = QButtonGroup(self)
        for number, (words, _waiting) in enumerate(WAITING):
            choose = QPushButton(_(words))
            choose.setCheckable(True)
            choose.setChecked(number == 0)
            choose.clicked.connect(lambda _checked=False: self._narrow())
            self.choices.addButton(choose, number)
            card.head.addWidget(choose)
        self.waiting_model = PagedModel(self._waiting_columns(), self._fetch, self)
        self.waiting_model.failed.connect(self.context.explain, Qt.ConnectionType.QueuedConnection)
        self.waiting = Table(self.waiting_model, lambda found: self.context.go(places.case(found)))
        self.waiting.horizontalHeader().setMinimumSectionSize(NARROWEST)
        self.waiting.setAccessibleName(_("Applications waiting"))
        self.nothing_waits = label(_("Nothing waits: every application is answered."), "quiet")
        card.column.addWidget(self.waiting, 1)
        card.column.addWidget(self.nothing_waits)
        return card

    def _waiting_columns(self) -> Sequence[Column[ApplicationRow]]:
        today_ = self.context.desk.today()
        return [
            Column(
                _("Deadline"),
                lambda row: short_left(row.deadline, today_).words,
                width=fit(_("Deadline"), longest_short_left(today_)),
                colour=lambda row: short_left(row.deadline, today_).colour,
            ),
            Column(_("Number"), lambda row: row.number, width=fit(_("Number"), "Ө-2026-00000")),
            Column(_("Child"), lambda row: row.child_name),
            service_column(),
            status_column(OPEN),
            Column(
                _("What is next"),
                awaited,
                width=fit(_("What is next"), *(_(words) for words, _waiting in WAITING)),
            ),
        ]

    def _payout_card(self) -> Card:
        card = Card(_("Payout"))
        card.head.addWidget(
            button(_("Open payouts"), lambda: self.context.go(places.PAYOUTS), icon="banknote")
        )
        self.payout_lines = QVBoxLayout()
        card.column.addLayout(self.payout_lines)
        return card

    # What they show

    def refresh(self) -> None:
        """An office with nothing on file is shown the first steps instead."""
        self._look_at_forms()
        desk, waiting, row = self.context.desk, self._chosen(), self.waiting.selected_id() or 0
        self.reading.ask(
            lambda: first_screen.read(desk, waiting, row),
            lambda found: self._show(found, waiting),
        )

    def _show(self, found: Today, listed: Waiting) -> None:
        self.body.show()
        self._show_calendar_notice(found.year_to_confirm)
        self.readings_notice.tell(is_news=found.reads_otherwise)
        self.first_steps.setVisible(found.is_new)
        for card in self.cards:
            card.setHidden(found.is_new)
        self.drafts.show_drafts(found.drafts)
        self.answers.show_overdue(found.overdue_answers)
        self.hearings.show_past(found.past_hearings)
        self.complaints.show_due(found.complaints)
        self.consents.show_due(found.consents)
        if found.is_new:
            self.first_steps.show_steps(found.first_steps)
            return
        for number, (words, waiting) in enumerate(WAITING):
            count = wording.number(found.count(waiting))
            self.choices.button(number).setText(f"{_(words)}: {count}")
        self._show_waiting(found.waiting, listed)
        self.endings_card.show_endings(found.endings, found.renewal)
        self._show_payout(found.payout)
        for line in (self.to_sign, self.to_deliver, self.instalments, self.alike):
            line.show_lines(found.lines)
        self.law_watch.refresh(found.law)

    def _show_calendar_notice(self, year: int | None) -> None:
        words = _("The days off of {year} are not confirmed yet: deadlines need them.")
        self.calendar_notice.say("info", "" if year is None else words.format(year=year))

    def _look_at_forms(self) -> None:
        """Off the GUI thread: the office's folder may be far away."""
        from desktop_app.documents import office_folder
        from desktop_app.services.forms import own_forms

        if office_folder.path() is not None:
            show = self.while_here(self._show_forms_notice)
            self.context.act(own_forms.not_used, show, changes=False)

    def _show_forms_notice(self, problems: "list[FormProblem]") -> None:
        """One quiet line, however much is wrong: Settings tell the rest."""
        from desktop_app.gui.forms.words import problem_of_file

        if len(problems) < 2:
            said = "".join(map(problem_of_file, problems))
        else:
            said = _("Problems: {count}").format(count=len(problems))
        words = _("The program's words are printed instead of the office's. {what}")
        self.forms_notice.say("warn", words.format(what=said) if problems else "")

    def _count_a_deadline(self) -> None:
        from desktop_app.gui.law_values.deadline_calculator import TermDialog

        TermDialog(self, self.context).open()

    def _chosen(self) -> Waiting:
        return WAITING[self.choices.checkedId()][1]

    def _narrow(self) -> None:
        """List what the button says; the rest of the page stays."""
        desk, waiting = self.context.desk, self._chosen()
        self._narrowing.ask(
            lambda: waiting.find(desk), lambda found: self._show_waiting(found, waiting)
        )

    def _show_waiting(self, found: Found[ApplicationRow], listed: Waiting) -> None:
        if listed != self._chosen():
            return
        self._listed = listed
        self.waiting.show_ids(found.ids, rows=found.rows)
        self.waiting.setVisible(bool(found.ids))
        self.nothing_waits.setHidden(bool(found.ids))

    def _fetch(self, wanted: list[int]) -> Sequence[ApplicationRow]:
        return self._listed.page(self.context.desk, wanted)

    def _show_payout(self, found: PayoutState) -> None:
        approved = found.approved
        name = wording.period(found.period, translation.current())
        state = _("{quarter}: approved") if approved else _("{quarter}: not approved yet")
        clear(self.payout_lines)
        shown = label(state.format(quarter=name[:1].upper() + name[1:]))
        shown.setStyleSheet(f"color: {theme.GOOD if approved else theme.WARN};")
        self.payout_lines.addWidget(shown)
        before = () if found.newest is None else (found.newest,)
        for row in approved or before:
            line = _("{number} of {date}: {sum}").format(
                number=row.number,
                date=wording.day(row.closed_at.date()),
                sum=wording.tenge(row.total),
            )
            shown_line = line if approved else _("Last: {payout}").format(payout=line)
            self.payout_lines.addWidget(label(shown_line, "quiet"))
