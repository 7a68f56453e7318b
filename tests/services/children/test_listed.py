"""The list of children: found by name and IIN, with what stands for each."""

from datetime import date

from desktop_app.law.quarters import Month
from desktop_app.services.children.listed import Children
from desktop_app.services.desk import Desk
from tests.builders import a_child, home_education_entry, reimbursement_entry
from tests.services.acts import award, register


def test_by_name_with_what_stands(head: Desk, school: int) -> None:
    awarded = award(head, reimbursement_entry(school, 1))
    other = register(
        head,
        home_education_entry(
            school, 2, applied_on=date(2026, 11, 11), child=a_child(2, surname="Абай")
        ),
    )
    found = Children().find(head)
    assert found.ids == [other.child_id, awarded.child_id]
    assert found.rows[awarded.child_id].award_until == Month(2026, 5)
    assert found.rows[other.child_id].award_until is None


def test_every_word_is_found_in_name_or_iin(head: Desk, school: int) -> None:
    awarded = award(head, reimbursement_entry(school, 1))
    register(head, reimbursement_entry(school, 2))
    iin = a_child(1).iin
    assert Children(f"әлім {iin[:8]}").find(head).ids[:1] == [awarded.child_id]
    assert Children(iin).find(head).ids == [awarded.child_id]
    assert Children("nobody").find(head).ids == []
