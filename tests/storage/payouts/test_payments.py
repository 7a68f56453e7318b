"""What paid lines say of months and periods: annulled sheets and returned lines pay nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.kinds import LineKind, LineState
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import payments
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award

LATER = CLOSED + timedelta(days=1)


@pytest.fixture
def awards(database: Database) -> tuple[int, int]:
    """Two awards: of the first, one line stands, one came back, one's sheet is annulled."""
    with database.begin() as connection:
        first, second = an_award(connection, 1), an_award(connection, 2)
        months = t.decisions.update().values(first_month="2025-09", last_month="2026-05")
        connection.execute(months)
        stands = a_payout(connection, closed_at=CLOSED)
        a_line(connection, stands, first, months=["2026-01"], amount=1)
        a_line(
            connection,
            stands,
            first,
            period="2025Q4",
            months=["2025-10"],
            amount=-2,
            kind=LineKind.SET_OFF,
        )
        a_line(
            connection,
            stands,
            second,
            period="2025Q3",
            months=["2025-09"],
            amount=3,
            state=LineState.RETURNED,
        )
        gone = a_payout(connection, closed_at=LATER, annulled_at=LATER)
        a_line(connection, gone, first, period="2026Q2", months=["2026-04"], amount=4)
        a_line(connection, gone, second, period="2026Q2", months=["2026-05"], amount=5)
    return first, second


def test_periods_and_months_are_of_sheets_that_stand(
    database: Database, awards: tuple[int, int]
) -> None:
    with database.read() as connection:
        periods, months = payments.paid_periods(connection), payments.paid_months(connection)
    assert periods == [Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1)]
    assert months == {CLOSED: {Month(2025, 9), Month(2025, 10), Month(2026, 1)}}


def test_the_months_paid_on_an_award(database: Database, awards: tuple[int, int]) -> None:
    with database.read() as connection:
        found = [payments.months_paid_on(connection, award) for award in awards]
    assert found == [{Month(2026, 1)}, frozenset()]


def test_the_lines_paid_on_awards(database: Database, awards: tuple[int, int]) -> None:
    with database.read() as connection:
        found = payments.paid_lines(connection, awards)
        none = payments.paid_lines(connection, [])
    told = [(line.decision_id, line.period, line.closed_at) for line in found]
    assert (told, none) == ([(awards[0], Quarter(2026, 1), CLOSED)], [])


def test_who_was_plainly_paid(database: Database, awards: tuple[int, int]) -> None:
    with database.read() as connection:
        found = {(each.period, each.amount) for each in payments.plainly_paid(connection)}
        others = payments.other_children_paid(connection)
    assert found == {(Quarter(2026, 1), 1), (Quarter(2025, 4), -2)}
    assert others == set()


def test_a_child_to_whom_something_happened_was_not_plainly_paid(
    database: Database, awards: tuple[int, int]
) -> None:
    decisions = t.decisions.c
    with database.begin() as connection:
        children = [
            connection.scalars(select(decisions.child_id).where(decisions.id == award)).one()
            for award in awards
        ]
        for child, annulled_at in zip(children, (None, LATER), strict=True):
            connection.execute(
                t.events.insert().values(
                    child_id=child,
                    kind="death",
                    happened_on=CLOSED.date(),
                    recorded_at=CLOSED,
                    recorded_by="Маман",
                    annulled_at=annulled_at,
                )
            )
        paid_too = update(t.payout_lines).where(t.payout_lines.c.decision_id == awards[1])
        connection.execute(paid_too.values(state=LineState.PAID))
        plainly = {each.child_id for each in payments.plainly_paid(connection)}
        others = payments.other_children_paid(connection)
    assert (plainly, others) == ({children[1]}, {children[0]})
