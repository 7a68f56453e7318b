"""Payouts and their lines put on file as bare rows, for tests of what is asked of them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.law.facts import Certificate, Facts
from desktop_app.records.kinds import LineKind, LineState, PayoutKind
from desktop_app.storage import tables as t
from desktop_app.storage.office import details as offices
from desktop_app.storage.rows import insert_row
from tests.builders import SCHOOL_YEAR, a_school
from tests.services.acts import put_award

CLOSED = datetime(2026, 3, 31, 10, 0)
QUARTER = "2026Q1"


def an_award(connection: Connection, serial: int = 1) -> int:
    """An award of the school year 2025/26; the decision's id."""
    year = Certificate(SCHOOL_YEAR.first_day, SCHOOL_YEAR.last_day)
    facts = Facts(date(2015, 4, 7), SCHOOL_YEAR.first_day, year, None)
    school = offices.save_school(connection, a_school(name_kk=f"№ {serial}"), "Маман", CLOSED)
    child = put_award(connection, school, serial, serial, facts)
    decisions = t.decisions.c
    return int(connection.scalars(select(decisions.id).where(decisions.child_id == child)).one())


def a_payout(connection: Connection, closed_at: datetime = CLOSED, **changes: Any) -> int:
    """An approved payout without lines; payouts are numbered as they come."""
    number = 1 + int(connection.scalar(select(func.count()).select_from(t.payouts)) or 0)
    values = {
        "quarter": QUARTER,
        "number": f"Т-2026-{number:05}",
        "kind": PayoutKind.REGULAR,
        "closed_at": closed_at,
        "closed_by": "Басшы",
        "not_paid": [],
    }
    return insert_row(connection, t.payouts, {**values, **changes})


def a_line(connection: Connection, payout_id: int, decision_id: int, **changes: Any) -> int:
    decisions, lines = t.decisions.c, t.payout_lines.c
    child = connection.scalar(select(decisions.child_id).where(decisions.id == decision_id))
    before = select(func.count()).where(lines.payout_id == payout_id)
    values = {
        "payout_id": payout_id,
        "number": 1 + int(connection.scalar(before) or 0),
        "kind": LineKind.CURRENT,
        "decision_id": decision_id,
        "child_id": child,
        "period": QUARTER,
        "months": ["2026-01", "2026-02", "2026-03"],
        "amount": 34_600,
        "steps": [],
        "iban": f"KZ{decision_id}",
        "state": LineState.APPROVED,
    }
    return insert_row(connection, t.payout_lines, {**values, **changes})
