"""A worker's password opens their office; a wrong one, and somebody else's, never does."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import func, select

from desktop_app.keys import files
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import attempts, passwords, protecting
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.entering import enter, enter_practice
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office import shown
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock, home_education_entry
from tests.services.logins.conftest import (
    ACCOUNTANT,
    ADMINISTRATOR,
    CLERK,
    HEAD,
    PASSWORDS,
    Protected,
)


@pytest.mark.parametrize("worker", [ADMINISTRATOR, HEAD, ACCOUNTANT, CLERK])
def test_everybody_enters_with_their_own_password(protected: Protected, worker: int) -> None:
    session = protected.enter(worker)
    assert session.own.worker.id == worker
    assert session.own.pc == "ПК-1"
    assert session.temporary is (worker != ADMINISTRATOR)
    with session.own.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(t.workers)) == 4
    session.end()


@pytest.mark.parametrize("worker", [ADMINISTRATOR, HEAD, ACCOUNTANT, CLERK])
def test_nobody_enters_with_anothers_password(protected: Protected, worker: int) -> None:
    for other in {ADMINISTRATOR, HEAD, ACCOUNTANT} - {worker}:
        with pytest.raises(EntryError) as told:
            enter(protected.door, worker, PASSWORDS[other], waiting=Hours())
        assert [slip.field for slip in told.value.slips] == ["password"]


def test_the_file_is_opened_by_nothing_else(protected: Protected) -> None:
    content = protected.file.read_bytes()
    assert b"SQLite" not in content[:100]
    assert "Болат".encode() not in content
    with pytest.raises(DatabaseTrouble), Database(protected.file).read():
        pass
    with pytest.raises(DatabaseTrouble), Database(protected.file, b"\0" * 32).read():
        pass


def test_a_temporary_password_opens_nothing_but_its_own_change(protected: Protected) -> None:
    session = protected.enter(CLERK)
    with pytest.raises(Trouble, match="password of your own"):
        _ = session.desk
    with pytest.raises(Trouble, match="password of your own"):
        passwords.set_for(session, HEAD, "тағы бір уақытша сөз")
    own = passwords.change_own(session, PASSWORDS[CLERK], "тек менің құпия сөзім")
    assert shown.read(own.desk).details.name_kk
    own.end()
    again = protected.enter(CLERK, "тек менің құпия сөзім")
    assert not again.temporary
    again.end()


def test_whoever_left_does_not_enter_with_a_slot_that_is_still_there(
    protected: Protected, by_hand: Callable[..., None]
) -> None:
    by_hand(CLERK, active=False)
    with pytest.raises(Trouble, match="not on the list"):
        protected.enter(CLERK)


def test_the_role_on_file_counts_and_not_the_one_of_before(
    protected: Protected, by_hand: Callable[..., None]
) -> None:
    by_hand(HEAD, role=Role.INSPECTOR)
    session = protected.enter(HEAD)
    assert session.own.worker.role is Role.INSPECTOR
    session.end()


def test_a_slot_for_nobody_on_file_lets_nobody_in(protected: Protected) -> None:
    ring = files.ring_of(protected.file)
    assert ring is not None
    keys = ring.enter(CLERK, PASSWORDS[CLERK]).keys
    files.keep(ring.with_worker(99, "Біреу", "өзім қосқан құпия сөз", keys), protected.file)
    with pytest.raises(Trouble, match="not on the list"):
        protected.enter(99, "өзім қосқан құпия сөз")


def test_keys_of_another_office_are_told(protected: Protected, ready: Protected) -> None:
    protecting.change_key(protected.enter()).end()
    copyfile(files.ring_file(ready.file), files.ring_file(protected.file))
    with pytest.raises(Trouble, match="belongs to another"):
        protected.enter()


def test_an_administrator_sees_no_case(session: Session) -> None:
    with pytest.raises(Trouble, match="Only a clerk or the head"):
        registering.register(session.desk, home_education_entry(1))
    with pytest.raises(Trouble, match="does not see"), session.desk.reading():
        pass


# --- practice ---


def test_anybody_is_anybody_in_practice(office_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "practice.sqlite"
    copyfile(office_file, file)
    clerk = enter_practice(door_of(file))
    assert clerk.desk.worker.role is Role.CLERK
    head = next(each for each in door_of(file).workers if each.role is Role.HEAD)
    other = enter_practice(door_of(file), head.id)
    assert other.desk.worker == head
    for each in (clerk, other):
        each.end()


def test_a_practice_office_is_made_where_there_is_none(tmp_path: Path) -> None:
    session = enter_practice(door_of(tmp_path / "new" / "practice.sqlite"))
    assert session.desk.worker.role is Role.CLERK
    session.end()


def test_a_real_office_is_not_entered_as_in_practice(
    protected: Protected, plain_file: Path
) -> None:
    for file in (protected.file, plain_file):
        with pytest.raises(Trouble, match="real office"):
            enter_practice(door_of(file))


def test_an_office_of_before_has_no_passwords(plain_file: Path) -> None:
    with pytest.raises(Trouble, match="Nobody has a password"):
        enter(door_of(plain_file), 1, "жасыл тауда қар көп")


# --- wrong passwords ---


class Hours:
    """A clock that stands, until somebody waits."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_waiting_grows_to_minutes_and_a_restart_does_not_help(protected: Protected) -> None:
    """Each try is a start of the program: all that is known stands in the file."""
    clock, waited, opened = Hours(), [0.0], 0
    for number in range(1_000):
        try:
            enter(protected.door, HEAD, f"{PASSWORDS[HEAD]}{number}", waiting=clock, clock=Clock())
            opened += 1
        except Trouble as told:
            seconds = told.step.values["seconds"]
            assert isinstance(seconds, int)
            waited.append(seconds)
            clock.now += seconds
        except EntryError:
            pass
    assert opened == 0
    assert waited[:6] == [0, 2, 4, 8, 16, 32]
    assert waited[-1] == attempts.LONGEST == 900
    clock.now += 900
    session = enter(protected.door, HEAD, PASSWORDS[HEAD], waiting=clock, clock=Clock())
    session.end()
    assert json.loads((protected.file.parents[1] / "user" / "attempts.json").read_text()) == {}


def test_the_right_password_does_not_help_before_the_waiting_is_over(protected: Protected) -> None:
    clock = Hours()
    for _ in range(attempts.FREE):
        with pytest.raises(EntryError):
            enter(protected.door, HEAD, "бұл дұрыс емес сөз", waiting=clock, clock=Clock())
    with pytest.raises(Trouble, match="Wait"):
        enter(protected.door, HEAD, PASSWORDS[HEAD], waiting=clock, clock=Clock())
    clock.now -= 10_000  # nor does a clock that was set back
    with pytest.raises(Trouble, match="Wait"):
        enter(protected.door, HEAD, PASSWORDS[HEAD], waiting=clock, clock=Clock())
    clock.now += 10_002
    enter(protected.door, HEAD, PASSWORDS[HEAD], waiting=clock, clock=Clock()).end()


def test_one_persons_slips_keep_nobody_else_waiting(protected: Protected) -> None:
    clock = Hours()
    for _ in range(attempts.FREE):
        with pytest.raises(EntryError):
            enter(protected.door, HEAD, "бұл дұрыс емес сөз", waiting=clock, clock=Clock())
    enter(protected.door, CLERK, PASSWORDS[CLERK], waiting=clock, clock=Clock()).end()


def test_the_file_of_attempts_names_nobody_and_is_the_users_alone(
    protected: Protected, user_folder: Path
) -> None:
    with pytest.raises(EntryError):
        enter(protected.door, HEAD, "бұл дұрыс емес сөз")
    file = user_folder / "attempts.json"
    assert protected.door.office not in file.read_text()
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 5}', '{"a": ["x", "y"]}', "null"])
def test_a_damaged_file_of_attempts_keeps_nobody_out(
    protected: Protected, user_folder: Path, content: str
) -> None:
    (user_folder / "attempts.json").write_text(content)
    protected.enter().end()
