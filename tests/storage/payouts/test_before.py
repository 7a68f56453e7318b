"""What a period was paid: regular sheets that stand, and their own period's lines alone."""

from datetime import timedelta

from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import before as payouts_before
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award

Q4, Q1, Q2 = Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)


def test_the_period_before_has_a_regular_sheet_that_stands(database: Database) -> None:
    with database.begin() as connection:
        a_payout(connection, quarter="2025Q3")
        a_payout(connection, quarter="2025Q4", annulled_at=CLOSED)
        a_payout(connection, quarter="2025Q4", kind=PayoutKind.FOLLOW_UP)
        a_payout(connection, quarter="2026Q1", kind=PayoutKind.IMPORTED)
        found = [payouts_before.period_before(connection, each) for each in (Q4, Q1, Q2)]
        a_payout(connection, quarter="2026Q1")
        later = [payouts_before.period_before(connection, each) for each in (Q1, Q2)]
    assert found == [Quarter(2025, 3), Quarter(2025, 3), Q1]  # the old register paid Q1
    assert later == [Quarter(2025, 3), Q1]


def test_before_the_first_sheet_there_is_no_period(database: Database) -> None:
    with database.begin() as connection:
        assert payouts_before.period_before(connection, Q1) is None
        a_payout(connection, quarter="2026Q1")
        assert payouts_before.period_before(connection, Q1) is None


def test_the_lines_of_a_period_are_its_own_and_of_sheets_that_stand(database: Database) -> None:
    with database.begin() as connection:
        awards = [an_award(connection, serial) for serial in (1, 2)]
        first = a_payout(connection, closed_at=CLOSED)
        a_line(connection, first, awards[0], amount=1)
        a_line(connection, first, awards[0], period="2025Q4", amount=2, kind=LineKind.ARREARS)
        a_line(connection, first, awards[1], amount=-5, kind=LineKind.SET_OFF)
        second = a_payout(connection, closed_at=CLOSED + timedelta(days=1))
        a_line(connection, second, awards[1], amount=3)
        a_line(connection, a_payout(connection, annulled_at=CLOSED), awards[0], amount=4)
        for kind, amount in ((PayoutKind.FOLLOW_UP, 7), (PayoutKind.IMPORTED, 5)):
            a_line(connection, a_payout(connection, kind=kind), awards[0], amount=amount)
        a_line(connection, a_payout(connection, quarter="2026Q2"), awards[0], amount=6)
        found = payouts_before.current_lines(connection, {Q1})[Q1]
    assert [line.amount for line in found] == [1, 3, 5]  # the last is of the old register
    assert str(found[0].months[0]) == "2026-01"
