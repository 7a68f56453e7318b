"""On a server the same: the ring is a table, and a password says who somebody is."""

import pytest
from sqlalchemy import delete

from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import passwords, protecting, recovery, workers
from desktop_app.services.logins.doors import Door, Kind, door_of
from desktop_app.services.logins.entering import enter, enter_practice
from desktop_app.services.logins.opening import open_office
from desktop_app.services.office import beginning
from desktop_app.services.office.shown import read
from desktop_app.settings import Settings
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import migrate, open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.services.logins.conftest import (
    ADMINISTRATOR,
    CLERK,
    DETAILS,
    HEAD,
    PASSWORDS,
    PEOPLE,
    SCHOOL,
    on_file,
)

pytestmark = pytest.mark.postgresql
NEW = "аспан астында алма ағашы"


def test_an_office_begins_and_is_worked_in(url: str) -> None:
    assert door_of(url).kind is Kind.SERVER_NEW
    session, code = protecting.begin_office(url, DETAILS, SCHOOL, PEOPLE)
    assert door_of(url).kind is Kind.SERVER
    assert [slot.worker for slot in door_of(url).slots] == [1, 2, 3, 4]
    assert read(session.desk).details.name_kk == DETAILS.name_kk
    with pytest.raises(EntryError):
        enter(door_of(url), HEAD, PASSWORDS[CLERK])
    with pytest.raises(EntryError):
        enter(door_of(url), HEAD, code)
    head = passwords.change_own(enter(door_of(url), HEAD, PASSWORDS[HEAD]), PASSWORDS[HEAD], NEW)
    head.end()
    enter(door_of(url), HEAD, NEW).end()
    passwords.set_for(session, HEAD, "уақытша берілген сөз")
    head = enter(door_of(url), HEAD, "уақытша берілген сөз")
    assert head.temporary
    head.end()
    second = workers.save_worker(session, Worker(0, "Нұрлан Исаев", Role.CLERK), NEW)
    session = workers.retire_worker(session, on_file(session.desk, CLERK))
    with pytest.raises(EntryError):
        enter(door_of(url), CLERK, PASSWORDS[CLERK])
    for worker, password in {ADMINISTRATOR: PASSWORDS[ADMINISTRATOR], second: NEW}.items():
        enter(door_of(url), worker, password).end()
    session.end()
    recovered, _ = recovery.recover(door_of(url), code, HEAD, NEW)
    assert recovered.desk.worker.id == HEAD
    recovered.end()


def test_an_office_of_before_is_protected(url: str) -> None:
    desk = Desk(open_database(url))
    beginning.prepare(desk)
    assert door_of(url).kind is Kind.PRACTICE
    enter_practice(door_of(url)).end()
    with desk.database.begin() as connection:
        unknown = t.workers.c.role.in_([Role.ADMINISTRATOR, Role.INSPECTOR])
        connection.execute(delete(t.workers).where(unknown))
        connection.execute(delete(t.office).where(t.office.c.key == "practice"))
    desk.database.close()
    assert door_of(url).kind is Kind.UNPROTECTED
    with pytest.raises(Trouble, match="real office"):
        enter_practice(door_of(url))
    session, _ = protecting.protect(door_of(url), PEOPLE)
    assert door_of(url).kind is Kind.SERVER
    session.end()


def test_an_older_office_is_upgraded_for_all_before_its_first_steps(url: str) -> None:
    database = Database(url)
    migrate(database, "0004")
    with database.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO workers (name, role, position_kk, position_ru, active) "
            "VALUES ('Серікова Әлия', 'clerk', '', '', true)"
        )
    database.close()
    assert door_of(url).kind is Kind.UNPROTECTED
    with pytest.raises(DatabaseTrouble) as told:
        open_office(url, Settings(), begins=False, upgrades=False)
    assert told.value.kind == "older"
    door = open_office(url, Settings(), begins=False, upgrades=True)
    assert isinstance(door, Door)
    assert door.kind is Kind.UNPROTECTED
    session, _ = protecting.protect(door, PEOPLE)
    assert door_of(url).kind is Kind.SERVER
    session.end()
