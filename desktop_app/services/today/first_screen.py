"""Everything the first screen shows at once, from one moment; what takes longer comes later."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.readings import Renewal
from desktop_app.records.acts import Act
from desktop_app.records.drafts import Draft
from desktop_app.records.payouts import PayoutRow
from desktop_app.services.awards import before_end
from desktop_app.services.decisions import read_otherwise
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar, law_data, periods
from desktop_app.services.listing import Found
from desktop_app.services.today import queue
from desktop_app.services.today.queue import Chosen, Queue, Row
from desktop_app.storage.entry import drafts
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import likeness_answers
from desktop_app.storage.post import approvals, deliveries
from desktop_app.storage.reports import today as stored

_LEAST_MONTHS_AHEAD = 2


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
    """``first_steps`` of a new office, with no application on file yet. ``year_to_confirm`` is the
    year whose days off are to be confirmed, if any. ``listed`` is what of the queue is ``chosen``,
    with the rows that are seen at once. ``renewal`` is what a disability that is confirmed again
    needs. ``reads_otherwise``: the head is to be told of another reading."""

    law: LawInForce
    first_steps: FirstSteps | None
    year_to_confirm: int | None
    queue: Queue
    chosen: Chosen
    listed: Found[Row]
    renewal: Renewal
    payout: PayoutState
    drafts: tuple[Draft, ...]
    reads_otherwise: bool
    lines: Lines


def read(desk: Desk, chosen: Chosen | None = None, selected: int = 0) -> Today:
    """``chosen`` says what of the queue is listed, None what is most urgent at this desk;
    ``selected`` is the row that is kept in sight."""
    day = desk.today()
    with desk.reading() as connection:
        law = law_data.in_force(connection)
        offered = periods.offered_by(law, day)
        renewal = law_data.readings_on(law.profiles, day).renewal
        endings = before_end.endings(connection, law, *_soon(offered, day))
        waiting = queue.read(connection, desk, endings)
        chosen = chosen or waiting.first()
        return Today(
            law=law,
            first_steps=_first_steps(connection),
            year_to_confirm=calendar.year_to_confirm(connection, day),
            queue=waiting,
            chosen=chosen,
            listed=waiting.found(connection, chosen, selected),
            renewal=renewal,
            payout=_payout(connection, periods.current(offered, day)),
            drafts=tuple(drafts.all_drafts(connection)),
            reads_otherwise=read_otherwise.to_tell(connection, desk, renewal),
            lines=_lines(connection, desk, law),
        )


def _first_steps(connection: Connection) -> FirstSteps | None:
    if stored.has_applications(connection):
        return None
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
