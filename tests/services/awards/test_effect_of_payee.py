"""An award that passes to another payee: what follows for both, before it is decided (D-3)."""

from datetime import date

import pytest

from desktop_app.law.quarters import Month, Quarter
from desktop_app.services.awards import deciding, effect_of_payee
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.awards import decided as awards
from tests.builders import a_child, a_parent, reimbursement_entry
from tests.services.acts import award, pay, register

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)


@pytest.fixture
def fathers(head: Desk, accountant: Desk, school: int) -> int:
    """The mother was paid for 2025; in January the father applies for the same child."""
    award(head, reimbursement_entry(school))
    for period in ("2025Q3", "2025Q4"):
        pay(accountant, period)
    entry = reimbursement_entry(
        school,
        2,
        applied_on=date(2026, 1, 12),
        child=a_child(1),
        applicant=a_parent(2, surname="Өтеғұлов", given_name="Һарун", patronymic=""),
    )
    return register(head, entry).id


def test_from_a_month_on_the_sums_are_the_new_payees(head: Desk, fathers: int) -> None:
    found = effect_of_payee.preview(head, fathers, Month(2026, 2))
    told = [
        (row.period, row.payee_name, row.before.entitled, row.after.entitled)
        for row in found.effect.periods
    ]
    mother, father = "Әлімқұлова Гүлнұр Ғалымқызы", "Өтеғұлов Һарун"
    assert told == [
        (Q1, mother, 34_600, 11_533),
        (Q1, father, 0, 23_067),
        (Q2, mother, 34_600, 0),
        (Q2, father, 0, 34_600),
    ]
    assert (found.effect.due_before, found.effect.due_after) == (34_600, 34_600)
    assert (found.effect.overpaid_before, found.effect.overpaid_after) == (0, 0)


def test_what_is_decided_then_is_what_was_shown(head: Desk, fathers: int) -> None:
    shown = effect_of_payee.preview(head, fathers, Month(2026, 2))
    proposal = deciding.proposal(head, fathers, from_month=Month(2026, 2))
    assert shown.proposal == proposal
    with head.database.read() as connection:
        kept = awards.awards(connection, proposal.application.child_id)
    assert len(kept) == 1  # nothing is done by looking


def test_a_month_that_is_not_the_awards_can_not_pass(head: Desk, fathers: int) -> None:
    with pytest.raises(Trouble, match="nothing that could pass"):
        effect_of_payee.preview(head, fathers, Month(2026, 9))
