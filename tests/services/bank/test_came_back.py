"""What came back by a bank's statement is asked at its one line, and recorded once (D-7)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.law.iin import Sex
from desktop_app.law.steps import as_is
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, PayoutLine
from desktop_app.services.bank import proposed as bank
from desktop_app.services.bank import statements
from desktop_app.services.bank.proposed import Proposed, Says
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.storage.payouts import bank_answers as kept_answers
from tests.builders import Clock, a_child, a_parent, make_iban, make_iin, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.bank.test_statements import DAY, paid, states
from tests.statement_files import Paid, as_1c

BACK = date(2026, 4, 4)
WHY = "Возврат: счет закрыт"


def _file(folder: Path, movements: Sequence[Paid]) -> Path:
    path = folder / "kl_to_1c.txt"
    path.write_bytes(as_1c(movements))
    return path


def _back(closed: ApprovedPayout, changes: Mapping[str, Any] | None = None) -> Paid:
    came = replace(paid(closed.lines[0], "77", BACK), came_in=True, purpose=WHY)
    return replace(came, **(changes or {}))


def _said(head: Desk, found: Proposed, says: Says) -> Proposed:
    return bank.settled(found, {each.key: says for each in bank.questions(found)}, head.today())


def test_a_line_that_was_paid_comes_back_once_it_is_confirmed(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    bank_answers.all_paid(head, closed.id, DAY)
    path = _file(tmp_path, [_back(closed)])

    found = statements.propose_of(head, closed, path)

    assert (found.answers, found.wrong) == ((), ())
    (question,) = bank.questions(found)
    assert (question.why, question.numbers) == (WHY, (1,))
    assert question.answers == (Says.RETURNED, Says.LEFT_OUT)
    with pytest.raises(Trouble, match="Say first"):
        bank.take(head, found)
    assert states(head, closed) == [LineState.PAID] * 3

    done = bank.take(head, _said(head, found, Says.RETURNED))

    assert (done.recorded.returned, done.recorded.corrected) == (1, 1)
    standing = cycle.by_id(head, closed.id).standings[0]
    assert (standing.state, standing.settled_on, standing.returned_why) == (
        LineState.RETURNED,
        BACK,
        WHY,
    )
    with head.reading() as connection:
        newest = kept_answers.history(connection, closed.id)[-1]
    assert (newest.is_paid, newest.day, newest.order_number) == (False, BACK, "77")


def test_the_same_statement_again_records_nothing_twice(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    path = _file(tmp_path, [_back(closed)])
    bank.take(head, _said(head, statements.propose_of(head, closed, path), Says.RETURNED))

    again = statements.propose_of(head, cycle.by_id(head, closed.id), path)

    assert (again.asked, again.wrong) == ((), ())
    done = bank.take(head, again).recorded
    assert (done.returned, done.same) == (0, 1)


def test_what_is_left_out_stays_as_it_was(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    found = statements.propose_of(head, closed, _file(tmp_path, [_back(closed)]))

    left = _said(head, found, Says.LEFT_OUT)

    assert (found.unanswered, left.unanswered) == (2, 3)
    bank.take(head, left)
    assert states(head, closed) == [LineState.APPROVED] * 3


def test_what_went_out_and_came_back_by_one_statement_came_back(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    path = _file(tmp_path, [*(paid(line) for line in closed.lines), _back(closed)])
    found = statements.propose_of(head, closed, path)
    assert (found.paid, len(found.asked)) == (3, 1)

    bank.take(head, _said(head, found, Says.RETURNED))

    assert states(head, closed) == [LineState.RETURNED, LineState.PAID, LineState.PAID]
    again = statements.propose_of(head, cycle.by_id(head, closed.id), path)
    assert (again.asked, [each.about for each in again.wrong]) == ((), [_about(closed)])
    assert bank.take(head, again).recorded.same == 3
    assert states(head, closed) == [LineState.RETURNED, LineState.PAID, LineState.PAID]


def _about(closed: ApprovedPayout) -> str:
    """The payment that went out before it came back: its line has another answer by now."""
    line = closed.lines[0]
    return f"№ 118 · {line.amount}.00 · {line.iban} · {line.payee_iin}"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"amount": "100.00"}, "Money came in"),
        ({"iin": "990101300016"}, "Money came in"),
        ({"day": date(2026, 1, 5)}, "Money came in"),
        ({"purpose": "Өтеу, в обработке", "came_in": False}, "The bank says of it"),
    ],
)
def test_what_fits_no_line_is_left_to_a_person(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, changes: dict[str, Any], why: str
) -> None:
    found = statements.propose_of(head, closed, _file(tmp_path, [_back(closed, changes)]))

    assert found.asked == ()
    assert [each.step.label.partition(":")[0] for each in found.wrong] == [why]


def test_two_returns_of_one_line_and_a_second_day_are_left_to_a_person(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    both = [_back(closed), _back(closed, {"number": "78"})]
    found = statements.propose_of(head, closed, _file(tmp_path, both))
    assert found.asked == ()
    assert {each.step.label for each in found.wrong} == {
        "{count} movements say that line {line} came back: say yourself which"
    }
    one = statements.propose_of(head, closed, _file(tmp_path, both[:1]))
    bank.take(head, _said(head, one, Says.RETURNED))
    later = _file(tmp_path, [_back(closed, {"day": date(2026, 4, 5)})])
    (left,) = statements.propose_of(head, cycle.by_id(head, closed.id), later).wrong
    assert left.step.label.startswith("Its line came back on {date} already")


def _line_of(payout: ApprovedPayout, line: PayoutLine) -> int:
    return next(n for n, each in enumerate(payout.lines, 1) if each.iban == line.iban)


def test_a_return_without_its_payment_is_of_the_sheet_that_waits_all_others_shown(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    """The bank told nothing of the payment itself: that of the quarter before is long done."""
    bank_answers.all_paid(head, closed.id, DAY)
    second = pay(head, "2026Q2")
    here = _line_of(second, closed.lines[0])
    path = _file(tmp_path, [_back(closed, {"day": head.today()})])

    (found,) = statements.match(head, path).proposed

    (row,) = found.asked
    assert (found.payout.id, row.number) == (second.id, here)
    named = [(each.payout.id, each.number, each.words.label) for each in row.candidates]
    assert named == [
        (second.id, here, "line {line} of the payout {number}, without an answer"),
        (closed.id, 1, "line {line} of the payout {number}, paid on {date}"),
    ]
    (question,) = bank.questions(found)
    assert question.answers == (Says.RETURNED, Says.LEFT_OUT)


def test_two_children_of_one_account_are_both_offered(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    """The same sum goes to the same mother: by nothing can the statement tell them apart."""
    mother, born = {"iban": make_iban(1)}, date(2014, 3, 3)
    other = a_child(2, birth_date=born, iin=make_iin(born, Sex.FEMALE, 2))
    for serial, child in ((1, a_child(1)), (2, other)):
        entry = reimbursement_entry(
            school,
            serial,
            applied_on=date(2026, 1, 12),
            facts=mother,
            applicant=a_parent(1),
            child=child,
        )
        award(head, entry)
    sheet = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    path = _file(tmp_path, [_back(sheet)])
    (found,) = statements.match(head, path).proposed
    (question,) = bank.questions(found)
    assert question.answers == (1, 2, Says.LEFT_OUT)
    assert bank.settled(found, {question.key: Says.RETURNED}, head.today()).asked, "of which?"
    both = _file(tmp_path, [_back(sheet), _back(sheet, {"number": "78"})])
    (two,) = statements.match(head, both).proposed
    assert [each.number for each in two.asked] == [1, 2]
    same = bank.settled_by_row(two, {1: 2, 2: 2}, head.today())
    assert [each.row for each in same.asked] == [2], "two payments can't come back from one line"

    second = bank.settled(found, {question.key: 2}, head.today())

    bank.take(head, second)
    assert states(head, sheet) == [LineState.APPROVED, LineState.RETURNED]


def test_of_two_sheets_that_were_paid_the_last_one_is_asked_about(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    """The same sum goes to the same account in each quarter."""
    bank_answers.all_paid(head, closed.id, DAY)
    clock.move_to(date(2026, 6, 29))
    second = pay(head, "2026Q2")
    assert second.lines[0].amount == closed.lines[0].amount
    clock.move_to(date(2026, 7, 9))
    bank_answers.all_paid(head, second.id, date(2026, 7, 1))

    for day, sheet in ((date(2026, 7, 3), second), (BACK, closed)):
        path = _file(tmp_path, [_back(closed, {"day": day})])
        (found,) = statements.match(head, path).proposed
        assert (found.payout.id, [each.number for each in found.asked]) == (sheet.id, [1])


def test_read_again_a_payment_that_came_back_names_its_own_line_and_no_older_one(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    bank_answers.all_paid(head, closed.id, DAY)
    second = pay(head, "2026Q2")
    line = next(each for each in second.lines if each.iban == closed.lines[0].iban)
    gone = paid(line, "88", head.today())
    path = _file(tmp_path, [gone, replace(gone, number="89", came_in=True, purpose=WHY)])
    (found,) = statements.match(head, path).proposed
    bank.take(head, _said(head, found, Says.RETURNED))

    (left,) = statements.match(head, path).by_hand

    assert left.step.values["number"] == as_is(second.number)


def test_a_word_of_ours_stands_where_the_bank_gives_no_reason(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    for said in ("", "исполнено"):
        path = _file(tmp_path, [_back(closed, {"purpose": said})])
        (row,) = statements.propose_of(head, closed, path).asked
        assert row.why == "қайтарылды / возврат"
