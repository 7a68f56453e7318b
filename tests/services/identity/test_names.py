"""What is no name is refused wherever it is typed; what may be none is confirmed first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.law.steps import as_is
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, PersonEntry, Worker
from desktop_app.services.applications import registering
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.identity.names import name_doubt, name_question, name_slip
from desktop_app.services.office import details as office
from desktop_app.services.people import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.people import on_file as people
from tests.builders import a_child, a_parent, a_school, home_education_entry
from tests.services.complaint_acts import a_complaint

NO_NAMES = ("=1+1", "7")
DOUBTED = ("Петрова Н. И. и Петров С. И.", "Ким Светлана (мать)")


def slips(act: Callable[[], object]) -> list[str]:
    with pytest.raises(EntryError) as caught:
        act()
    return [slip.field for slip in caught.value.slips]


@pytest.mark.parametrize("typed", NO_NAMES)
def test_what_is_no_name_is_refused_at_the_desk(
    desk: Desk, head: Desk, administrator: Desk, school: int, typed: str
) -> None:
    applied = home_education_entry(school, applicant=a_parent(1, surname=typed))
    assert slips(lambda: registering.register(desk, applied)) == ["applicant.surname"]
    applied = home_education_entry(school, child=a_child(1, patronymic=typed))
    assert slips(lambda: registering.register(desk, applied)) == ["child.patronymic"]
    somebody = Worker(0, typed, Role.CLERK)
    assert slips(lambda: office.save_worker(administrator, somebody)) == ["name"]
    new_school = a_school(name_kk="№ 8 мектеп", name_ru="Школа № 8", bin="", head_name=typed)
    assert slips(lambda: office.save_school(desk, new_school)) == ["head_name"]
    details = Office(head_name=typed, accountant_name=typed)
    assert slips(lambda: office.save_details(head, details)) == ["head_name", "accountant_name"]


def test_a_formula_complains_of_nothing(desk: Desk) -> None:
    complaint = a_complaint(complainant="=1+1")
    assert slips(lambda: complaints.register(desk, complaint)) == ["complainant"]


@pytest.mark.parametrize("typed", DOUBTED)
def test_what_may_be_no_name_is_let_through_once_it_is_confirmed(
    desk: Desk, school: int, typed: str
) -> None:
    applied = home_education_entry(school, applicant=a_parent(1, surname=typed))
    assert slips(lambda: registering.register(desk, applied)) == ["applicant.surname"]
    said = (Confirmed("applicant.surname", typed),)
    done = registering.register(desk, replace(applied, confirmed=said))
    assert applicant(desk, done.application.id).surname == typed
    assert name_doubt(typed) is not None


def applicant(desk: Desk, application_id: int) -> PersonEntry:
    with desk.database.read() as connection:
        case = applications.by_id(connection, application_id)
        return people.by_id(connection, case.applicant_id)


def test_what_is_typed_is_kept_as_it_is_meant_and_a_card_too(desk: Desk, school: int) -> None:
    iin = a_parent(1).iin
    typed = a_parent(1, iin=f"ИИН {iin[:6]} {iin[6:]}", surname="ӘЛIЕВА", phone="87010006468")
    done = registering.register(desk, home_education_entry(school, applicant=typed))
    kept = applicant(desk, done.application.id)
    assert (kept.iin, kept.surname, kept.phone) == (iin, "Әліева", "+7 (701) 000-64-68")
    with desk.database.read() as connection:
        person = people.by_iin(connection, iin)
    assert person is not None
    keeping.update(desk, person.id, person.version, a_parent(1, surname="Əлiева"))
    assert applicant(desk, done.application.id).surname == "Әліева"


def test_a_complaint_may_be_an_organisations(desk: Desk) -> None:
    complaint = a_complaint(complainant="ЖШС «Ромашка-2»")
    assert complaints.register(desk, complaint).complaint.complainant == "ЖШС «Ромашка-2»"


def test_what_is_wrong_is_named() -> None:
    found = name_slip("surname", "Иванова 2")
    assert found is not None
    assert found.values == {"part": as_is("2"), "place": as_is(9)}
    assert name_slip("complainant", "Иванова 2", any_words=True) is None


def test_an_organisation_is_asked_about_unless_one_may_stand_there() -> None:
    name = "ТОО «Иванов и Петров»"
    asked = name_question("head_name", name)
    assert asked is not None
    assert (asked.field, asked.value) == ("head_name", name)
    assert name_question("complainant", name, any_words=True) is None
    assert name_question("complainant", "Иванов и Петров", any_words=True) is not None
