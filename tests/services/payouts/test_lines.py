"""Whom a sheet pays and whom it leaves out, each with its reason (D-4 to D-9)."""

from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy import update

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step, as_is
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payouts import ApprovedPayout, DrawnPayout
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import lines
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as applications
from tests.builders import (
    Clock,
    a_child,
    make_iban,
    reimbursement_entry,
)
from tests.services.acts import award, pay, register
from tests.services.payout_acts import give_back

Q3, Q4, Q1, Q2 = Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)


def _drawn(desk: Desk, period: Quarter) -> DrawnPayout:
    with desk.database.read() as connection:
        return lines.regular(connection, period).payout


def _sums(payout: DrawnPayout) -> list[tuple[object, int, LineKind]]:
    return [(line.period, line.amount, line.kind) for line in payout.lines]


def _reason(payout: DrawnPayout) -> Step:
    assert payout.lines == ()
    (left_out,) = payout.not_paid
    return left_out.reason


def test_what_is_due_of_earlier_periods_are_arrears_on_lines_of_their_own(
    head: Desk, school: int
) -> None:
    award(head, reimbursement_entry(school))
    assert _sums(_drawn(head, Q1)) == [
        (Q3, 31_456, LineKind.ARREARS),
        (Q4, 31_456, LineKind.ARREARS),
        (Q1, 34_600, LineKind.CURRENT),
    ]
    assert _drawn(head, Q1).not_paid == ()


def test_what_was_paid_of_a_period_is_taken_off_with_a_step(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """Two of three months were paid; then the event of November turns out to be a mistake."""
    child = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2025, 11, 20))
    events.record(head, child, EventKind.STATE_INSTITUTION, date(2025, 11, 10))
    pay(accountant, "2025Q4")
    with head.database.read() as connection:
        (event,) = applications.events_of(connection, child)
    events.annul(head, event.id, child, "Қате")
    (line,) = _drawn(head, Q4).lines
    assert (line.period, line.amount) == (Q4, 31_456 - 20_971)
    before, now = line.steps[-2:]
    assert (before.label, before.amount) == ("Already paid", Fraction(-20_971))
    assert (now.label, now.amount) == ("Due now", Fraction(10_485))


def test_what_is_paid_already_is_not_paid_again(head: Desk, accountant: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    pay(accountant, "2025Q4")
    reason = _reason(_drawn(head, Q4))
    assert (reason.label, reason.clause) == ("{quarter} is paid already", "D-7")
    assert reason.values == {"quarter": Q4}


def test_what_waits_until_an_account_is_known(head: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    with head.database.begin() as connection:
        connection.execute(update(t.decisions).values(iban=""))
    reason = _reason(_drawn(head, Q4))
    assert reason.label.startswith("No account is known")
    assert reason.values == {"amount": 31_456 * 2}


def test_what_was_overpaid_is_told_before_anything_else(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    pay(accountant, "2025Q4")
    events.record(head, child, EventKind.STATE_INSTITUTION, date(2025, 11, 10))
    reason = _reason(_drawn(head, Q1))
    assert (reason.clause, reason.values) == ("D-9", {"amount": 31_456 - 20_971})


def test_an_award_that_begins_later_or_is_over(head: Desk, accountant: Desk, school: int) -> None:
    award(head, reimbursement_entry(school))
    for period in ("2025Q3", "2025Q4", "2026Q1", "2026Q2"):
        pay(accountant, period)
    early = _reason(_drawn(head, Quarter(2025, 2)))
    assert early.label == "Entitled only from {month}"
    assert early.values == {"month": Month(2025, 9)}
    over = _reason(_drawn(head, Quarter(2026, 3)))
    assert over.clause == "D-4"
    assert date(2026, 5, 25) in over.values.values()


def test_an_application_that_waits(head: Desk, school: int) -> None:
    waiting = register(head, reimbursement_entry(school))
    reason = _reason(_drawn(head, Q4))
    assert (reason.clause, reason.values) == (
        "D-6",
        {"number": as_is(waiting.number), "date": date(2025, 9, 3)},
    )


def _returned(head: Desk, accountant: Desk, school: int) -> ApprovedPayout:
    """The bank returned the first line, of the third quarter, on 22 December."""
    award(head, reimbursement_entry(school))
    payout = pay(accountant, "2025Q4")
    clock = head.clock
    assert isinstance(clock, Clock)
    clock.move_to(date(2026, 1, 5))
    give_back(accountant, payout, 1)
    return payout


def _follow_up(desk: Desk, payout: ApprovedPayout) -> DrawnPayout:
    with desk.database.read() as connection:
        return lines.follow_up(connection, payout.id).payout


def test_a_returned_line_waits_for_another_account(
    head: Desk, accountant: Desk, school: int
) -> None:
    payout = _returned(head, accountant, school)
    drawn = _follow_up(head, payout)
    assert "has not been corrected yet" in _reason(drawn).label
    assert (drawn.kind, drawn.follows_id) == (PayoutKind.FOLLOW_UP, payout.id)


def test_a_returned_line_is_paid_again_to_the_corrected_account(
    head: Desk, accountant: Desk, school: int
) -> None:
    payout = _returned(head, accountant, school)
    decision = payout.lines[0].decision_id
    amendments.amend(head, decision, AccountChanged(make_iban(77)), "Жаңа шот")
    drawn = _follow_up(head, payout)
    (line,) = drawn.lines
    assert (line.period, line.amount, line.iban) == (Q3, 31_456, make_iban(77))
    assert (line.kind, line.follows_id) == (LineKind.FOLLOW_UP, payout.standings[0].id)
    assert line.steps[-1].values == {"date": date(2026, 1, 5), "number": as_is(payout.number)}
    assert drawn.not_paid == ()


def test_a_returned_line_that_is_not_due_any_more(
    head: Desk, accountant: Desk, school: int
) -> None:
    payout = _returned(head, accountant, school)
    events.record(head, payout.lines[0].child_id, EventKind.STATE_INSTITUTION, date(2025, 8, 20))
    assert _reason(_follow_up(head, payout)).clause == "D-9"


def test_nothing_follows_a_payout_of_which_nothing_came_back(
    head: Desk, accountant: Desk, school: int
) -> None:
    award(head, reimbursement_entry(school))
    payout = pay(accountant, "2025Q4")
    with pytest.raises(Trouble, match="no returned line waits"):
        _follow_up(head, payout)


def test_a_sheet_names_each_family_once(head: Desk, school: int, two: tuple[int, int]) -> None:
    """Child by child; one that waits with another application is no second time left out."""
    register(head, reimbursement_entry(school, 3, applied_on=date(2025, 12, 1)))
    drawn = _drawn(head, Q4)
    assert [line.child_iin for line in drawn.lines] == [
        a_child(serial).iin for serial in (1, 1, 2, 2)
    ]
    assert [line.child_iin for line in drawn.not_paid] == [a_child(3).iin]
