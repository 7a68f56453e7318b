"""What the bank answered to the lines of payouts; an answer that is corrected stays on file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.storage import tables as t
from desktop_app.storage.payouts.approved import KeptLine
from desktop_app.storage.rows import all_of
from desktop_app.storage.standing import annul, standing


@dataclass(frozen=True)
class KeptAnswer:
    """An answer as it was recorded, and perhaps replaced by another one."""

    line_id: int
    is_paid: bool
    day: date
    why: str
    order_number: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_by: str


def lines_of(connection: Connection, payout_id: int) -> Mapping[int, KeptLine]:
    """The lines of a payout by their numbers, as they stand."""
    lines = t.payout_lines
    query = select(lines).where(lines.c.payout_id == payout_id).order_by(lines.c.number)
    return {line.number: line for line in all_of(KeptLine, connection, query)}


def keep(
    connection: Connection,
    given: Sequence[tuple[KeptLine, LineAnswer]],
    who: str,
    when: datetime,
) -> None:
    """Record answers by their lines; those before, if any, are taken back and stay on file."""
    answers, lines = t.payout_answers, t.payout_lines
    for line, _answer in given:
        if line.state == LineState.APPROVED:
            continue
        earlier = select(answers.c.id).where(answers.c.line_id == line.id, standing(answers))
        for answer_id in connection.scalars(earlier).all():
            annul(connection, answers, answer_id, who, when, _CORRECTED)
    connection.execute(
        insert(answers),
        [
            {
                "line_id": line.id,
                "is_paid": answer.is_paid,
                "day": answer.day,
                "why": answer.why,
                "order_number": answer.order_number,
                "recorded_at": when,
                "recorded_by": who,
            }
            for line, answer in given
        ],
    )
    connection.execute(
        update(lines)
        .where(lines.c.id == bindparam("line"))
        .values(settled_at=when, settled_by=who),
        [
            {
                "line": line.id,
                "state": LineState.PAID if answer.is_paid else LineState.RETURNED,
                "settled_on": answer.day,
                "returned_why": answer.why,
            }
            for line, answer in given
        ],
    )


_CORRECTED = "corrected"


def history(connection: Connection, payout_id: int) -> list[KeptAnswer]:
    """Every answer to a payout's lines, the corrected ones too, in the order of recording."""
    answers, lines = t.payout_answers, t.payout_lines
    query = (
        select(answers)
        .join(lines, lines.c.id == answers.c.line_id)
        .where(lines.c.payout_id == payout_id)
        .order_by(answers.c.id)
    )
    return all_of(KeptAnswer, connection, query)


def last_returned(connection: Connection) -> Mapping[tuple[int, str], tuple[date, str]]:
    """Day and reason of the last return, by award and account; not where it was paid since."""
    lines, again = t.payout_lines.c, t.payout_lines.alias("again").c
    ever = select(again.decision_id).where(again.state == LineState.RETURNED)
    query = (
        select(lines.decision_id, lines.iban, lines.state, lines.settled_on, lines.returned_why)
        .join(t.payouts)
        .where(lines.state != LineState.APPROVED, t.payouts.c.annulled_at.is_(None))
        .where(lines.decision_id.in_(ever))
        .order_by(lines.settled_on, lines.id)
    )
    found: dict[tuple[int, str], tuple[date, str]] = {}
    for row in connection.execute(query):
        account = (row.decision_id, row.iban)
        if row.state == LineState.RETURNED:
            found[account] = (row.settled_on, row.returned_why)
        else:
            found.pop(account, None)
    return found
