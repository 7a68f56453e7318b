"""What the report says of money: what was paid and came back, and what of debts is settled."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Join,
    String,
    and_,
    cast,
    func,
    null,
    select,
)

from desktop_app.law.quarters import parse_period
from desktop_app.records.kinds import LineKind, LineState
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t
from desktop_app.storage.reports.applications import MONTH


@dataclass(frozen=True)
class PaidLines:
    """Lines of payouts that are alike; ``period`` is what they are for, ``quarter`` their sheet's.

    ``amount`` is in whole tenge.
    """

    month: str
    provider_id: int
    period: str
    quarter: str
    kind: LineKind
    state: LineState
    count: int
    amount: int

    @property
    def is_arrears(self) -> bool:
        """Paid later than with the sheet of its period."""
        own, sheet = parse_period(self.period), parse_period(self.quarter)
        return self.kind is LineKind.ARREARS or own.first_day < sheet.first_day


def _paid_day() -> ColumnElement[str]:
    """The day of the payment: as the bank settled it, as it was paid, or as it was approved."""
    days = (t.payout_lines.c.settled_on, t.payouts.c.paid_on, t.payouts.c.closed_at)
    return func.coalesce(*(cast(day, String) for day in days))


def _in_payouts(first: date, last: date) -> ColumnElement[bool]:
    """Lines of payouts that stand, paid in a period."""
    end = (last + timedelta(days=1)).isoformat()
    return and_(
        t.payouts.c.annulled_at.is_(None), _paid_day() >= first.isoformat(), _paid_day() < end
    )


def paid_lines(connection: Connection, first: date, last: date) -> list[PaidLines]:
    """The lines that were paid or came back in a period."""
    lines = t.payout_lines.c
    alike = (
        func.substr(_paid_day(), 1, MONTH).label("month"),
        t.applications.c.provider_id,
        lines.period,
        t.payouts.c.quarter,
        lines.kind,
        lines.state,
    )
    query = (
        select(*alike, func.count(), func.sum(lines.amount))
        .select_from(_lines_with_schools())
        .where(_in_payouts(first, last))
        .group_by(*alike)
    )
    return [
        PaidLines(
            month,
            school,
            period,
            quarter,
            meaning_of(LineKind, kind),
            meaning_of(LineState, state),
            count,
            int(sum_),
        )
        for month, school, period, quarter, kind, state, count, sum_ in connection.execute(query)
    ]


def _lines_with_schools() -> Join:
    return (
        t.payout_lines.join(t.payouts, t.payouts.c.id == t.payout_lines.c.payout_id)
        .join(t.decisions, t.decisions.c.id == t.payout_lines.c.decision_id)
        .join(t.applications, t.applications.c.id == t.decisions.c.application_id)
    )


def paid_children(connection: Connection, first: date, last: date) -> dict[str | int | None, int]:
    """How many children something was paid for: by month, by school's id, and under None in all.

    A child counts once in each month, at each school, and once in all.
    """
    lines = t.payout_lines.c
    count = func.count(lines.child_id.distinct())
    here = and_(_in_payouts(first, last), lines.state != LineState.RETURNED, lines.amount > 0)
    month, school = func.substr(_paid_day(), 1, MONTH), t.applications.c.provider_id
    lines_only = t.payout_lines.join(t.payouts, t.payouts.c.id == lines.payout_id)
    by_month = select(month, count).select_from(lines_only).group_by(month)
    by_school = select(school, count).select_from(_lines_with_schools()).group_by(school)
    every = select(null(), count).select_from(lines_only)
    return {
        key: children
        for query in (every, by_month, by_school)
        for key, children in connection.execute(query.where(here))
    }
