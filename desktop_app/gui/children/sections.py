"""What is on file about a child, as tables: payments, applications, certificates and so on."""

from collections.abc import Callable, Container
from datetime import date

from desktop_app import translation, wording
from desktop_app.gui import award_papers, theme
from desktop_app.gui.award_papers import short_name
from desktop_app.gui.context import Context
from desktop_app.gui.deadlines import longest_short_left, short_left
from desktop_app.gui.frames import change_words
from desktop_app.gui.parts.columns import service_column, status_column
from desktop_app.gui.parts.paged import Column
from desktop_app.gui.parts.section import Section
from desktop_app.gui.parts.table import fit
from desktop_app.gui.words import words
from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.quarters import Period
from desktop_app.records.applications import ApplicationRow, Certificate
from desktop_app.records.decisions import Act, NoticeRow, PeriodBalance, RecordedEvent
from desktop_app.records.kinds import OPEN
from desktop_app.services.awards.events import EVENT_WORDS
from desktop_app.services.children.file import ChildFile
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.translation import _


def payment_state(account: PeriodBalance, today: date, *, answered: bool = True) -> tuple[str, str]:
    """How far the payment of a period has come, in a word and its colour.

    It is paid once the bank has ``answered``, not when its sheet was approved.
    """
    if account.overpaid:
        return _("Overpaid"), theme.BAD
    if not account.due and account.paid:
        return (_("Paid"), theme.GOOD) if answered else (_("Approved"), theme.QUIET)
    if not account.due:  # nothing was to be paid, or all of it has come back
        return (_("Returned") if account.returned else "–"), theme.QUIET
    if account.quarter.first_day > today:
        return _("Expected"), theme.QUIET
    return (_("Partly paid") if account.paid else _("Due")), theme.WARN


def payments(
    context: Context,
    opened: Callable[[PeriodBalance], None],
    as_of: date | None = None,
    unanswered: Callable[[], Container[tuple[int, Period]]] = tuple,
) -> Section[PeriodBalance]:
    """How far the payment of each period has come, now or on a past day.

    ``unanswered`` are the awards and periods whose sheet no bank has answered yet.
    """
    language, today = translation.current(), as_of or context.desk.today()

    def state(row: PeriodBalance) -> tuple[str, str]:
        answered = (row.decision_id, row.quarter) not in unanswered()
        return payment_state(row, today, answered=answered)

    def sum_or_nothing(amount: int) -> str:
        return wording.tenge(amount) if amount else "–"

    return Section(
        _("Payments"),
        [
            Column(_("Payment period"), lambda row: wording.period(row.quarter, language)),
            Column(_("Entitled"), lambda row: wording.tenge(row.entitled), True, width=130),
            Column(_("Paid"), lambda row: sum_or_nothing(row.paid_out), True, width=130),
            Column(_("Returned"), lambda row: sum_or_nothing(row.returned), True, width=130),
            Column(_("Due"), lambda row: sum_or_nothing(row.due), True, width=130),
            Column(
                _("Overpaid"),
                lambda row: sum_or_nothing(row.overpaid),
                True,
                lambda row: theme.BAD if row.overpaid else None,
                width=150,
            ),
            Column(
                _("State"),
                lambda row: state(row)[0],
                colour=lambda row: state(row)[1],
                width=170,
            ),
        ],
        _("No payment: there is no award."),
        opened,
    )


def cases(context: Context, opened: Callable[[ApplicationRow], None]) -> Section[ApplicationRow]:
    today = context.desk.today()

    def due(row: ApplicationRow) -> str:
        return short_left(row.deadline, today).words if row.status in OPEN else ""

    return Section(
        _("Applications"),
        [
            Column(_("Number"), lambda row: row.number, width=116),
            Column(_("Date"), lambda row: wording.day(row.applied_on), width=96),
            service_column(),
            Column(_("Applicant"), lambda row: row.applicant_name),
            status_column(),
            Column(
                _("Deadline"),
                due,
                colour=lambda row: short_left(row.deadline, today).colour,
                width=fit(_("Deadline"), longest_short_left(today)),
            ),
        ],
        _("No application."),
        opened,
    )


def certificates(file: Callable[[], ChildFile]) -> Section[Certificate]:
    def school(row: Certificate) -> str:
        if row.kind is not AwardPaper.CERTIFICATE:  # a commission's, or the school's order
            return short_name(row.kind)
        return file().schools[row.provider_id].named(translation.current())

    return Section(
        _(award_papers.SEVERAL),
        [
            Column(_("Number"), lambda row: row.number, width=130),
            Column(_("Issued on"), lambda row: wording.day(row.issued_on), width=110),
            Column(_("First day"), lambda row: wording.day(row.first_day), width=110),
            Column(_("Last day"), lambda row: wording.day(row.last_day), width=110),
            Column(_("Class"), lambda row: row.class_name, width=90),
            Column(_("School"), school),
        ],
        _(award_papers.NONE),
    )


def event_state(row: RecordedEvent) -> str:
    if row.annulled_at is None:
        return _("Stands")
    return _("Annulled: {why}").format(why=row.annulled_why)


def events() -> Section[RecordedEvent]:
    def annulled(row: RecordedEvent) -> bool:
        return row.annulled_at is not None

    def recorded(row: RecordedEvent) -> str:
        return f"{wording.day(row.recorded_at.date())}, {row.recorded_by}"

    return Section(
        _("Events"),
        [
            Column(
                _("What happened"),
                lambda row: _(EVENT_WORDS[row.kind]),
                width=fit(_("What happened"), *(_(each) for each in EVENT_WORDS.values())),
                struck=annulled,
            ),
            Column(_("Day"), lambda row: wording.day(row.happened_on), width=96, struck=annulled),
            Column(_("Until"), lambda row: wording.day(row.ended_on), width=96, struck=annulled),
            Column(_("Note"), lambda row: row.note),
            Column(_("Recorded"), recorded, width=230),
            Column(
                _("State"), event_state, colour=lambda row: theme.QUIET if annulled(row) else None
            ),
        ],
        _("No event: nothing ends payments before their time."),
    )


def papers(opened: Callable[[NoticeRow], None]) -> Section[NoticeRow]:
    return Section(
        _("Papers"),
        [
            Column(_("Number"), lambda row: row.number, width=126),
            Column(_("Paper"), lambda row: _(KIND_WORDS[row.kind])),
            Column(_("Issued"), lambda row: wording.moment(row.issued_at), width=140),
            Column(_("By"), lambda row: row.issued_by, width=220),
            Column(_("Language"), lambda row: words(row.language), width=170),
        ],
        _("No paper was issued."),
        opened,
    )


def history(context: Context) -> Section[Act]:
    return Section(
        _("History"),
        [
            Column(_("When"), lambda row: wording.moment(row.at), width=140),
            Column(_("Who"), lambda row: row.who, width=220),
            Column(
                _("What"),
                lambda row: change_words.told(context, row),
                tip=lambda row: change_words.in_lines(context, row),
            ),
        ],
        _("Nothing yet."),
    )
