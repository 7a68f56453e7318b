"""How far a payout has come, what may be paid again, and what its fingerprint proves (D-7)."""

from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import (
    ApprovedPayout,
    DrawnPayout,
    LineStanding,
    PayoutLine,
    PayoutRow,
    PayoutState,
    fingerprint,
    state_of,
)

Q1 = Quarter(2026, 1)
LINE = PayoutLine(
    decision_id=1,
    child_id=2,
    child_name="Әлия",
    child_iin="150407600015",
    payee_name="Гүлнұр",
    payee_iin="881030400017",
    iban="KZ1",
    period=Q1,
    months=(Month(2026, 1),),
    amount=11_533,
    steps=(Step("Due", "D-7"),),
)
APPROVED, PAID, RETURNED = LineState.APPROVED, LineState.PAID, LineState.RETURNED


@pytest.mark.parametrize(
    ("waiting", "returned", "exported", "annulled", "state"),
    [
        (3, 0, False, False, PayoutState.APPROVED),
        (3, 0, True, False, PayoutState.EXPORTED),
        (2, 0, True, False, PayoutState.PARTLY),
        (2, 1, False, False, PayoutState.PARTLY),
        (0, 0, True, False, PayoutState.PAID),
        (0, 1, True, False, PayoutState.RETURNED),
        (0, 1, True, True, PayoutState.ANNULLED),
    ],
)
def test_the_state_of_a_payout_of_three_lines(
    waiting: int, returned: int, exported: bool, annulled: bool, state: PayoutState
) -> None:
    found = state_of(
        exported=exported, annulled=annulled, lines=3, waiting=waiting, returned=returned
    )
    assert found is state


def test_a_payout_without_lines_is_not_paid() -> None:
    none = {"lines": 0, "waiting": 0, "returned": 0}
    assert state_of(exported=False, annulled=False, **none) is PayoutState.APPROVED


def _payout(*states: LineState, amount: int = 11_533, **changes: object) -> ApprovedPayout:
    lines = tuple(replace(LINE, amount=amount) for _state in states)
    standings = tuple(LineStanding(number, state) for number, state in enumerate(states, 1))
    payout = ApprovedPayout(Q1, lines, (), standings=standings)
    return replace(payout, **changes)  # type: ignore[arg-type]


def test_a_payouts_state_follows_from_its_lines() -> None:
    assert _payout(PAID, APPROVED).state is PayoutState.PARTLY
    assert _payout(PAID, RETURNED).state is PayoutState.RETURNED
    annulled = _payout(PAID, annulled_at=datetime(2026, 4, 1))
    assert annulled.state is PayoutState.ANNULLED


def test_a_line_of_the_list_tells_the_same_state() -> None:
    row = PayoutRow(1, "2026Q1", "Т-1", datetime(2026, 4, 1), "Ә", lines=2, total=7, waiting=2)
    assert row.state is PayoutState.APPROVED
    assert replace(row, exported_at=datetime(2026, 4, 2)).state is PayoutState.EXPORTED
    assert replace(row, waiting=1).state is PayoutState.PARTLY
    assert replace(row, waiting=0, returned=1).state is PayoutState.RETURNED
    assert replace(row, waiting=0, annulled_at=datetime(2026, 4, 2)).state is PayoutState.ANNULLED


def test_only_returned_lines_that_nothing_paid_since_are_paid_again() -> None:
    payout = _payout(PAID, RETURNED, APPROVED, RETURNED)
    again = replace(payout.standings[3], paid_again=True)
    payout = replace(payout, standings=(*payout.standings[:3], again))
    assert [standing.id for _line, standing in payout.to_follow] == [2]
    assert replace(payout, annulled_at=datetime(2026, 4, 1)).to_follow == ()
    assert _payout(RETURNED, amount=-5).to_follow == ()


def test_total_and_arrears() -> None:
    before = replace(LINE, period=Quarter(2025, 4))
    minus = replace(LINE, amount=-533)
    payout = DrawnPayout(Q1, (LINE, before, minus), ())
    assert payout.total == 22_533
    assert [payout.is_arrears(line) for line in payout.lines] == [False, True, False]


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": 11_534},
        {"iban": "KZ2"},
        {"payee_iin": "881030400018"},
        {"months": (Month(2026, 2),)},
        {"period": Quarter(2026, 2)},
        {"steps": ()},
        {"follows_id": 4},
    ],
)
def test_whatever_changes_in_a_line_changes_the_fingerprint(changes: dict[str, object]) -> None:
    changed = replace(LINE, **changes)  # type: ignore[arg-type]
    assert fingerprint([changed]) != fingerprint([LINE])
    assert fingerprint([replace(LINE)]) == fingerprint([LINE])


def test_the_order_of_the_lines_is_proved_too() -> None:
    other = replace(LINE, child_id=3)
    assert fingerprint([LINE, other]) != fingerprint([other, LINE])
    assert len(fingerprint([])) == 64
