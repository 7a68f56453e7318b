"""Which payouts and lines count: annulled, returned, set off, paid again."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, exc, select, text

from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import LineKind, LineState, PayoutKind
from desktop_app.records.payouts import PayoutState
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import approved as payouts
from desktop_app.storage.payouts import bank_answers
from desktop_app.storage.payouts.approved import KeptLine
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award

LATER = CLOSED + timedelta(days=1)


# The list


def test_the_last_few_are_of_those_that_stand(database: Database) -> None:
    with database.begin() as connection:
        made = [a_payout(connection) for _ in range(6)]
        for gone in (made[5], made[3]):
            payouts.mark(connection, gone, {"annulled_at": CLOSED}, who="Басшы", when=CLOSED)
        found = [row.id for row in payouts.latest(connection)]
        one = [row.id for row in payouts.latest(connection, most=1)]
    assert found == [made[4], made[2], made[1]]
    assert one == [made[4]]


def test_the_last_few_of_a_period_are_of_no_other(database: Database) -> None:
    with database.begin() as connection:
        mine = a_payout(connection)
        a_payout(connection, quarter="2026Q2")
        found = payouts.latest(connection, Quarter(2026, 1))
    assert [(row.id, row.quarter) for row in found] == [(mine, "2026Q1")]


def test_a_row_counts_lines_sums_and_what_the_bank_has_not_answered(database: Database) -> None:
    with database.begin() as connection:
        payout = a_payout(connection)
        states = (LineState.APPROVED, LineState.PAID, LineState.RETURNED, LineState.RETURNED)
        for serial, state in enumerate(states, 1):
            a_line(connection, payout, an_award(connection, serial), amount=serial, state=state)
        empty = a_payout(connection)
        (row,) = payouts.latest(connection)[1:]
        listed = payouts.approved_rows(connection)
    assert (row.lines, row.total, row.waiting, row.returned) == (4, 10, 1, 2)
    assert row.state is PayoutState.PARTLY
    assert [each.id for each in listed] == [empty, payout]
    assert listed[1] == row
    assert (listed[0].lines, listed[0].total, listed[0].waiting) == (0, 0, 0)


def test_the_day_of_payment_is_the_last_one_once_every_line_has_its_answer(
    database: Database,
) -> None:
    days = [date(2026, 4, 1), date(2026, 4, 3), date(2026, 4, 9)]
    with database.begin() as connection:
        payout = a_payout(connection)
        for serial, (day, state) in enumerate(
            zip(days, (LineState.PAID, LineState.PAID, LineState.RETURNED), strict=True), 1
        ):
            a_line(connection, payout, an_award(connection, serial), settled_on=day, state=state)
        assert payouts.paid_on_day(connection, payout) == days[1]
        a_line(connection, payout, an_award(connection, 4))
        assert payouts.paid_on_day(connection, payout) is None


# Paid again


@pytest.fixture
def award(database: Database) -> int:
    with database.begin() as connection:
        return an_award(connection)


def _returned(connection: Connection, award: int) -> KeptLine:
    """A line that came back the day after it was approved."""
    first = a_payout(connection)
    state = {"state": LineState.RETURNED, "settled_at": LATER, "returned_why": "Шот жабылған"}
    a_line(connection, first, award, **state)
    return bank_answers.lines_of(connection, first)[1]


AFTER = LATER + timedelta(days=1)


@pytest.mark.parametrize(
    ("sheet", "line", "pays"),
    [
        ({"closed_at": AFTER}, {}, True),
        ({"closed_at": AFTER}, {"amount": 1}, True),
        ({"closed_at": LATER}, {}, False),  # it was drawn before anybody knew
        ({"closed_at": LATER}, {"follows": True}, True),
        ({"closed_at": AFTER}, {"period": "2026Q2"}, False),
        ({"closed_at": AFTER}, {"state": LineState.RETURNED}, False),
        ({"closed_at": AFTER, "annulled_at": AFTER}, {}, False),
        ({"closed_at": AFTER, "annulled_at": AFTER}, {"follows": True}, False),
        ({"closed_at": AFTER}, {"amount": -500, "kind": LineKind.SET_OFF}, False),
    ],
)
def test_what_pays_a_returned_line_again(
    database: Database, award: int, sheet: dict[str, Any], line: dict[str, Any], pays: bool
) -> None:
    changes = {**line}
    with database.begin() as connection:
        back = _returned(connection, award)
        if changes.pop("follows", False):
            changes["follows_id"] = back.id
        a_line(connection, a_payout(connection, **sheet), award, **changes)
        assert payouts.paid_since(connection, back) == ("Т-2026-00002" if pays else "")


def test_another_s_line_does_not_pay_it(database: Database, award: int) -> None:
    with database.begin() as connection:
        back = _returned(connection, award)
        a_line(connection, a_payout(connection, AFTER), an_award(connection, 2))
        assert payouts.paid_since(connection, back) == ""


def test_the_first_of_several_is_named(database: Database, award: int) -> None:
    with database.begin() as connection:
        back = _returned(connection, award)
        for _ in range(2):
            a_line(connection, a_payout(connection, AFTER), award)
        assert payouts.paid_since(connection, back) == "Т-2026-00002"


def test_a_line_of_zero_is_not_kept_and_would_pay_nothing(database: Database, award: int) -> None:
    with pytest.raises(exc.IntegrityError), database.begin() as connection:
        a_line(connection, a_payout(connection, AFTER), award, amount=0)
    with database.begin() as connection:
        back = _returned(connection, award)
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        a_line(connection, a_payout(connection, AFTER), award, amount=0)
        connection.execute(text("PRAGMA ignore_check_constraints = OFF"))
        assert payouts.paid_since(connection, back) == ""


# As known at a moment


def test_what_is_annulled_counts_up_to_that_very_moment(database: Database, award: int) -> None:
    moments = [CLOSED - timedelta(microseconds=1), CLOSED, AFTER - timedelta(microseconds=1), AFTER]
    with database.begin() as connection:
        a_line(connection, a_payout(connection, annulled_at=AFTER), award)
        found = [dict(payouts.paid(connection, as_of=moment)) for moment in moments]
        assert payouts.paid(connection) == {}
    paid = {(award, Quarter(2026, 1)): 34_600}
    assert found == [{}, paid, paid, {}]


def test_a_set_off_lessens_what_was_paid_for_its_own_period(database: Database, award: int) -> None:
    kind = {"kind": LineKind.SET_OFF, "period": "2025Q4", "amount": -4_000}
    with database.begin() as connection:
        payout = a_payout(connection, kind=PayoutKind.REGULAR)
        a_line(connection, payout, award)
        a_line(connection, payout, award, **kind)
        found = payouts.paid(connection)
        assert payouts.paid_on(connection, [award]) == found
        assert payouts.paid_on(connection, [award + 1]) == {}
    assert found == {(award, Quarter(2026, 1)): 34_600, (award, Quarter(2025, 4)): -4_000}


def test_who_marked_a_payout_is_kept_and_its_version_rises(database: Database) -> None:
    when = datetime(2026, 4, 2, 9, 0)
    with database.begin() as connection:
        payout = a_payout(connection)
        payouts.mark(connection, payout, {"exported_by": "Бухгалтер"}, who="Бухгалтер", when=when)
        row = connection.execute(select(t.payouts)).one()
    assert (row.exported_by, row.changed_by, row.changed_at) == ("Бухгалтер", "Бухгалтер", when)
    assert row.version == 2
