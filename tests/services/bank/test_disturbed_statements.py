"""Forty statements as banks write and people spoil them: what is taken is true (D-7)."""

import os
from datetime import date
from pathlib import Path

import pytest

from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import statements
from desktop_app.services.desk import Desk
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay
from tests.services.bank.disturbed_statements import BACK, PAID, Line, made

HOW_MANY = int(os.environ.get("DISTURBED_STATEMENTS", "40"))
EARLIEST, TODAY = date(2026, 1, 13), date(2026, 4, 6)


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """A payout of nine lines, to accounts of three banks."""
    for serial in range(1, 10):
        facts = {"iban": make_iban(serial, bank=("722", "601", "856")[serial % 3])}
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12), facts=facts))
    found = pay(head, "2026Q1")
    clock.move_to(TODAY)
    return found


def test_none_is_silently_wrong(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    lines = [
        Line(number, line.iban, line.payee_iin, line.payee_name, line.amount)
        for number, line in enumerate(closed.lines, 1)
    ]
    taken = told = returned = 0
    for seed in range(HOW_MANY):
        statement = made(seed, lines, tmp_path, EARLIEST, TODAY)
        found = statements.match(head, statement.path)
        answered = {each.number: each for every in found.proposed for each in every.answers}
        for number, (state, day) in statement.truth.items():
            got, where = answered.get(number), (seed, number, statement.path.suffix)
            if got is not None:
                assert (got.is_paid, state, got.day) == (True, PAID, day), where
                assert number not in statement.unclear, where
                taken += 1
            elif state == PAID:
                assert number in statement.unclear, where
        told += len(found.by_hand)
        asked = [row for every in found.proposed for row in every.asked]
        assert len(found.by_hand) + len(asked) >= len(statement.unclear), seed
        for row in asked:
            state, day = statement.truth[row.number]
            assert state == BACK or row.number in statement.unclear, (seed, row)
            if state == BACK:
                assert row.day == day, (seed, row)
                returned += 1
    assert taken > told > HOW_MANY
    assert taken > HOW_MANY * 3
    assert returned >= HOW_MANY
