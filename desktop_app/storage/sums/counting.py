"""Which lines of payouts count as paid."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from desktop_app.law.quarters import Period, parse_period
from desktop_app.records.kinds import LineState
from desktop_app.storage import tables as t
from desktop_app.storage.standing import standing


def counts(as_of: datetime | None = None) -> ColumnElement[bool]:
    """Lines that count as paid, of `payout_lines` joined to `payouts`: now, or at a moment.

    Not those of an annulled payout, and not those that the bank returned; a set-off counts as it
    is, below zero.
    """
    lines, payouts = t.payout_lines.c, t.payouts.c
    if as_of is None:
        return and_(payouts.annulled_at.is_(None), lines.state != LineState.RETURNED)
    stood = or_(payouts.annulled_at.is_(None), payouts.annulled_at > as_of)
    answers = t.payout_answers
    of_line = exists().where(answers.c.line_id == lines.id)
    returned = of_line.where(standing(answers, as_of), ~answers.c.is_paid)
    return and_(payouts.closed_at <= as_of, stood, ~returned)


def unanswered(connection: Connection, child_id: int) -> frozenset[tuple[int, Period]]:
    """The child's awards and periods on approved sheets of which the bank has said nothing yet."""
    lines, payouts = t.payout_lines.c, t.payouts.c
    query = (
        select(lines.decision_id, lines.period)
        .join(t.payouts, payouts.id == lines.payout_id)
        .where(
            lines.decision_id.in_(decisions_of(child_id)),
            payouts.annulled_at.is_(None),
            lines.state == LineState.APPROVED,
        )
    )
    found = connection.execute(query)
    return frozenset((row.decision_id, parse_period(row.period)) for row in found)


def decisions_of(child_id: int) -> Select[tuple[int]]:
    """The decisions whose lines are a child's money.

    A line keeps the record that stood on its sheet, also where that is part of another one now.
    """
    return select(t.decisions.c.id).where(t.decisions.c.child_id == child_id)
