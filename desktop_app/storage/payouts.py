"""What was paid, and closed payouts."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    String,
    cast,
    func,
    insert,
    select,
    union,
)

from desktop_app.law.quarters import Month, Period, parse_period
from desktop_app.records.payouts import ClosedPayout, DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.records.stored_steps import (
    step_from_json,
    step_to_json,
    steps_from_json,
    steps_to_json,
)
from desktop_app.storage import debts
from desktop_app.storage import tables as t
from desktop_app.storage.rows import to_record
from desktop_app.storage.standing import standing


@dataclass(frozen=True)
class PayoutRow:
    """One line of the list of closed payouts."""

    id: int
    quarter: str
    number: str
    closed_at: datetime
    closed_by: str
    lines: int
    total: int


def paid(
    connection: Connection, child_id: int | None = None, as_of: datetime | None = None
) -> Mapping[tuple[int, Period], int]:
    """Whole tenge paid on each award for each period, by now or by a moment.

    What came back is paid no longer; a minus line has been taken out (D-9).
    """
    columns = (t.payout_lines.c.decision_id, t.payout_lines.c.period)
    query = select(*columns, func.sum(t.payout_lines.c.amount)).group_by(*columns)
    if child_id is not None:
        query = query.where(t.payout_lines.c.child_id == child_id)
    if as_of is not None:
        query = query.join(t.payouts).where(t.payouts.c.closed_at <= as_of)
    returned = debts.repaid(connection, child_id, as_of)
    return _less(_by_award_and_period(connection, query), returned)


def paid_on(
    connection: Connection, decision_ids: Sequence[int]
) -> Mapping[tuple[int, Period], int]:
    """Whole tenge paid on some awards for each period: for offices that go through all of them."""
    columns = (t.payout_lines.c.decision_id, t.payout_lines.c.period)
    query = select(*columns, func.sum(t.payout_lines.c.amount)).group_by(*columns)
    query = query.where(t.payout_lines.c.decision_id.in_(decision_ids))
    returned = debts.repaid(connection, decision_ids=decision_ids)
    return _less(_by_award_and_period(connection, query), returned)


def _less(
    paid: Mapping[tuple[int, Period], int], returned: Mapping[tuple[int, Period], int]
) -> Mapping[tuple[int, Period], int]:
    """What was paid less what came back, award by award and period by period."""
    left = dict(paid)
    for case, amount in returned.items():
        left[case] = left.get(case, 0) - amount
    return left


def _by_award_and_period(
    connection: Connection, query: Select[tuple[int, str, Any]]
) -> Mapping[tuple[int, Period], int]:
    return {
        (decision_id, parse_period(period)): int(amount)
        for decision_id, period, amount in connection.execute(query)
    }


def paid_periods(connection: Connection) -> list[Period]:
    """The periods that closed payouts have paid anybody for, the earliest first."""
    found = connection.scalars(select(t.payout_lines.c.period).distinct())
    return sorted(map(parse_period, found), key=lambda period: period.first_day)


def paid_months(connection: Connection) -> dict[datetime, set[Month]]:
    """The moments at which payouts were closed, with every month that somebody was paid for."""
    months = cast(t.payout_lines.c.months, String)
    query = select(t.payouts.c.closed_at, months).join(t.payout_lines).distinct()
    found: dict[datetime, set[Month]] = {}
    for closed_at, listed in connection.execute(query):
        found.setdefault(closed_at, set()).update(map(Month.parse, json.loads(listed)))
    return found


def months_paid_on(connection: Connection, decision_id: int) -> frozenset[Month]:
    """The months that closed payouts paid on an award, whatever became of them since."""
    query = select(t.payout_lines.c.months).where(t.payout_lines.c.decision_id == decision_id)
    lines = connection.scalars(query)
    return frozenset(Month.parse(month) for months in lines for month in months)


@dataclass(frozen=True)
class PlainlyPaid:
    """What a child with a single award, to which nothing has happened since, was paid."""

    child_id: int
    first: Month
    last: Month
    period: Period
    amount: int


def plainly_paid(connection: Connection) -> Iterator[PlainlyPaid]:
    """Period by period; memory stays flat. Such children are most of an office's."""
    lines, decisions = t.payout_lines.c, t.decisions.c
    columns = (decisions.child_id, decisions.first_month, decisions.last_month, lines.period)
    query = (
        select(*columns, func.sum(lines.amount))
        .join(t.decisions, decisions.id == lines.decision_id)
        .where(decisions.child_id.not_in(_not_plain()), decisions.last_month != "")
        .group_by(decisions.id, *columns)
    )
    periods: dict[str, Period] = {}
    months: dict[str, Month] = {}
    for child_id, first, last, period, amount in connection.execute(query):
        if period not in periods:
            periods[period] = parse_period(period)
        for month in (first, last):
            if month not in months:
                months[month] = Month.parse(month)
        yield PlainlyPaid(child_id, months[first], months[last], periods[period], int(amount))


def other_children_paid(connection: Connection) -> set[int]:
    """Children who were paid and have several awards, a changed one, or an event."""
    query = select(t.payout_lines.c.child_id).distinct()
    found = connection.scalars(query.where(t.payout_lines.c.child_id.in_(_not_plain())))
    return set(found)


def _not_plain() -> CompoundSelect[int]:
    """Children of whom one award's months do not tell what they are entitled to."""
    decisions = t.decisions.c
    several = select(decisions.child_id).where(decisions.awarded)
    several = several.group_by(decisions.child_id).having(func.count() > 1)
    untold = select(decisions.child_id).where(decisions.awarded, decisions.last_month == "")
    amended = select(decisions.child_id).join(t.amendments)
    happened = select(t.events.c.child_id).where(standing(t.events))
    return union(several, untold, amended, happened)


@dataclass(frozen=True)
class PaidLine:
    """What one closed payout paid on an award for a period, and when it was closed."""

    decision_id: int
    period: Period
    months: frozenset[Month]
    closed_at: datetime


def paid_lines(connection: Connection, decision_ids: Sequence[int]) -> list[PaidLine]:
    """The lines by which closed payouts paid some awards, in the order of the payouts."""
    lines = t.payout_lines.c
    query = (
        select(lines.decision_id, lines.period, lines.months, t.payouts.c.closed_at)
        .join(t.payouts)
        .where(lines.decision_id.in_(decision_ids), lines.amount > 0)
        .order_by(lines.payout_id, lines.number)
    )
    return [
        PaidLine(
            row.decision_id,
            parse_period(row.period),
            frozenset(map(Month.parse, row.months)),
            row.closed_at,
        )
        for row in connection.execute(query)
    ]


def keep(connection: Connection, drawn: DrawnPayout, number: str, who: str, when: datetime) -> int:
    """Freeze a payout: lines, steps, names and accounts as they are."""
    not_paid = [
        {
            "child_id": line.child_id,
            "child_name": line.child_name,
            "child_iin": line.child_iin,
            "reason": step_to_json(line.reason),
        }
        for line in drawn.not_paid
    ]
    result = connection.execute(
        insert(t.payouts).values(
            quarter=str(drawn.quarter),
            number=number,
            closed_at=when,
            closed_by=who,
            not_paid=not_paid,
        )
    )
    (payout_id,) = result.inserted_primary_key or (0,)
    if drawn.lines:
        connection.execute(
            insert(t.payout_lines),
            [
                {**_line_values(line), "payout_id": payout_id, "number": index}
                for index, line in enumerate(drawn.lines, 1)
            ],
        )
    return int(payout_id)


def _line_values(line: PayoutLine) -> dict[str, Any]:
    return {
        **line.__dict__,
        "period": str(line.period),
        "months": [str(month) for month in line.months],
        "steps": steps_to_json(line.steps),
    }


def closed(connection: Connection, payout_id: int) -> ClosedPayout:
    row = connection.execute(select(t.payouts).where(t.payouts.c.id == payout_id)).one()
    query = select(t.payout_lines).where(t.payout_lines.c.payout_id == payout_id)
    lines = tuple(
        to_record(
            PayoutLine,
            line,
            period=parse_period(line.period),
            months=tuple(Month.parse(month) for month in line.months),
            steps=steps_from_json(line.steps),
        )
        for line in connection.execute(query.order_by(t.payout_lines.c.number))
    )
    not_paid = tuple(
        NotPaidLine(**{**line, "reason": step_from_json(line["reason"])}) for line in row.not_paid
    )
    return ClosedPayout(
        quarter=parse_period(row.quarter),
        lines=lines,
        not_paid=not_paid,
        id=row.id,
        number=row.number,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
    )


def closed_rows(connection: Connection) -> list[PayoutRow]:
    """Closed payouts, the newest first."""
    query = (
        select(
            t.payouts,
            func.count(t.payout_lines.c.id).label("lines"),
            func.coalesce(func.sum(t.payout_lines.c.amount), 0).label("total"),
        )
        .outerjoin(t.payout_lines, t.payout_lines.c.payout_id == t.payouts.c.id)
        .group_by(t.payouts.c.id)
        .order_by(t.payouts.c.id.desc())
    )
    return [to_record(PayoutRow, row) for row in connection.execute(query)]
