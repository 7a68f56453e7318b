"""The list of applications: what narrows it, and in which order it stands."""

from datetime import date

from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.services.applications.listed import Applications
from desktop_app.services.desk import Desk
from tests.builders import a_child, a_parent, home_education_entry, reimbursement_entry
from tests.services.acts import award, register
from tests.services.people_acts import called_anew


def test_text_service_and_status_narrow_the_list(head: Desk, school: int) -> None:
    awarded = award(head, reimbursement_entry(school, 1))
    waiting = register(head, reimbursement_entry(school, 2, applied_on=date(2026, 11, 10)))
    at_home = register(head, home_education_entry(school, 3, applied_on=date(2026, 11, 11)))

    def ids(*asked: object) -> list[int]:
        return Applications(*asked).find(head).ids  # type: ignore[arg-type]

    assert ids() == [at_home.id, waiting.id, awarded.id]
    assert ids("", Service.REIMBURSEMENT) == [waiting.id, awarded.id]
    assert ids("", None, OPEN) == [at_home.id, waiting.id]
    assert ids("", Service.REIMBURSEMENT, frozenset({Status.AWARDED})) == [awarded.id]
    assert ids(at_home.number) == [at_home.id]


def test_a_row_names_child_and_deadline(head: Desk, school: int) -> None:
    made = register(head, home_education_entry(school, 3, applied_on=date(2026, 11, 11)))
    (row,) = Applications().find(head).rows.values()
    assert (row.id, row.number, row.deadline) == (made.id, made.number, made.deadline)
    assert row.child_name == a_child(3).full_name


def test_who_applied_is_found_too_by_present_and_former_names(head: Desk, school: int) -> None:
    mother = a_parent(1, surname="Фёдорова")
    made = register(head, home_education_entry(school, 1, applicant=mother))
    called_anew(head, made.applicant_id, surname="Қасымбек")
    for typed in ("федорова", "Kassymbek", mother.iin, f"касымбек {a_child(1).iin}"):
        assert Applications(typed).find(head).ids == [made.id], typed
    assert Applications("петрова").find(head).ids == []
