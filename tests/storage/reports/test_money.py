"""What the report says was paid: by days, and not what is annulled or came back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.records.kinds import LineKind, LineState
from desktop_app.storage import tables as t
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


def test_what_an_award_was_paid_counts_what_stands_alone(database: Database) -> None:
    """A set-off whose sheet was annulled hides no overpayment."""
    with database.begin() as connection:
        award = an_award(connection)
        months = t.decisions.update().values(first_month="2025-09", last_month="2026-05")
        connection.execute(months)
        a_line(connection, a_payout(connection), award, amount=40_000)
        kind = {"kind": LineKind.SET_OFF, "amount": -5_400}
        a_line(connection, a_payout(connection, annulled_at=CLOSED), award, **kind)
        back = {"amount": 34_600, "state": LineState.RETURNED}
        a_line(connection, a_payout(connection), award, **back)
        found = report_money.paid_cases(connection)
        (case,) = found
        children = report_money.children_of_case(connection, case)
    assert (case.period, case.amount) == ("2026Q1", 40_000)
    assert len(children) == 1


def test_children_of_a_case_are_those_paid_alike(database: Database) -> None:
    """Another sum, period or month of the award is another case."""
    with database.begin() as connection:
        awards = [an_award(connection, serial) for serial in range(1, 7)]
        months = t.decisions.update().values(first_month="2025-09", last_month="2026-05")
        connection.execute(months)
        for award, change in (
            (awards[3], {"first_month": "2025-10"}),
            (awards[4], {"last_month": "2026-04"}),
        ):
            mine = t.decisions.update().where(t.decisions.c.id == award)
            connection.execute(mine.values(**change))
        sheet = a_payout(connection)
        paid: list[dict[str, Any]] = [{}, {"amount": 1}, {"period": "2025Q4"}, {}, {}, {}]
        for award, line in zip(awards, paid, strict=True):
            a_line(connection, sheet, award, **line)
        case = report_money.PaidCase("2025-09", "2026-05", "2026Q1", 34_600)
        found = report_money.children_of_case(connection, case)
        of_awards = t.decisions.select().where(t.decisions.c.id.in_((awards[0], awards[5])))
        alike = {row.child_id for row in connection.execute(of_awards)}
        assert len(report_money.children_of_case(connection, case, 1)) == 1
    assert found == alike
