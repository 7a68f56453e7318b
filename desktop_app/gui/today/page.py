"""What needs somebody now, at one glance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
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
from desktop_app.gui.frames.page import Page
from desktop_app.gui.law_values.law_watch_line import LawWatchLine
from desktop_app.gui.messages.due_line import ConsentsDueCard
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Banner, Card, button, clear, label
from desktop_app.gui.parts.table import ROW_HEIGHT, Table, fit
from desktop_app.gui.places import Place
from desktop_app.gui.post.to_deliver_line import ToDeliverLine
from desktop_app.gui.post.to_sign_line import ToSignLine
from desktop_app.gui.reading import Reading
from desktop_app.gui.today.answers_line import AnswersOverdueLine
from desktop_app.gui.today.first_steps import FirstStepsCard
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Renewal
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.decisions import Cause, Ending
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


CAUSES = {
    Cause.CERTIFICATE: N_("certificate until {date}"),
    Cause.EIGHTEEN: N_("eighteen on {date}"),
    Cause.DISABILITY: N_("disability until {date}"),
    Cause.EVENT: N_("event of {date}"),
    Cause.ENDED: N_("ended by the office, {date}"),
}


def why(row: Ending) -> str:
    """What ends an award, in short; the child's page says it in full."""
    return _(CAUSES[row.cause]).format(date=wording.day(row.day))


def _longest_causes() -> list[str]:
    return [_(each).format(date="00.00.0000") for each in CAUSES.values()]


_RENEWED = {Cause.CERTIFICATE, Cause.DISABILITY}
_BEFORE_THEY_END = {
    Renewal.NEW_APPLICATION: N_(
        "So that no month is lost: after a disability a new application by the end of the month "
        "after the last one; after a certificate the next one without a break, or the same."
    ),
    Renewal.CONTINUES: N_(
        "So that no month is lost: the next certificate, of school or disability, without a break; "
        "else a new application by the end of the month after the last one."
    ),
}

_NARROWEST = 110
"""A name can still be told apart in a small window."""


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
        self.cards = (self._waiting_card(), self._endings_card(), self._payout_card())
        waiting, endings, payout = self.cards
        column.addWidget(waiting, 5)
        below = QHBoxLayout()
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
        self.waiting.horizontalHeader().setMinimumSectionSize(_NARROWEST)
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

    def _endings_card(self) -> Card:
        card = Card(_("Awards that end soon"))
        self._endings: Sequence[Ending] = ()
        language = translation.current()
        columns: Sequence[Column[Ending]] = [
            Column(_("Child"), lambda row: row.child_name),
            Column(
                _("Last month"),
                lambda row: wording.month(row.last, language),
                width=fit(_("Last month"), wording.month(Month(2026, 12), language)),
            ),
            Column(_("Why"), why, width=fit(_("Why"), *_longest_causes())),
        ]
        model = PagedModel(columns, lambda ids: [self._endings[index] for index in ids], self)
        self.endings = Table(model, self._open_ending)
        self.endings.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.endings.setAccessibleName(_("Awards that end this period and next"))
        # What waits is first: this list gives up its room to the consents below it.
        self.endings.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.endings.setMinimumHeight(3 * ROW_HEIGHT)
        self.nothing_ends = label(_("No award ends by then."), "quiet")
        card.column.addWidget(self.endings, 1)
        self.before_they_end = label("", "quiet")
        self.before_they_end.setWordWrap(True)
        card.column.addWidget(self.before_they_end)
        card.column.addWidget(self.nothing_ends, 1)
        return card

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
        self.first_steps.setVisible(found.is_new)
        for card in self.cards:
            card.setHidden(found.is_new)
        self.drafts.show_drafts(found.drafts)
        self.answers.show_overdue(found.overdue_answers)
        self.complaints.show_due(found.complaints)
        self.consents.show_due(found.consents)
        if found.is_new:
            self.first_steps.show_steps(found.first_steps)
            return
        for number, (words, waiting) in enumerate(WAITING):
            count = wording.number(found.count(waiting))
            self.choices.button(number).setText(f"{_(words)}: {count}")
        self._show_waiting(found.waiting, listed)
        self._show_endings(found.endings, found.renewal)
        self._show_payout(found.payout)
        self.to_sign.refresh()
        self.to_deliver.refresh()
        self.instalments.refresh()
        self.alike.refresh()
        self.law_watch.refresh()

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

    def _show_endings(self, endings: Sequence[Ending], renewal: Renewal) -> None:
        """With what the families must do before it is too late: the month decides money (D-4)."""
        self.before_they_end.setText(_(_BEFORE_THEY_END[renewal]))
        self.before_they_end.setVisible(any(each.cause in _RENEWED for each in endings))
        self._endings = endings
        self.endings.show_ids(list(range(len(endings))))
        self.endings.setVisible(bool(endings))
        self.nothing_ends.setHidden(bool(endings))

    def _open_ending(self, index: int) -> None:
        self.context.go(places.child(self._endings[index].child_id))

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
