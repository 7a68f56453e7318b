"""What the report says was paid: by days, and not what is annulled or came back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.records.kinds import LineKind, LineState
from desktop_app.storage.database import Database
from desktop_app.storage.reports import money as report_money
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
DAY = timedelta(days=1)


@pytest.mark.parametrize("day", [FIRST - DAY, FIRST, LAST, LAST + DAY])
@pytest.mark.parametrize("where", ["line", "payout", "approval"])
def test_a_payment_belongs_to_the_period_of_its_own_day(
    database: Database, day: date, where: str
) -> None:
    """Of the line, else of the whole payout, else of its approval, to the last minute."""
    far = date(2026, 8, 1)
    moment = datetime.combine(day, datetime.max.time().replace(microsecond=0))
    sheet: dict[str, Any] = {"closed_at": moment}
    line: dict[str, Any] = {}
    if where != "approval":
        sheet = {"closed_at": datetime(2026, 8, 1), "paid_on": far if where == "line" else day}
    if where == "line":
        line = {"settled_on": day, "state": LineState.PAID}
    with database.begin() as connection:
        a_line(connection, a_payout(connection, **sheet), an_award(connection), **line)
        found = report_money.paid_lines(connection, FIRST, LAST)
        children = report_money.paid_children(connection, FIRST, LAST)
    inside = FIRST <= day <= LAST
    assert [(each.month, each.amount) for each in found] == (
        [("2026-04", 34_600)] if inside else []
    )
    assert children[None] == int(inside)


def test_children_to_whom_something_was_paid(database: Database) -> None:
    """Neither by an annulled sheet, nor what came back, nor by a minus line alone; each once."""
    gone = {"annulled_at": CLOSED}
    with database.begin() as connection:
        award = [an_award(connection, serial) for serial in range(1, 6)]
        sheet = a_payout(connection, datetime(2026, 4, 5))
        a_line(connection, sheet, award[0])
        a_line(connection, sheet, award[0], period="2025Q4")
        a_line(connection, sheet, award[1], state=LineState.RETURNED)
        a_line(connection, sheet, award[2], amount=-5, kind=LineKind.SET_OFF)
        a_line(connection, a_payout(connection, datetime(2026, 4, 5), **gone), award[3])
        a_line(connection, sheet, award[4], amount=1)
        found = report_money.paid_children(connection, FIRST, LAST)
    assert (found[None], found["2026-04"]) == (2, 2)
    assert sorted(key for key in found if isinstance(key, int)) == [1, 5]
