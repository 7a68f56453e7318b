"""What the period before was paid: for what has changed since."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, select

from desktop_app.law.quarters import Month, Period, parse_period
from desktop_app.records.kinds import PayoutKind
from desktop_app.storage import tables as t
from desktop_app.storage.payouts.months import MONTHS, months_of
from desktop_app.storage.rows import all_of


@dataclass(frozen=True)
class LastTime:
    """A child's line of a period that was paid before, for what has changed since."""

    child_id: int
    child_name: str
    payee_id: int
    payee_iin: str
    payee_name: str
    iban: str
    months: tuple[Month, ...]
    amount: int
    sheet: PayoutKind
    period: Period


_OF_LINES = [
    t.payout_lines.c[name]
    for name in (
        "child_id", "child_name", "payee_iin", "payee_name", "iban", "amount",
    )
]  # fmt: skip
"""Not the steps: they are most of what is kept of a line."""

_SHEETS = (PayoutKind.REGULAR, PayoutKind.IMPORTED)
"""What pays everybody of a period: a sheet of the program's own, or the old register before it."""


def current_lines(
    connection: Connection, periods: Collection[Period]
) -> dict[Period, list[LastTime]]:
    """The lines that the sheets of each period have for that very period."""
    lines = t.payout_lines.c
    query = (
        select(
            *_OF_LINES,
            MONTHS,
            t.decisions.c.payee_id,
            t.payouts.c.kind.label("sheet"),
            t.payouts.c.quarter.label("period"),
        )
        .join(t.payouts)
        .join(t.decisions, t.decisions.c.id == lines.decision_id)
        .where(
            t.payouts.c.quarter.in_(list(map(str, periods))),
            t.payouts.c.kind.in_(_SHEETS),
            t.payouts.c.annulled_at.is_(None),
            lines.period == t.payouts.c.quarter,
            lines.amount > 0,
        )
    )
    query = query.order_by(lines.payout_id, lines.number)
    found: dict[Period, list[LastTime]] = {period: [] for period in periods}
    for line in all_of(LastTime, connection, query, months=months_of, period=cache(parse_period)):
        found[line.period].append(line)
    return found


def period_before(connection: Connection, period: Period) -> Period | None:
    """The last period before one that was paid by a sheet that stands."""
    query = select(t.payouts.c.quarter).distinct()
    stands = (t.payouts.c.annulled_at.is_(None), t.payouts.c.kind.in_(_SHEETS))
    found = map(parse_period, connection.scalars(query.where(*stands)))
    before = [each for each in found if each.first_day < period.first_day]
    return max(before, key=lambda each: each.first_day, default=None)
