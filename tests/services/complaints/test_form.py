"""What the form of a complaint begins with (R-9)."""

from datetime import date

from desktop_app.services.complaints import acts, form
from desktop_app.services.desk import Desk
from tests.builders import Clock, a_child, a_parent, home_education_entry
from tests.services.acts import register
from tests.services.complaint_acts import a_complaint


def test_a_new_one_about_nothing_on_file(desk: Desk, school: int) -> None:
    found = form.to_register(desk)
    assert [each.id for each in found.schools] == [school]
    assert (found.case, found.applicant, found.cases) == (None, None, ())


def test_a_new_one_about_a_case_names_who_applied(desk: Desk, school: int, monday: Clock) -> None:
    case = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    found = form.to_register(desk, case.id)
    assert found.case == case
    assert found.applicant is not None
    assert found.applicant.iin == a_parent().iin
    assert [row.id for row in found.cases] == [case.id]


def test_one_to_correct_keeps_its_case_whosever_it_is(
    desk: Desk, school: int, monday: Clock
) -> None:
    case = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    other = register(desk, home_education_entry(school, 2, applied_on=date(2026, 11, 16)))
    entry = a_complaint(
        complainant=a_parent(2).full_name, iin=a_parent(2).iin, application_id=case.id
    )
    made = acts.register(desk, entry).complaint
    assert [row.id for row in form.to_correct(desk, made).cases] == [other.id, case.id]


def test_a_complainant_is_found_by_iin_with_every_case(
    desk: Desk, school: int, monday: Clock
) -> None:
    case = register(desk, home_education_entry(school, applied_on=date(2026, 11, 16)))
    for iin in (a_parent().iin, a_child().iin):
        found = form.complainant(desk, iin)
        assert found is not None
        assert found.person.iin == iin
        assert [row.id for row in found.cases] == [case.id]
    assert form.complainant(desk, a_parent(7).iin) is None
