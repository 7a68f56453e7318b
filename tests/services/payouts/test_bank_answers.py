"""The bank's answers about a payout, and what pays again what came back (D-7, D-9)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payouts import PayoutState
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.services.sums.balances import accounts
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.payouts import bank_answers as payout_answers
from tests.builders import Clock, make_iban
from tests.services.acts import close, pay, seen
from tests.services.payout_acts import acts, answer, give_back

Q4 = Quarter(2025, 4)


# --- what the bank says ---


def test_an_answer_fits_by_number_and_sum_and_account(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    day = closed.closed_at.date()
    right = answer(closed, 1)
    given = [
        replace(right, number=9),
        replace(right, amount=1),
        replace(right, number=2, iban=make_iban(99)),
        replace(answer(closed, 3), day=date(2026, 1, 1)),
        replace(answer(closed, 3), day=date(2025, 12, 1)),
        replace(answer(closed, 3), is_paid=False),
        right,
        right,
    ]
    found = bank_answers.record(accountant, closed.id, given)
    assert (found.paid, found.returned) == (1, 0)
    told = [(each.number, each.step.label) for each in found.not_taken]
    assert told == [
        (9, "The payout has no line of this number"),
        (1, "The sum is {amount} tenge, not {other}"),
        (2, "The account is another one than the line's"),
        (3, "This day is still to come"),
        (3, "The payout was approved only on {date}"),
        (3, "Write why the bank returned it"),
        (1, "This line was answered twice: only the first answer was taken"),
    ]
    now = cycle.by_id(head, closed.id)
    assert now.state is PayoutState.PARTLY
    assert (now.paid_on, now.standings[0].settled_on) == (None, day)


def test_a_correction_keeps_the_earlier_answer(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    bank_answers.all_paid(accountant, closed.id, head.today())
    assert bank_answers.record(accountant, closed.id, [answer(closed, 1)]).same == 1
    clock.pass_by(days=1)
    found = bank_answers.record(head, closed.id, [answer(closed, 1, "Шот жабылған")])
    assert (found.returned, found.corrected) == (1, 1)
    with head.database.read() as connection:
        first, last = [
            each
            for each in payout_answers.history(connection, closed.id)
            if each.line_id == closed.standings[0].id
        ]
    assert (first.is_paid, first.recorded_by, first.annulled_by) == (True, "Бухгалтер", "Басшы")
    assert (last.is_paid, last.why, last.annulled_at) == (False, "Шот жабылған", None)
    assert acts(head)[-1][1].startswith("Corrected the bank's answer")
    assert cycle.by_id(head, closed.id).state is PayoutState.RETURNED


def test_another_day_or_reason_corrects_an_answer(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    first = clock().date()
    clock.pass_by(days=1)
    given = [answer(closed, 1, day=first), answer(closed, 1, day=clock().date())]
    given += [answer(closed, 1, why, first) for why in ("Шот жабылған", "Шот жоқ", "Шот жоқ")]
    told = [bank_answers.record(accountant, closed.id, [each]) for each in given]
    assert [(each.corrected, each.same) for each in told] == [
        (0, 0),
        (1, 0),
        (1, 0),
        (1, 0),
        (0, 1),
    ]
    line = cycle.by_id(head, closed.id).standings[0]
    assert (line.settled_on, line.returned_why) == (first, "Шот жоқ")


def test_all_paid_asks_for_a_day_that_can_be(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    closed = pay(accountant, "2025Q4")
    for day in (date(2025, 12, 1), date(2026, 12, 1)):
        with pytest.raises(EntryError):
            bank_answers.all_paid(accountant, closed.id, day)
    bank_answers.all_paid(accountant, closed.id, head.today())
    with pytest.raises(Trouble, match="is on file"):
        bank_answers.all_paid(accountant, closed.id, head.today())


# --- follow-up ---


def test_a_returned_line_is_paid_once_after_its_account_was_corrected(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    give_back(accountant, closed, 2)
    clock.pass_by(days=1)
    waits = cycle.follow_up(head, closed.id)
    assert not waits.lines
    assert [line.reason.label for line in waits.not_paid] == [
        "Returned by the bank, and the account has not been corrected yet"
    ]
    with pytest.raises(Trouble, match="Nothing is due"):
        cycle.keep_draft(accountant, waits)
    line = closed.lines[1]
    amendments.amend(head, line.decision_id, AccountChanged(make_iban(77)), "Жаңа шот")
    drawn = cycle.follow_up(head, closed.id)
    (again,) = drawn.lines
    assert (again.amount, again.period, again.iban) == (line.amount, line.period, make_iban(77))
    assert (again.kind, again.follows_id) == (LineKind.FOLLOW_UP, closed.standings[1].id)
    assert again.steps[-1].amount == again.amount
    regular = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    followed = close(accountant, drawn)
    assert (followed.kind, followed.follows_id) == (PayoutKind.FOLLOW_UP, closed.id)
    # What the follow-up paid, the regular sheet that was drawn up before it does not pay.
    with pytest.raises(Trouble, match="has changed since"):
        cycle.approve(head, regular)
    assert cycle.draw_up(head, Q4).lines == ()
    with pytest.raises(Trouble, match="no returned line"):
        cycle.follow_up(head, closed.id)
    clock.pass_by(days=1)
    found = bank_answers.record(accountant, closed.id, [answer(closed, 2)])
    assert "paid again" in found.not_taken[0].step.label


def test_without_a_follow_up_it_goes_as_arrears_into_the_next_sheet(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    give_back(accountant, closed, 2)
    award_id = closed.lines[1].decision_id
    amendments.amend(head, award_id, AccountChanged(make_iban(77)), "Жаңа шот")
    clock.move_to(date(2026, 3, 25))
    drafted = cycle.keep_draft(accountant, cycle.follow_up(accountant, closed.id))
    paid = pay(accountant, "2026Q1")
    back = closed.lines[1]
    (arrears,) = [line for line in paid.lines if line.kind is LineKind.ARREARS]
    assert (arrears.child_id, arrears.period, arrears.amount) == (
        back.child_id,
        back.period,
        back.amount,
    )
    with pytest.raises(Trouble, match="no returned line"):
        cycle.approve(head, seen(head, drafted))


def test_a_follow_up_pays_no_more_than_is_due_by_then(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    number = next(
        n for n, x in enumerate(closed.lines, 1) if x.child_id == two[0] and x.period == Q4
    )
    give_back(accountant, closed, number)
    award_id = closed.lines[number - 1].decision_id
    amendments.amend(head, award_id, AccountChanged(make_iban(77)), "Жаңа шот")
    clock.pass_by(days=1)
    events.record(head, two[0], EventKind.STATE_INSTITUTION, date(2025, 10, 20))
    (line,) = cycle.follow_up(head, closed.id).lines
    assert line.amount == 10_485
    events.record(head, two[0], EventKind.DEATH, date(2025, 9, 20))
    drawn = cycle.follow_up(head, closed.id)
    assert (drawn.lines, drawn.not_paid[0].reason.clause) == ((), "D-9")


def test_a_follow_up_pays_no_more_than_came_back(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    """What became due since goes into the next sheet as usual."""
    events.record(head, two[0], EventKind.STATE_INSTITUTION, date(2025, 10, 20))
    closed = pay(accountant, "2025Q4")
    number = next(
        n for n, x in enumerate(closed.lines, 1) if x.child_id == two[0] and x.period == Q4
    )
    give_back(accountant, closed, number)
    award_id = closed.lines[number - 1].decision_id
    amendments.amend(head, award_id, AccountChanged(make_iban(77)), "Жаңа шот")
    clock.pass_by(days=1)
    with head.database.read() as connection:
        (event,) = stored.events_of(connection, two[0])
    events.annul(head, event.id, two[0], "Қате")

    followed = close(accountant, cycle.follow_up(head, closed.id))

    assert [line.amount for line in followed.lines] == [10_485]
    assert [line.amount for line in cycle.draw_up(head, Q4).lines] == [31_456 - 10_485]


def test_a_follow_up_that_comes_back_is_followed_up_itself(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    give_back(accountant, closed, 2)
    award_id = closed.lines[1].decision_id
    for serial in (77, 78):
        clock.pass_by(days=1)
        amendments.amend(head, award_id, AccountChanged(make_iban(serial)), "Жаңа шот")
        closed = close(accountant, cycle.follow_up(head, closed.id))
        clock.pass_by(days=1)
        bank_answers.record(accountant, closed.id, [answer(closed, 1, "Шот жоқ", head.today())])
    assert [a.due for a in accounts(head, closed.lines[0].child_id, Q4)].count(0) == 1
    assert cycle.draw_up(head, Q4).total == closed.total
