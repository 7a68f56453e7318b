"""Everything the first screen shows at once, from one moment; what takes longer comes later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.readings import Renewal
from desktop_app.records.acts import Act
from desktop_app.records.applications import ApplicationRow
from desktop_app.records.complaints import ComplaintRow
from desktop_app.records.decisions import Ending
from desktop_app.records.drafts import Draft
from desktop_app.records.hearings import Hearing
from desktop_app.records.kinds import Service, Status
from desktop_app.records.messages import MessageRow
from desktop_app.records.payouts import PayoutRow
from desktop_app.records.requests import Request
from desktop_app.services.awards import before_end
from desktop_app.services.decisions import read_otherwise
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar, law_data, periods
from desktop_app.services.listing import Found, Listing
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.entry import drafts
from desktop_app.storage.messages import sent as messages
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import hearings, requests
from desktop_app.storage.people import likeness_answers
from desktop_app.storage.post import approvals, deliveries
from desktop_app.storage.reports import today as stored

_NEAR, _ONE_DAY = timedelta(days=7), timedelta(days=1)
_LEAST_MONTHS_AHEAD = 2


@dataclass(frozen=True)
class Waiting(Listing[ApplicationRow]):
    """Open applications, the nearest deadline first. None is any service, or any status."""

    service: Service | None = None
    status: Status | None = None

    def holds(self, service: Service, status: Status) -> bool:
        return self.service in (None, service) and self.status in (None, status)

    def ids(self, connection: Connection) -> list[int]:
        return stored.waiting_ids(connection, self.service, self.status)

    def rows(self, connection: Connection, wanted: list[int]) -> list[ApplicationRow]:
        return applications.rows(connection, wanted)


@dataclass(frozen=True)
class FirstSteps:
    """What a new office has done already."""

    has_details: bool
    has_schools: bool


@dataclass(frozen=True)
class PayoutState:
    """The period of today, its payouts that stand, and where there are none the newest of any."""

    period: Period
    approved: tuple[PayoutRow, ...]
    newest: PayoutRow | None


@dataclass(frozen=True)
class ComplaintsDue:
    """How many complaints are to be answered within a week, and the one that is due first."""

    count: int
    nearest: ComplaintRow


@dataclass(frozen=True)
class Lines:
    """How many wait of what has one line: the head is told what is to be signed, others how many
    terminations are due; ``overdue`` are instalments, ``alike`` pairs of records."""

    to_sign: int
    terminations: int
    undelivered: int
    overdue: int
    alike: int


@dataclass(frozen=True)
class Today:
    """``is_new``: no application is on file yet. ``year_to_confirm`` is the year whose days off
    are to be confirmed, if any. ``renewal`` is what a disability that is confirmed again needs.
    ``counts`` are the open applications by service and status. Of ``past_hearings`` nobody has put
    down yet what was said. ``reads_otherwise``: the head is to be told of another reading."""

    day: date
    law: LawInForce
    is_new: bool
    first_steps: FirstSteps
    year_to_confirm: int | None
    counts: Mapping[tuple[Service, Status], int]
    waiting: Found[ApplicationRow]
    endings: tuple[Ending, ...]
    renewal: Renewal
    payout: PayoutState
    drafts: tuple[Draft, ...]
    complaints: ComplaintsDue | None
    consents: tuple[MessageRow, ...]
    overdue_answers: tuple[Request, ...]
    past_hearings: tuple[Hearing, ...]
    reads_otherwise: bool
    lines: Lines

    def count(self, waiting: Waiting) -> int:
        """How many applications wait for that."""
        return sum(number for each, number in self.counts.items() if waiting.holds(*each))


def read(desk: Desk, waiting: Waiting, chosen: int = 0) -> Today:
    """``waiting`` says which applications are listed, ``chosen`` which one is kept in sight."""
    day = desk.today()
    with desk.reading() as connection:
        law = law_data.in_force(connection)
        offered = periods.offered_by(law, day)
        renewal = law_data.readings_on(law.profiles, day).renewal
        counts = stored.open_counts(connection)
        return Today(
            day=day,
            law=law,
            is_new=not counts and not stored.has_applications(connection),
            first_steps=_first_steps(connection),
            year_to_confirm=calendar.year_to_confirm(connection, day),
            counts=counts,
            waiting=waiting.found(connection, chosen),
            endings=before_end.endings(connection, law, *_soon(offered, day)),
            renewal=renewal,
            payout=_payout(connection, periods.current(offered, day)),
            drafts=tuple(drafts.all_drafts(connection)),
            complaints=_complaints(connection, day),
            consents=tuple(messages.to_do(connection)),
            overdue_answers=tuple(requests.overdue(connection, day)),
            reads_otherwise=read_otherwise.to_tell(connection, desk, renewal),
            lines=_lines(connection, desk, law),
            past_hearings=tuple(hearings.waiting(connection, day - _ONE_DAY)),
        )


def _first_steps(connection: Connection) -> FirstSteps:
    details = offices.details(connection)
    return FirstSteps(bool(details.name_kk), bool(offices.schools(connection)))


def _soon(offered: list[Period], day: date) -> tuple[Month, Month]:
    """This payment period and the next, and never less than three months ahead."""
    now = Month.of(day)
    near = [each for each in offered if each.months[-1] >= now][:2]
    first = min([now, *(each.months[0] for each in near)])
    return first, max([now.shifted(_LEAST_MONTHS_AHEAD), *(each.months[-1] for each in near)])


def _payout(connection: Connection, period: Period) -> PayoutState:
    approved = tuple(stored.approved_payouts(connection, period))
    newest = None if approved else stored.newest_payout(connection)
    return PayoutState(period=period, approved=approved, newest=newest)


def _lines(connection: Connection, desk: Desk, law: LawInForce) -> Lines:
    """Imported late: what is counted by an act of the office loads what that act needs."""
    from desktop_app.services.awards import terminations
    from desktop_app.services.debts import ledger

    signs, today = desk.may(Act.SIGN), desk.today()
    return Lines(
        to_sign=approvals.count_waiting(connection) if signs else 0,
        terminations=0 if signs else terminations.due_in(connection, law, today),
        undelivered=deliveries.waiting_count(connection),
        overdue=ledger.overdue_in(connection, law, today),
        alike=likeness_answers.count_open(connection),
    )


def _complaints(connection: Connection, day: date) -> ComplaintsDue | None:
    due = complaints.open_ids(connection, day + _NEAR)
    rows = complaints.rows(connection, due[:1])
    return ComplaintsDue(len(due), rows[0]) if rows else None
