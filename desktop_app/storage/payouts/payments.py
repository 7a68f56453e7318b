"""What paid lines say of months and periods, and of whom more than the months is to be looked at.

Lines count as `counting.counts` says.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CompoundSelect, Connection, String, and_, cast, func, select, union

from desktop_app.law.quarters import Month, Period, parse_period
from desktop_app.records.kinds import PayoutKind
from desktop_app.storage import tables as t
from desktop_app.storage.standing import standing
from desktop_app.storage.sums.counting import counts, decisions_of


def paid_periods(connection: Connection) -> list[Period]:
    """The periods that payouts have lines for, returned ones too, the earliest first."""
    query = select(t.payout_lines.c.period).distinct().join(t.payouts)
    found = connection.scalars(query.where(t.payouts.c.annulled_at.is_(None)))
    return sorted(map(parse_period, found), key=lambda period: period.first_day)


def paid_months(connection: Connection) -> dict[datetime, set[Month]]:
    """The moments at which payouts were approved, with every month that somebody was paid for."""
    months = cast(t.payout_lines.c.months, String)
    query = select(t.payouts.c.closed_at, months).join(t.payout_lines).distinct()
    query = query.where(t.payouts.c.annulled_at.is_(None))
    found: dict[datetime, set[Month]] = {}
    for closed_at, listed in connection.execute(query):
        found.setdefault(closed_at, set()).update(map(Month.parse, json.loads(listed)))
    return found


def months_paid_on(connection: Connection, decision_id: int) -> frozenset[Month]:
    """The months that payouts paid on an award, whatever became of the right since."""
    query = select(t.payout_lines.c.months).join(t.payouts)
    line = t.payout_lines.c
    of_award = and_(line.decision_id == decision_id, line.amount > 0)
    lines = connection.scalars(query.where(of_award, counts()))
    return frozenset(Month.parse(month) for months in lines for month in months)


@dataclass(frozen=True)
class PlainlyPaid:
    """What a child with a single award, to which nothing has happened since, was paid."""

    child_id: int
    first: Month
    last: Month
    period: Period
    amount: int


def plainly_paid(
    connection: Connection, children: Collection[int] | None = None
) -> Iterator[PlainlyPaid]:
    """Period by period; memory stays flat. Such children are most of an office's.

    Of ``children`` only, where they are given: of no more than one question takes.
    """
    lines, decisions = t.payout_lines.c, t.decisions.c
    columns = (decisions.child_id, decisions.first_month, decisions.last_month, lines.period)
    query = (
        select(*columns, func.sum(lines.amount))
        .join(t.decisions, decisions.id == lines.decision_id)
        .join(t.payouts, t.payouts.c.id == lines.payout_id)
        .where(
            counts(), decisions.child_id.not_in(_not_plain(children)), decisions.last_month != ""
        )
        .group_by(decisions.id, *columns)
    )
    if children is not None:
        query = query.where(decisions.child_id.in_(children))
    periods: dict[str, Period] = {}
    months: dict[str, Month] = {}
    for child_id, first, last, period, amount in connection.execute(query):
        if period not in periods:
            periods[period] = parse_period(period)
        for month in (first, last):
            if month not in months:
                months[month] = Month.parse(month)
        yield PlainlyPaid(child_id, months[first], months[last], periods[period], int(amount))


def other_children_paid(
    connection: Connection, children: Collection[int] | None = None
) -> set[int]:
    """Children who were paid and have several awards, a changed one, or an event."""
    query = select(t.decisions.c.child_id).distinct()
    query = query.join(t.payout_lines, t.payout_lines.c.decision_id == t.decisions.c.id)
    query = query.join(t.payouts, t.payouts.c.id == t.payout_lines.c.payout_id)
    of_them = t.decisions.c.child_id.in_(_not_plain(children))
    if children is not None:
        query = query.where(t.decisions.c.child_id.in_(children))
    found = connection.scalars(query.where(of_them, counts()))
    return set(found)


def _not_plain(children: Collection[int] | None) -> CompoundSelect[int]:
    """Children of whom one award's months do not tell what they are entitled to."""
    decisions = t.decisions.c
    several = select(decisions.child_id).where(decisions.awarded)
    several = several.group_by(decisions.child_id).having(func.count() > 1)
    untold = select(decisions.child_id).where(decisions.awarded, decisions.last_month == "")
    amended = select(decisions.child_id).join(t.amendments)
    happened = select(t.events.c.child_id).where(standing(t.events))
    if children is not None:
        several, untold, amended = (
            each.where(decisions.child_id.in_(children)) for each in (several, untold, amended)
        )
        happened = happened.where(t.events.c.child_id.in_(children))
    return union(several, untold, amended, happened)


@dataclass(frozen=True)
class PaidLine:
    """What one approved payout paid on an award for a period, and when it was approved.

    ``is_imported``: it was paid before the program, and an old register says so.
    """

    decision_id: int
    period: Period
    months: frozenset[Month]
    closed_at: datetime
    is_imported: bool = False


def paid_lines(connection: Connection, decision_ids: Sequence[int]) -> list[PaidLine]:
    """The lines of approved payouts for some awards, in the order of the payouts."""
    lines = t.payout_lines.c
    query = (
        select(lines.decision_id, lines.period, lines.months)
        .add_columns(t.payouts.c.closed_at, t.payouts.c.kind)
        .join(t.payouts)
        .where(lines.decision_id.in_(decision_ids), lines.amount > 0, counts())
        .order_by(lines.payout_id, lines.number)
    )
    return [
        PaidLine(
            row.decision_id,
            parse_period(row.period),
            frozenset(map(Month.parse, row.months)),
            row.closed_at,
            row.kind == PayoutKind.IMPORTED,
        )
        for row in connection.execute(query)
    ]


def sheet_since(connection: Connection, child_id: int, moment: datetime) -> str:
    """The number of a sheet approved since a moment on which the child stands, annulled or not."""
    lines, payouts = t.payout_lines.c, t.payouts.c
    query = (
        select(payouts.number)
        .join(t.payout_lines, lines.payout_id == payouts.id)
        .where(lines.decision_id.in_(decisions_of(child_id)), payouts.closed_at >= moment)
    )
    return connection.scalar(query.order_by(payouts.id).limit(1)) or ""
