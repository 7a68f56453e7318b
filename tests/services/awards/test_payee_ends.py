"""A payee dies or loses their rights: recorded once, the lines stop, what is due is held."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.act_documents import ActDocument
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.records.payouts import DrawnPayout
from desktop_app.services.awards import amendments, deciding, payee_ends, terminations
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts.lines import HELD
from desktop_app.services.sums import balances
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.act_paper import AN_ACT
from tests.services.acts import award, pay, register

Q1 = Quarter(2026, 1)
DIED, LOST = PayeeEndKind.DIED, PayeeEndKind.RIGHTS_LOST
PAPER = AN_ACT


@pytest.fixture
@ready_made
def family(head: Desk, school: int, clock: Clock) -> tuple[int, int, int]:
    """A mother of two children, and the two; she was paid the autumn. It is the end of March."""
    entries = [
        reimbursement_entry(school, serial, child=a_child(serial, born), applicant=a_parent())
        for serial, born in ((1, date(2015, 4, 7)), (2, date(2017, 2, 9)))
    ]
    applications = [award(head, entry) for entry in entries]
    pay(head, "2025Q3")
    pay(head, "2025Q4")
    clock.move_to(date(2026, 3, 25))
    return applications[0].applicant_id, applications[0].child_id, applications[1].child_id


def sheet(desk: Desk) -> DrawnPayout:
    return cycle.draw_up(desk, Q1)


@pytest.mark.parametrize("kind", PayeeEndKind)
def test_recorded_once_it_stops_the_lines_of_all_their_children(
    head: Desk, accountant: Desk, family: tuple[int, int, int], kind: PayeeEndKind
) -> None:
    mother, *children = family
    assert len(sheet(accountant).lines) == 2

    payee_ends.record(head, mother, kind, date(2026, 2, 10), PAPER)

    drawn = sheet(accountant)
    assert drawn.lines == ()
    assert {line.child_id for line in drawn.not_paid} == set(children)
    # January and February are due to her and held; March is due to nobody.
    assert {line.reason.label for line in drawn.not_paid} == {HELD[kind]}
    assert {line.reason.values["amount"] for line in drawn.not_paid} == {23_067}
    held = payee_ends.held(head, mother)
    assert {(each.child_id, each.amount) for each in held} == {(c, 23_067) for c in children}
    for child in children:
        due = sum(each.due for each in balances.accounts(head, child, Q1))
        assert due == 23_067
        assert len(amendments.history(head, child)) == 1


def test_a_mistyped_year_before_their_birth_is_told(
    head: Desk, family: tuple[int, int, int]
) -> None:
    """Everything that they were paid would be demanded back."""
    with pytest.raises(EntryError) as caught:
        payee_ends.record(head, family[0], DIED, date(1926, 2, 10), PAPER)
    assert [each.field for each in caught.value.slips] == ["happened_on"]
    assert amendments.history(head, family[1]) == []


def test_what_is_due_passes_to_the_other_parent_who_applies(
    head: Desk, accountant: Desk, school: int, family: tuple[int, int, int], clock: Clock
) -> None:
    mother, child, _other = family
    payee_ends.record(head, mother, DIED, date(2026, 2, 10), PAPER)
    father = a_parent(7, surname="Герман", given_name="Роберт", patronymic="")
    entry = reimbursement_entry(
        school,
        child=a_child(given_name="Әлия"),
        applicant=father,
        applied_on=date(2026, 3, 26),
        facts={"iban": make_iban(7)},
    )
    deciding.decide(head, register(head, entry))
    (line,) = [line for line in sheet(accountant).lines if line.child_id == child]
    assert (line.payee_name, line.months, line.amount) == (
        "Герман Роберт",
        (Month(2026, 3),),
        11_533,
    )
    reasons = [each.reason for each in sheet(accountant).not_paid if each.child_id == child]
    assert [step.values["amount"] for step in reasons] == [23_067]


def test_nothing_is_awarded_through_them_afterwards(
    head: Desk, school: int, family: tuple[int, int, int], clock: Clock
) -> None:
    mother, _child, _other = family
    payee_ends.record(head, mother, LOST, date(2026, 2, 10), PAPER)
    third = a_child(3, date(2019, 11, 24))
    entry = reimbursement_entry(
        school, 3, child=third, applicant=a_parent(), applied_on=date(2026, 3, 26)
    )
    proposed = deciding.proposal(head, register(head, entry).id)
    assert not proposed.judgement.awards


def test_what_was_recorded_by_mistake_is_taken_back(
    head: Desk, accountant: Desk, family: tuple[int, int, int]
) -> None:
    mother, child, _other = family
    before = sheet(accountant).lines
    payee_ends.record(head, mother, DIED, date(2026, 2, 10), PAPER)
    with head.reading() as connection:
        (end,) = payee_ends.of_child(connection, child)
    payee_ends.annul(head, end.id, "Аттас адам")
    assert sheet(accountant).lines == before
    assert payee_ends.held(head, mother)
    with pytest.raises(Trouble, match="taken back already"):
        payee_ends.annul(head, end.id, "Аттас адам")


def test_who_died_is_told_nothing(head: Desk, family: tuple[int, int, int]) -> None:
    payee_ends.record(head, family[0], DIED, date(2026, 2, 10), PAPER)
    assert terminations.proposals(head, Month(2026, 5)) == []


def test_who_lost_their_rights_is_told(head: Desk, family: tuple[int, int, int]) -> None:
    mother, *children = family
    payee_ends.record(head, mother, LOST, date(2026, 2, 10), PAPER)
    told = terminations.proposals(head, Month(2026, 5))
    assert {each.child_id for each in told} == set(children)


@pytest.mark.parametrize(
    ("day", "paper", "field"),
    [
        (date(2026, 3, 26), PAPER, "happened_on"),
        (date(2026, 3, 25), replace(AN_ACT, number=" "), "number"),
    ],
)
def test_slips(
    head: Desk, family: tuple[int, int, int], day: date, paper: ActDocument, field: str
) -> None:
    with pytest.raises(EntryError) as caught:
        payee_ends.record(head, family[0], DIED, day, paper)
    assert [slip.field for slip in caught.value.slips] == [field]


def test_it_is_recorded_once(head: Desk, family: tuple[int, int, int]) -> None:
    payee_ends.record(head, family[0], DIED, date(2026, 2, 10), PAPER)
    with pytest.raises(EntryError) as caught:
        payee_ends.record(head, family[0], LOST, date(2026, 2, 11), PAPER)
    assert [slip.field for slip in caught.value.slips] == ["kind"]
