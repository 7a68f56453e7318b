"""A payout's sheet beside its lines: the banks, and the agreement that a line is set off by."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Step, as_is
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import DrawnPayout
from desktop_app.services.desk import Desk
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.payouts import cycle, sheet
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award


@pytest.fixture
def drawn(head: Desk, school: int, clock: Clock) -> DrawnPayout:
    """What one family gets for the last quarter of 2025."""
    award(head, reimbursement_entry(school))
    clock.move_to(date(2025, 12, 22))
    return cycle.draw_up(head, Quarter(2025, 4))


def test_the_bank_of_each_account_is_named_as_far_as_it_is_known(
    head: Desk, drawn: DrawnPayout
) -> None:
    (line, *_) = drawn.lines
    payout = replace(drawn, lines=(line, replace(line, iban="")))
    assert bank_of(line.iban, "ru")
    assert [each.bank for each in sheet.sheet(head, payout, "ru").lines] == [
        bank_of(line.iban, "ru"),
        "",
    ]


def test_only_a_line_that_is_set_off_names_the_agreement_of_its_last_step(
    head: Desk, drawn: DrawnPayout
) -> None:
    steps = tuple(
        Step("Set off", "D-9", {"document": as_is(f"№ {number}"), "date": date(2025, 12, number)})
        for number in (4, 5)
    )
    (line, *_) = drawn.lines
    paid = replace(line, steps=steps)
    minus = replace(paid, amount=-1_000, kind=LineKind.SET_OFF)
    payout = replace(drawn, lines=(paid, minus, replace(minus, steps=())))
    found = [each.agreement for each in sheet.sheet(head, payout, "ru").lines]
    assert found == ["", "№ 5, 05.12.2025", ""]
