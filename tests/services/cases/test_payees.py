"""Two records of a payee become one: what changes in months and money is told before."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desktop_app.law.iin import Sex
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step
from desktop_app.records.kinds import Relation
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.services.awards import payee_ends
from desktop_app.services.cases import merging
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts.lines import HELD
from tests.builders import Clock, a_child, a_parent, make_iban, make_iin, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.act_paper import AN_ACT
from tests.services.acts import award, pay, register
from tests.services.cases.test_merging import ADDED_TO, everything
from tests.services.people.test_organisations import HOME
from tests.services.twice_on_file import sums

Q3, Q4 = Quarter(2025, 3), Quarter(2025, 4)


@dataclass(frozen=True)
class Payees:
    """A mother on file twice, with a child awarded for on each record; by the records' ids."""

    kept: int
    gone: int
    child: int


@pytest.fixture
@ready_made
def payees(head: Desk, school: int) -> Payees:
    first = award(head, reimbursement_entry(school, 1, applicant=a_parent(1)))
    again = replace(a_parent(2, date(1988, 10, 4)), iin=make_iin(date(1988, 10, 4), Sex.FEMALE, 77))
    entry = reimbursement_entry(school, 2, child=a_child(2, date(2013, 9, 20)), applicant=again)
    second = award(head, entry)
    return Payees(first.applicant_id, second.applicant_id, second.child_id)


def told(head: Desk, payees: Payees) -> tuple[Step, ...]:
    return merging.propose(head, payees.kept, payees.gone).as_payee


def test_the_award_its_months_and_what_was_paid(
    head: Desk, accountant: Desk, payees: Payees
) -> None:
    award_, accounts = told(head, payees)
    assert (award_.values["first"], award_.values["last"]) == (Month(2025, 9), Month(2026, 5))
    assert (award_.values["count"], award_.amount) == (9, Fraction(0))
    assert make_iban(2) in str(accounts.values["accounts"])
    pay(accountant, "2025Q4")
    award_, _accounts = told(head, payees)
    assert award_.amount == sum(sums(head, payees.child, each)[1] for each in (Q3, Q4)) > 0


def test_what_stands_on_a_sheet_that_is_drawn_up(
    head: Desk, accountant: Desk, payees: Payees, clock: Clock
) -> None:
    clock.move_to(date(2025, 12, 22))
    drawn = cycle.draw_up(accountant, Q4)
    cycle.keep_draft(accountant, drawn)
    *_others, on_draft = told(head, payees)
    mine = [line for line in drawn.lines if line.child_id == payees.child]
    assert (on_draft.values["period"], on_draft.values["count"]) == (Q4, len(mine))
    assert on_draft.amount == sum(line.amount for line in mine) > 0
    shown = merging.propose(head, payees.kept, payees.gone)
    merging.merge(head, shown, "Бір адам")
    again = cycle.draw_up(accountant, Q4)
    assert {line.payee_iin for line in again.lines} == {shown.kept.iin}
    assert not cycle.look(head, Q4).is_current


def test_one_who_died_is_the_other_one_too(
    head: Desk, accountant: Desk, payees: Payees, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 22))
    payee_ends.record(head, payees.kept, PayeeEndKind.DIED, date(2025, 9, 20), AN_ACT)
    (_award, _accounts, held) = told(head, payees)
    assert held.values["date"] == date(2025, 9, 20)
    shown = merging.propose(head, payees.kept, payees.gone)
    merging.merge(head, shown, "Бір адам")
    drawn = cycle.draw_up(accountant, Q4)
    assert drawn.lines == ()
    assert [line.reason.label for line in drawn.not_paid] == [HELD[PayeeEndKind.DIED]] * 2


def test_nothing_is_told_where_no_award_is_moved(head: Desk, school: int, payees: Payees) -> None:
    child = a_child(3, date(2012, 2, 1))
    entry = reimbursement_entry(school, 3, child=child, applied_on=date(2025, 9, 10))
    third = register(head, entry).applicant_id
    assert merging.propose(head, payees.kept, third).as_payee == ()


def test_taken_apart_every_row_is_as_it_was(
    head: Desk, accountant: Desk, payees: Payees, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 22))
    payee_ends.record(head, payees.gone, PayeeEndKind.RIGHTS_LOST, date(2025, 9, 20), AN_ACT)
    pay(accountant, "2025Q4")
    before = everything(head)
    shown = merging.propose(head, payees.kept, payees.gone)
    merge_id = merging.merge(head, shown, "Бір адам")
    assert everything(head)["decisions"] != before["decisions"]
    merging.take_apart(head, merge_id, "Екі адам")
    after = everything(head)
    for table in set(before) - ADDED_TO:
        assert after[table] == before[table], table


def test_two_records_of_an_organisation_are_one_payee(
    head: Desk, accountant: Desk, school: int
) -> None:
    about: dict[str, Any] = {"relation": Relation.GUARDIAN}
    first = award(head, reimbursement_entry(school, 1, applicant=HOME, **about))
    again = replace(HOME, iin="150640012301", surname="«Қамқор» балалар үйі", name_ru="«Камкор»")
    child = a_child(2, date(2013, 9, 20))
    entry = reimbursement_entry(school, 2, child=child, applicant=again, **about)
    second = award(head, entry)
    shown = merging.propose(head, first.applicant_id, second.applicant_id)
    assert again.iin in str(shown.as_payee[0].values["gone"])
    merging.merge(head, shown, "Бір ұйым")
    assert {line.payee_iin for line in cycle.draw_up(accountant, Q4).lines} == {HOME.iin}
    with pytest.raises(Trouble, match="organisation"):
        merging.propose(head, first.applicant_id, first.child_id)
