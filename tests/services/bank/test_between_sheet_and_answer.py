"""What happens between a sheet and the bank's answer to it: accounts, annulment, other sheets."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, PayoutLine
from desktop_app.services.awards import amendments
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.bank import returned_workbook, statements
from desktop_app.services.bank.proposed import change_words, take
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.wording import step as words
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.payout_acts import answer
from tests.statement_files import Paid, as_1c

DAY = date(2026, 4, 2)


def paid(line: PayoutLine, number: str = "118", day: date = DAY, purpose: str = "Өтеу") -> Paid:
    whole = f"{line.amount}.00"
    return Paid(number, day, whole, line.iban, line.payee_iin, line.payee_name, purpose)


def statement(folder: Path, *movements: Paid) -> Path:
    file = folder / "kl_to_1c.txt"
    file.write_bytes(as_1c(movements))
    return file


def states(desk: Desk, payout: ApprovedPayout) -> list[LineState]:
    return [standing.state for standing in cycle.by_id(desk, payout.id).standings]


def test_the_answer_is_held_against_the_account_of_the_sheet(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    """Where the family's account was corrected since, the sheet still pays to the one it names."""
    new, line = make_iban(77), closed.lines[0]
    amendments.amend(head, line.decision_id, AccountChanged(new), "Жаңа шот")
    moved = Paid("5", DAY, f"{line.amount}.00", new, line.payee_iin, line.payee_name)
    found = statements.match(head, statement(tmp_path, moved))
    assert found.proposed == ()
    (left,) = found.by_hand
    assert left.step.label == "The account is none of this payee's lines"
    take(head, statements.propose_of(head, closed, statement(tmp_path, paid(line))))
    assert states(head, closed)[0] is LineState.PAID


def test_a_returned_workbook_with_the_new_account_is_told(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    cycle.save_workbook(head, closed, file, "ru")
    amendments.amend(head, closed.lines[0].decision_id, AccountChanged(make_iban(77)), "Жаңа шот")
    book = load_workbook(file)
    first = int(book.defined_names["line_number"].attr_text.split("$")[2].rstrip(":"))
    book.worksheets[0][f"F{first}"] = make_iban(77)
    book.worksheets[0][f"L{first}"] = "02.04.2026г."
    book.worksheets[0][f"L{first + 1}"] = "02.04.2026 г."
    book.save(file)
    found = returned_workbook.propose(head, file)
    assert [each.number for each in found.answers] == [2]
    assert [each.number for each in found.wrong] == [1]


def test_an_annulled_sheet_takes_no_answer_and_the_next_one_is_paid(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    cycle.save_workbook(head, closed, file, "kk")
    book = load_workbook(file)
    first = int(book.defined_names["line_number"].attr_text.split("$")[2].rstrip(":"))
    book.worksheets[0][f"L{first}"] = "02.04.2026"
    book.save(file)
    cycle.annul(head, closed.id, "Қате есеп")
    with pytest.raises(Trouble, match="annulled"):
        returned_workbook.propose(head, file)
    again = pay(head, "2026Q1")
    before = statements.match(head, statement(tmp_path, paid(closed.lines[0])))
    assert before.proposed == ()
    assert before.by_hand[0].step.label == "Its payout was approved only after this day"
    clock.pass_by(days=1)
    today = head.today()
    old = paid(closed.lines[0], day=today, purpose=f"Ведомость {closed.number}")
    left = statements.match(head, statement(tmp_path, old))
    assert left.proposed == ()
    assert "annulled" in left.by_hand[0].step.label
    moved = [paid(line, day=today, purpose=f"Ведомость {again.number}") for line in again.lines]
    take(head, statements.propose_of(head, again, statement(tmp_path, *moved)))
    assert set(states(head, again)) == {LineState.PAID}
    assert set(states(head, closed)) == {LineState.APPROVED}


def test_one_statement_answers_two_sheets(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    second = pay(head, "2026Q2")
    clock.pass_by(days=1)
    today = head.today()
    moved = [paid(line, purpose=closed.number, day=DAY) for line in closed.lines]
    moved += [paid(line, purpose=second.number, day=today) for line in second.lines]
    found = statements.match(head, statement(tmp_path, *moved))
    assert (found.by_hand, found.others) == ((), 0)
    assert {each.payout.id for each in found.proposed} == {closed.id, second.id}
    for each in found.proposed:
        take(head, each)
    assert set(states(head, closed) + states(head, second)) == {LineState.PAID}


def test_a_payee_of_two_children_with_equal_sums(
    head: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    """As many movements as lines pay both; one of them is for a person to say which."""
    for serial in (1, 2):
        entry = reimbursement_entry(
            school,
            serial,
            child=a_child(serial, date(2012 + serial, 4, 7)),
            applicant=a_parent(1),
            applied_on=date(2026, 1, 12),
            facts={"iban": make_iban(1)},
        )
        award(head, entry)
    sheet = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    first, second = sheet.lines
    assert (first.iban, first.payee_iin, first.amount) == (
        second.iban,
        second.payee_iin,
        second.amount,
    )
    one = statements.match(head, statement(tmp_path, paid(first)))
    assert one.proposed == ()
    assert one.by_hand[0].step.values == {"lines": 2, "count": 1}
    both = statements.match(head, statement(tmp_path, paid(first), paid(second, "119")))
    (proposed,) = both.proposed
    assert {each.order_number for each in proposed.answers} == {"118", "119"}
    take(head, proposed)
    assert states(head, sheet) == [LineState.PAID] * 2


def test_a_statement_over_an_answer_says_what_it_would_change(
    head: Desk, accountant: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    """A line that came back is not paid by a statement alone: a person says so."""
    back = answer(closed, 1, day=DAY, why="Шот жабық")
    bank_answers.record(accountant, closed.id, [back])
    found = statements.match(head, statement(tmp_path, paid(closed.lines[0])))
    assert found.proposed == ()
    assert found.by_hand[0].step.label.startswith("Its line has another answer on file")
    now = cycle.by_id(head, closed.id).standings[0]
    told = words(change_words(now, answer(closed, 1, day=DAY)), "ru")
    assert "Бухгалтер" in told
    assert "Шот жабық" in told
