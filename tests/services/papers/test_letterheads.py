"""Whose letterhead a paper bears: the school's under the Rules, the department's under D-2."""

from dataclasses import replace

from desktop_app.records.kinds import Role
from desktop_app.records.people import Author, Office
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.services.papers import letterheads
from tests.builders import a_child, a_parent, a_school, home_education_entry, reimbursement_entry
from tests.services.acts import added, register

DEPARTMENT = Office(
    name_kk="Алатау қаласының білім бөлімі",
    name_ru="Отдел образования города Алатау",
    bin="010140001230",
    place_kk="Алатау",
    place_ru="Алатау",
    head_position_kk="Басшы",
    head_position_ru="Руководитель",
    head_name="Ұ. Қ. Әбенов",
)


def test_the_department_writes_as_it_is_on_file() -> None:
    found = letterheads.of_the_department(DEPARTMENT)
    assert (found.name_kk, found.name_ru) == (DEPARTMENT.name_kk, DEPARTMENT.name_ru)
    assert (found.bin, found.head_name) == ("010140001230", "Ұ. Қ. Әбенов")
    assert found.head_position_ru == "Руководитель"


def test_the_school_writes_in_the_place_of_the_department() -> None:
    found = letterheads.of_the_school(a_school(), DEPARTMENT)
    assert (found.name_kk, found.bin) == (a_school().name_kk, a_school().bin)
    assert (found.place_kk, found.head_position_kk) == ("Алатау", "Директор")
    assert found.head_name == a_school().head_name


def test_the_heading_of_an_application_for_each_service(desk: Desk, school: int) -> None:
    under_the_rules = register(desk, home_education_entry(school))
    under_the_decision = register(desk, reimbursement_entry(school, 2))
    with desk.database.read() as connection:
        home, reimbursement = (
            letterheads.heading(connection, desk, each)
            for each in (under_the_rules, under_the_decision)
        )
    assert home.letterhead.name_kk == a_school().name_kk
    assert reimbursement.letterhead.name_kk != a_school().name_kk
    assert (home.employee, home.employee_position_kk) == ("Маман", desk.worker.position_kk)
    assert home.child.full_name == "Әлімқұлова Әлия Ұланқызы"
    assert (home.child.iin, home.applicant.iin) == (a_child().iin, a_parent().iin)
    assert home.applicant.address == a_parent().address
    assert (home.application_number, home.application_date) == (
        under_the_rules.number,
        under_the_rules.applied_on,
    )
    assert home.service_kk != reimbursement.service_kk


def test_who_prepared_a_paper_stays_its_executor(head: Desk, desk: Desk) -> None:
    with head.database.read() as connection:
        own = letterheads.desk_of(connection, head, None)
        same = letterheads.desk_of(connection, head, head.author)
        clerks = letterheads.desk_of(connection, head, desk.author)
        unknown = letterheads.desk_of(connection, head, Author(None, "Һарун"))
    assert own is same is head
    assert clerks.worker == desk.worker
    assert (unknown.worker.name, unknown.worker.id) == ("Һарун", 0)


def test_so_does_one_who_has_left(desk: Desk, administrator: Desk) -> None:
    added(administrator, "Әсем", Role.CLERK)
    office.retire_worker(administrator, desk.worker)
    with desk.database.read() as connection:
        found = letterheads.desk_of(connection, administrator, desk.author)
    assert found.worker.id == desk.worker.id


def test_they_are_named_as_they_were_whoever_is_called_so_today(
    desk: Desk, head: Desk, administrator: Desk
) -> None:
    prepared = desk.author
    renamed = replace(desk.worker, name="Ә. Іңкәрова")
    office.save_worker(administrator, renamed)
    other = added(administrator, prepared.name, Role.CLERK)
    with desk.database.read() as connection:
        found = letterheads.desk_of(connection, head, prepared).worker
    assert (found.id, found.name) == (desk.worker.id, prepared.name)
    assert other.worker.id != found.id
