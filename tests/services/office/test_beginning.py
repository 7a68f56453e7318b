"""How an office begins: with its workers, once."""

import pytest

from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff as office_staff
from tests.builders import Clock

PEOPLE = [Worker(0, "Ә. Іңкәрова", Role.HEAD), Worker(0, "Ө. Ұлы", Role.ADMINISTRATOR)]


@pytest.fixture
def new(database: Database, clock: Clock) -> Desk:
    """Nobody works here yet."""
    return Desk(database, clock=clock)


def is_practice(desk: Desk) -> bool:
    with desk.database.read() as connection:
        return beginning.is_practice(connection)


def test_an_office_begins_with_its_workers(new: Desk) -> None:
    ids = beginning.begin(new, PEOPLE)
    with new.database.read() as connection:
        found = [office_staff.by_id(connection, each) for each in ids]
    assert [each.name for each in found if each] == [each.name for each in PEOPLE]
    assert not is_practice(new)
    (entry,) = office.history(new)
    assert (entry.act, entry.who) == (Act.BEGIN_OFFICE, "")


def test_it_begins_once(new: Desk) -> None:
    beginning.begin(new, PEOPLE)
    with pytest.raises(Trouble, match="just begun"):
        beginning.begin(new, PEOPLE)
    with new.database.read() as connection:
        head = office_staff.at_work(connection)[0]
    with pytest.raises(Trouble, match="just begun"):
        beginning.begin(new.taken_by(head), PEOPLE)


def test_who_practises_is_invented_and_one_of_each_role(new: Desk) -> None:
    beginning.prepare(new)
    assert is_practice(new)
    with new.database.read() as connection:
        roles = [each.role for each in office_staff.at_work(connection)]
    assert sorted(roles) == sorted(Role)


def test_an_office_that_has_begun_is_not_prepared_to_practise(new: Desk) -> None:
    beginning.begin(new, PEOPLE)
    beginning.prepare(new)
    assert not is_practice(new)
    with new.database.read() as connection:
        assert len(office_staff.at_work(connection)) == len(PEOPLE)
