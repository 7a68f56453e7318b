"""No paper leaves a real office before the name that signs it is real."""

from dataclasses import replace

import pytest

from desktop_app.records.people import Office, Provider
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.office import details, staff
from tests.builders import home_education_entry, reimbursement_entry


def make_real(desk: Desk, **office: str) -> None:
    with desk.database.begin() as connection:
        values = {details.PRACTICE: "", **office}
        details.save_values(connection, values, "", desk.now())


def call(desk: Desk, name: str) -> Desk:
    """Who works here is called otherwise from now on."""
    worker = replace(desk.worker, name=name)
    with desk.database.begin() as connection:
        staff.save_worker(connection, worker, "", desk.now())
        (found,) = [each for each in staff.at_work(connection) if each.id == worker.id]
    return desk.taken_by(found)


@pytest.mark.parametrize("head", ["", "Басшы", " басшы "])
def test_the_head_has_a_name(desk: Desk, school: int, head: str) -> None:
    make_real(desk, head_name=head)
    named = call(desk, "М. Ержанова")
    with pytest.raises(Trouble, match="name of the head"):
        registering.register(named, reimbursement_entry(school))


def test_the_school_has_a_head(desk: Desk) -> None:
    make_real(desk, head_name="Ә. Қожағұлова")
    named = call(desk, "М. Ержанова")
    with named.database.begin() as connection:
        school = Provider(0, "№5 мектеп", "Школа № 5")
        school_id = details.save_school(connection, school, "", desk.now())
    with pytest.raises(Trouble, match="name of the head"):
        registering.register(named, home_education_entry(school_id))


def test_whoever_issues_it_has_a_name(desk: Desk, school: int) -> None:
    make_real(desk, head_name="Ә. Қожағұлова")
    with pytest.raises(Trouble, match="who issues them"):
        registering.register(desk, reimbursement_entry(school))
    named = call(desk, "М. Ержанова")
    assert registering.register(named, reimbursement_entry(school)).paper.number


def test_to_practise_all_will_do(desk: Desk, school: int) -> None:
    with desk.database.read() as connection:
        assert details.details(connection) == Office()
    assert registering.register(desk, reimbursement_entry(school)).paper.number
