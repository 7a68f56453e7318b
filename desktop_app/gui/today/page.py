"""What needs somebody now, at one glance."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from desktop_app.gui.complaints.due_line import ComplaintsDueLine
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import longest_short_left, short_left
from desktop_app.gui.debts.overdue_line import InstalmentsOverdueLine
from desktop_app.gui.entry.drafts import DraftsCard
from desktop_app.gui.frames.page import Page
from desktop_app.gui.messages.due_line import ConsentsDueCard
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import Banner, Card, button, clear, label
from desktop_app.gui.parts.table import ROW_HEIGHT, Table, fit
from desktop_app.gui.places import Place
from desktop_app.gui.post.to_deliver_line import ToDeliverLine
from desktop_app.gui.post.to_sign_line import ToSignLine
from desktop_app.gui.today.first_steps import FirstStepsCard
from desktop_app.law.quarters import Month
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.decisions import Cause, Ending
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.services.law_values import calendar, periods
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.reports import today
from desktop_app.translation import N_, _

if TYPE_CHECKING:
    from desktop_app.documents.forms.checks import FormProblem


@dataclass(frozen=True)
class Waiting:
    """What open applications wait for; None is any of them."""

    words: str
    service: Service | None = None
    status: Status | None = None

    def holds(self, service: Service, status: Status) -> bool:
        return self.service in (None, service) and self.status in (None, status)


DECISION = Waiting(N_("Decision of the head"), Service.REIMBURSEMENT, Status.REGISTERED)
CLASS = Waiting(N_("Class by the head"), Service.HOME_EDUCATION, Status.REGISTERED)
ORDER = Waiting(N_("Order by the head"), Service.HOME_EDUCATION, Status.CONSIDERED)
WAITING = (Waiting(N_("All")), DECISION, CLASS, ORDER)


def awaited(row: ApplicationRow) -> str:
    """What the office does next with an application."""
    return next((_(each.words) for each in WAITING[1:] if each.holds(row.service, row.status)), "")


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


_NARROWEST = 110
"""A name can still be told apart in a small window."""


class TodayPage(Page):
    """Unfinished entries, applications by deadline, awards that end, and the period's payout."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place, _("Today"))
        self.top.addWidget(label(wording.day(context.desk.today()), "quiet"))
        self._periods = periods.offered(context.desk)
        self.top.addWidget(button(_("Count a deadline…"), self._count_a_deadline, icon="calendar"))
        self.calendar_notice = self._calendar_notice()
        self.column.addWidget(self.calendar_notice)
        self.forms_notice = self._forms_notice()
        self.column.addWidget(self.forms_notice)
        self.first_steps = FirstStepsCard(context)
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
        self.instalments = InstalmentsOverdueLine(context)
        right.addWidget(self.instalments)
        below.addLayout(right, 2)
        column.addLayout(below, 4)
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
        for number, each in enumerate(WAITING):
            choose = QPushButton(_(each.words))
            choose.setCheckable(True)
            choose.setChecked(number == 0)
            choose.clicked.connect(lambda _checked=False: self._show_waiting())
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
                width=fit(_("What is next"), *(_(each.words) for each in WAITING)),
            ),
        ]

    def _endings_card(self) -> Card:
        card = Card(_("Awards that end soon"))
        self._endings: list[Ending] = []
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
        with self.context.desk.database.read() as connection:
            new = not today.has_applications(connection)
            year = calendar.year_to_confirm(connection, self.context.desk.today())
        self._show_calendar_notice(year)
        self._look_at_forms()
        self.first_steps.setVisible(new)
        for card in self.cards:
            card.setHidden(new)
        self.drafts.refresh()
        self.complaints.refresh()
        self.consents.refresh()
        if new:
            self.first_steps.refresh()
            return
        self._periods = periods.offered(self.context.desk)
        self._count_waiting()
        self._show_waiting()
        self._show_endings()
        self._show_payout()
        self.to_sign.refresh()
        self.to_deliver.refresh()
        self.instalments.refresh()

    def _show_calendar_notice(self, year: int | None) -> None:
        words = _("The days off of {year} are not confirmed yet: deadlines need them.")
        self.calendar_notice.say("info", "" if year is None else words.format(year=year))

    def _look_at_forms(self) -> None:
        """Off the GUI thread: the office's folder may be far away."""
        from desktop_app.documents.forms import files as form_files

        if form_files.office_folder() is not None:
            show = self.while_here(self._show_forms_notice)
            self.context.act(form_files.not_used, show, changes=False)

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

    def _count_waiting(self) -> None:
        with self.context.desk.database.read() as connection:
            counts = today.open_counts(connection)
        for number, each in enumerate(WAITING):
            count = sum(n for (service, status), n in counts.items() if each.holds(service, status))
            choose = self.choices.button(number)
            choose.setText(f"{_(each.words)}: {wording.number(count)}")

    def _show_waiting(self) -> None:
        chosen = WAITING[self.choices.checkedId()]
        with self.context.desk.database.read() as connection:
            ids = today.waiting_ids(connection, chosen.service, chosen.status)
        self.waiting.show_ids(ids)
        self.waiting.setVisible(bool(ids))
        self.nothing_waits.setHidden(bool(ids))

    def _fetch(self, wanted: list[int]) -> Sequence[ApplicationRow]:
        with self.context.desk.database.read() as connection:
            return applications.rows(connection, wanted)

    def _show_endings(self) -> None:
        """This payment period and the next, and never less than three months ahead."""
        now = Month.of(self.context.desk.today())
        near = [each for each in self._periods if each.months[-1] >= now][:2]
        first = min([now, *(each.months[0] for each in near)])
        last = max([now.shifted(2), *(each.months[-1] for each in near)])
        with self.context.desk.database.read() as connection:
            self._endings = today.endings(connection, first, last)
        self.endings.show_ids(list(range(len(self._endings))))
        self.endings.setVisible(bool(self._endings))
        self.nothing_ends.setHidden(bool(self._endings))

    def _open_ending(self, index: int) -> None:
        self.context.go(places.child(self._endings[index].child_id))

    def _show_payout(self) -> None:
        with self.context.desk.database.read() as connection:
            period = periods.current(self._periods, self.context.desk.today())
            closed = today.approved_payouts(connection, period)
            before = today.approved_payouts(connection)[:1]
        name = wording.quarter(period, translation.current())
        state = _("{quarter}: approved") if closed else _("{quarter}: not approved yet")
        clear(self.payout_lines)
        shown = label(state.format(quarter=name[:1].upper() + name[1:]))
        shown.setStyleSheet(f"color: {theme.GOOD if closed else theme.WARN};")
        self.payout_lines.addWidget(shown)
        for row in closed or before:
            line = _("{number} of {date}: {sum}").format(
                number=row.number,
                date=wording.day(row.closed_at.date()),
                sum=wording.tenge(row.total),
            )
            shown_line = line if closed else _("Last: {payout}").format(payout=line)
            self.payout_lines.addWidget(label(shown_line, "quiet"))
