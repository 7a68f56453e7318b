"""Payouts and their lines, found by the numbers that paper bears."""

from sqlalchemy import Connection, select

from desktop_app.records.payouts import LinePlace
from desktop_app.storage import tables as t


def by_number(connection: Connection, number: str) -> int | None:
    """The payout of a number, annulled or not."""
    return connection.scalar(select(t.payouts.c.id).where(t.payouts.c.number == number))


def line_place(connection: Connection, number: str, line: int) -> LinePlace | None:
    """The line of a payout; a line number alone says nothing, each payout counts from 1."""
    lines = t.payout_lines.c
    query = (
        select(lines.payout_id, t.decisions.c.child_id, t.decisions.c.application_id)
        .join(t.payouts, t.payouts.c.id == lines.payout_id)
        .join(t.decisions, t.decisions.c.id == lines.decision_id)
        .where(t.payouts.c.number == number, lines.number == line)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return LinePlace(row.payout_id, line, row.child_id, row.application_id)
