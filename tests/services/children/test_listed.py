"""The list of children: found by name and IIN, with what stands for each."""

from datetime import date

from desktop_app.law.quarters import Month
from desktop_app.records.search import Group
from desktop_app.services.applications.listed import Applications
from desktop_app.services.cases import merging
from desktop_app.services.children.listed import Children
from desktop_app.services.desk import Desk
from desktop_app.services.search import finding
from desktop_app.services.search.index import SearchIndex
from tests.builders import a_child, a_parent, home_education_entry, reimbursement_entry
from tests.services.acts import award, register
from tests.services.people_acts import called_anew


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


def test_a_former_name_is_found_as_the_search_finds_it(head: Desk, school: int) -> None:
    child = register(head, home_education_entry(school, 1, child=a_child(1, surname="Фёдоров")))
    called_anew(head, child.child_id, surname="Қасымбек")
    index = SearchIndex()
    for typed in ("федоров", "Fyodorov", "касымбек", "Kassymbek", "фёдоров әл"):
        assert Children(typed).find(head).ids == [child.child_id], typed
        found = {some.group: some.hits for some in finding.find(head, index, typed).groups}
        assert [hit.id for hit in found[Group.CHILD]] == [child.child_id], typed
    assert Children("федоров касымбек").find(head).ids == [child.child_id]
    assert Children("петров").find(head).ids == []


def test_what_a_record_said_that_is_part_of_another_finds_it(head: Desk, school: int) -> None:
    kept = register(head, home_education_entry(school, 1))
    other = a_child(2, date(2012, 2, 1), surname="Қасымбек")
    gone = register(head, home_education_entry(school, 2, child=other, applicant=a_parent(5)))
    shown = merging.propose(head, kept.child_id, gone.child_id)
    merging.merge(head, shown, "Бір бала")
    assert Children("касымбек").find(head).ids == [kept.child_id]
    assert Applications("касымбек").find(head).ids == [gone.id, kept.id]
