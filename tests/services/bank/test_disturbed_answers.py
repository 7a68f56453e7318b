"""A hundred bank answers that people spoiled: what is taken is true, the rest is told (D-7)."""

import os
from datetime import date
from pathlib import Path

import pytest

from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import returned_workbook
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from tests.builders import Clock, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay
from tests.services.bank.disturbed_answers import BACK, NONE, PAID, made

HOW_MANY = int(os.environ.get("DISTURBED_ANSWERS", "100"))
EARLIEST, TODAY = date(2026, 1, 13), date(2026, 4, 6)


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """A payout of nine lines."""
    for serial in range(1, 10):
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12)))
    found = pay(head, "2026Q1")
    clock.move_to(TODAY)
    return found


def test_none_is_silently_wrong(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    whole = tmp_path / "whole.xlsx"
    cycle.save_workbook(head, closed, whole, "kk")
    taken = told = 0
    for seed in range(HOW_MANY):
        answer = made(seed, whole, tmp_path, EARLIEST, TODAY)
        found = returned_workbook.propose(head, answer.path)
        answered = {each.number: each for each in found.answers}
        asked = {each.number for each in found.asked}
        wrong = {each.number for each in found.wrong}
        for number, truth in answer.truth.items():
            got = answered.get(number)
            where = (seed, number)
            if got is not None:
                assert truth.state == (PAID if got.is_paid else BACK), where
                assert not got.is_paid or got.day == truth.day, where
                taken += 1
            elif truth.state != NONE and number not in answer.spoiled:
                assert number in asked | wrong, where
                told += 1
    assert taken > told > 0
    assert taken > HOW_MANY * 2
