"""What a bank's paper would change: alike together, asked where it may mean two things (D-7)."""

from datetime import date

import pytest

from desktop_app.law.steps import as_is
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank.proposed import (
    AskedRow,
    Proposed,
    Says,
    changes,
    groups,
    questions,
    settled,
    take,
)
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers, cycle
from tests.services.payout_acts import answer

DAY = date(2026, 4, 2)


def of(payout: ApprovedPayout, *answers: LineAnswer, asked: tuple[AskedRow, ...] = ()) -> Proposed:
    numbers = [*(each.number for each in answers), *(each.number for each in asked)]
    rows = {number: number + 7 for number in numbers}
    return Proposed(payout, answers, (), len(payout.lines) - len(rows), rows, asked)


def test_reasons_are_grouped_with_their_sums(closed: ApprovedPayout) -> None:
    given = [answer(closed, 1), answer(closed, 2, "Шот жабық"), answer(closed, 3, "шот  ЖАБЫҚ")]
    paid, back = groups(of(closed, *given))
    assert (paid.words.label, paid.lines, paid.children) == ("paid", 1, 1)
    assert back.words.values == {"why": as_is("Шот жабық")}
    assert (back.lines, back.children) == (2, 2)
    assert back.amount == closed.lines[1].amount + closed.lines[2].amount


def test_each_row_says_what_it_changes(head: Desk, closed: ApprovedPayout) -> None:
    bank_answers.record(head, closed.id, [answer(closed, 1, day=DAY)])
    now = cycle.by_id(head, closed.id)
    given = [answer(now, 1, day=DAY), answer(now, 2, "Шот жабық", DAY)]
    same, new = changes(of(now, *given))
    assert (same.same, same.replaces, same.words.label) == (True, False, "on file already")
    assert (new.row, new.number, new.same, new.replaces) == (9, 2, False, False)
    assert new.words.label == "returned on {date}: {why}"


def test_nothing_is_recorded_while_something_is_asked(head: Desk, closed: ApprovedPayout) -> None:
    asked = (AskedRow(9, 2, DAY, "Шот жабық"), AskedRow(10, 3, None, "?"))
    proposed = of(closed, answer(closed, 1), asked=asked)
    with pytest.raises(Trouble):
        take(head, proposed)
    with_day, without = questions(proposed)
    assert with_day.answers == (Says.RETURNED, Says.PAID, Says.LEFT_OUT)
    assert without.answers == (Says.RETURNED, Says.LEFT_OUT)
    said = {with_day.key: Says.PAID, without.key: Says.LEFT_OUT}
    found = settled(proposed, said, head.today())
    assert [(each.number, each.is_paid, each.day) for each in found.answers][1:] == [(2, True, DAY)]
    assert (found.asked, found.unanswered) == ((), 1)
    done = take(head, found).recorded
    assert (done.paid, done.returned) == (2, 0)


def test_a_reason_that_says_paid_is_never_recorded_as_a_return(
    head: Desk, closed: ApprovedPayout
) -> None:
    for why in ("исполнено", "ОК", "-", "төленді"):
        done = bank_answers.record(head, closed.id, [answer(closed, 1, why)])
        (wrong,) = done.not_taken
        assert (done.returned, wrong.step.label) == (0, bank_answers.NO_RETURN)
