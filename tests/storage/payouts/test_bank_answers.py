"""The last return of an account; and answers that are corrected, not overwritten."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.payouts import bank_answers
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award

APRIL = [date(2026, 4, day) for day in range(1, 8)]
BACK = {"state": LineState.RETURNED, "returned_why": "Шот жабылған", "iban": "KZ1"}
PAID = {"state": LineState.PAID, "iban": "KZ1"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([{**BACK, "settled_on": APRIL[0]}], True),
        ([{**BACK, "settled_on": APRIL[0]}, {**PAID, "settled_on": APRIL[1]}], False),
        ([{**PAID, "settled_on": APRIL[1]}, {**BACK, "settled_on": APRIL[0]}], False),
        ([{**PAID, "settled_on": APRIL[0]}, {**BACK, "settled_on": APRIL[0]}], True),
        ([{**BACK, "settled_on": APRIL[0]}, {**PAID, "iban": "KZ2", "settled_on": APRIL[1]}], True),
        ([{**BACK, "settled_on": APRIL[0]}, {"state": LineState.APPROVED, "iban": "KZ1"}], True),
        ([{**BACK, "settled_on": APRIL[0], "annulled": True}], False),
        (
            [
                {**BACK, "settled_on": APRIL[0]},
                {**PAID, "settled_on": APRIL[1], "annulled": True},
            ],
            True,
        ),
    ],
)
def test_an_account_was_returned_unless_it_was_paid_since(
    database: Database, lines: list[dict[str, Any]], told: bool
) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        for line in lines:
            changes = dict(line)
            gone = CLOSED if changes.pop("annulled", False) else None
            a_line(connection, a_payout(connection, annulled_at=gone), award, **changes)
        found = bank_answers.last_returned(connection)
    assert found == ({(award, "KZ1"): (APRIL[0], "Шот жабылған")} if told else {})


def test_the_last_return_is_told(database: Database) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        for day, why in ((APRIL[4], "екінші"), (APRIL[2], "бірінші")):
            changes = {**BACK, "settled_on": day, "returned_why": why}
            a_line(connection, a_payout(connection), award, **changes)
        found = bank_answers.last_returned(connection)
    assert found == {(award, "KZ1"): (APRIL[4], "екінші")}


def test_each_answer_of_a_line_is_kept_and_one_stands(database: Database) -> None:
    said = [
        LineAnswer(1, 34_600, "KZ1", is_paid=paid, day=APRIL[number], why="" if paid else "Қайтты")
        for number, paid in enumerate((True, False, True))
    ]
    with database.begin() as connection:
        payout = a_payout(connection)
        award = an_award(connection)
        a_line(connection, payout, award)
        other = a_line(connection, payout, award, period="2025Q4")
        for number, answer in enumerate(said):
            line = bank_answers.lines_of(connection, payout)[1]
            at = CLOSED + timedelta(days=number + 1)
            bank_answers.keep(connection, [(line, answer)], f"Маман {number}", at)
        kept = bank_answers.history(connection, payout)
        now = bank_answers.lines_of(connection, payout)
        query = select(t.payout_lines.c.state).where(t.payout_lines.c.id == other)
        untouched = connection.scalar(query)
    told = [(each.is_paid, each.recorded_by, each.annulled_by) for each in kept]
    assert told == [
        (True, "Маман 0", "Маман 1"),
        (False, "Маман 1", "Маман 2"),
        (True, "Маман 2", ""),
    ]
    assert (now[1].state, now[1].settled_on, now[1].returned_why) == (LineState.PAID, APRIL[2], "")
    assert (now[1].settled_by, now[1].settled_at) == ("Маман 2", CLOSED + timedelta(days=3))
    assert untouched == LineState.APPROVED


def test_a_payout_s_own_lines_are_told_by_their_numbers(database: Database) -> None:
    with database.begin() as connection:
        award = an_award(connection)
        first, second = a_payout(connection), a_payout(connection)
        mine = a_line(connection, first, award)
        other = a_line(connection, second, award, number=2, period="2025Q4")
        found = [bank_answers.lines_of(connection, each) for each in (first, second)]
    assert [{number: line.id for number, line in each.items()} for each in found] == [
        {1: mine},
        {2: other},
    ]
