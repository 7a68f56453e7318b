"""The list of workers and the ring go together; whoever leaves has nothing that opens it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile, copytree

import pytest

from desktop_app.keys import files
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import rings, workers
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.entering import enter, enter_practice
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office.shown import read
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock
from tests.services.logins.conftest import CLERK, HEAD, PASSWORDS, Protected, on_file

TEMPORARY = "уақытша берілген сөз"


def test_a_new_worker_has_a_temporary_password(protected: Protected, session: Session) -> None:
    new = workers.save_worker(session, Worker(0, "Нұрлан Исаев", Role.CLERK), TEMPORARY)
    entered = protected.enter(new, TEMPORARY)
    assert entered.temporary
    assert entered.own.worker.name == "Нұрлан Исаев"
    entered.end()


@pytest.mark.parametrize("password", ["", "қысқа", "нұрлан исаев"])
def test_a_new_worker_needs_one(protected: Protected, session: Session, password: str) -> None:
    with pytest.raises(EntryError) as told:
        workers.save_worker(session, Worker(0, "Нұрлан Исаев", Role.CLERK), password)
    assert [slip.field for slip in told.value.slips] == ["password"]
    assert len(read(session.desk).workers) == len(protected.door.slots) == 4


def test_a_new_name_is_the_slots_too(protected: Protected, session: Session) -> None:
    worker = on_file(session.desk, CLERK)
    workers.save_worker(session, replace(worker, name="Гүлнар Болатова"))
    assert "Гүлнар Болатова" in [slot.name for slot in protected.door.slots]
    protected.enter(CLERK).end()


def test_a_name_that_was_refused_is_not_the_slots(protected: Protected, session: Session) -> None:
    worker = on_file(session.desk, CLERK)
    with pytest.raises(EntryError):
        workers.save_worker(session, replace(worker, name="Болат Ахметов"))
    with pytest.raises(ChangedMeanwhile):
        workers.save_worker(session, replace(worker, name="Гүлнар Болатова", version=7))
    assert "Гүлнар Ержанова" in [slot.name for slot in protected.door.slots]


@pytest.fixture
def second_clerk(session: Session) -> int:
    return workers.save_worker(session, Worker(0, "Нұрлан Исаев", Role.CLERK), TEMPORARY)


def test_whoever_leaves_has_nothing_that_opens_the_file(
    protected: Protected, session: Session, second_clerk: int, tmp_path: Path
) -> None:
    kept = files.ring_of(protected.file)
    assert kept is not None
    copied = kept.enter(CLERK, PASSWORDS[CLERK])  # all that a leaver can take along
    session = workers.retire_worker(session, on_file(session.desk, CLERK))
    with pytest.raises(EntryError):
        protected.enter(CLERK)
    copyfile(files.ring_file(protected.file), tmp_path / "ring")
    files.keep(kept, protected.file)  # their slot, put back by hand
    with pytest.raises(Trouble, match="belongs to another"):
        protected.enter(CLERK)
    copyfile(tmp_path / "ring", files.ring_file(protected.file))
    for key in copied.keys:
        with pytest.raises(DatabaseTrouble), Database(protected.file, key).read():
            pass
    protected.enter(HEAD).end()
    protected.enter(second_clerk, TEMPORARY).end()
    assert CLERK not in [each.id for each in read(session.desk).workers]
    session.end()


def test_the_last_in_a_role_keeps_their_slot(protected: Protected, session: Session) -> None:
    with pytest.raises(EntryError):
        workers.retire_worker(session, on_file(session.desk, CLERK))
    protected.enter(CLERK).end()


def test_while_another_window_is_open_who_leaves_is_out_and_the_key_is_told_about(
    protected: Protected, session: Session, second_clerk: int
) -> None:
    head = protected.enter(HEAD)
    with head.own.database.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM workers").scalar()
        with pytest.raises(Trouble, match="still the one of before"):
            workers.retire_worker(session, on_file(session.desk, CLERK))
    head.end()
    with pytest.raises(EntryError):
        protected.enter(CLERK)
    administrator = protected.enter()
    assert administrator.key_change_is_due
    administrator.end()


@pytest.mark.parametrize("step", ["save_worker", "retire_worker", "rename"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_between_the_file_and_the_list_locks_nobody_out_and_lets_nobody_in(
    protected: Protected,
    session: Session,
    second_clerk: int,
    step: str,
    when: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The ring is written last of all: what fails there, or right after it, is a crash between."""
    really = rings.keep

    def crash(*given: object) -> None:
        if when == "after":
            really(*given)  # type: ignore[arg-type]
        raise Crash

    monkeypatch.setattr(rings, "keep", crash)
    clerk = on_file(session.desk, CLERK)
    acts: dict[str, Callable[[], object]] = {
        "save_worker": lambda: workers.save_worker(
            session, Worker(0, "Жаңа Адам", Role.CLERK), "кейін өзгеретін сөз"
        ),
        "retire_worker": lambda: workers.retire_worker(session, clerk),
        "rename": lambda: workers.save_worker(session, replace(clerk, name="Басқа Есім")),
    }
    with pytest.raises(Crash):
        acts[step]()
    monkeypatch.undo()
    for worker, password in {**PASSWORDS, second_clerk: TEMPORARY}.items():
        leaves = step == "retire_worker" and when == "after" and worker == CLERK
        if leaves:  # the slot is gone first; the list still has them, so it is simply done again
            with pytest.raises(EntryError):
                enter(protected.door, worker, password, clock=Clock())
        else:
            enter(protected.door, worker, password, clock=Clock()).end()
    assert on_file(session.desk, CLERK) == clerk
    unknown = [slot for slot in protected.door.slots if slot.name == "Жаңа Адам"]
    for slot in unknown:
        with pytest.raises(Trouble, match="not on the list"):
            enter(protected.door, slot.worker, "кейін өзгеретін сөз", clock=Clock())
    acts[step]()


class Crash(Exception):
    pass


def test_in_practice_nobody_has_a_slot(office_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "practice" / "office.sqlite"
    copytree(office_file.parent, file.parent)
    door = door_of(file)
    administrator = next(each for each in door.workers if each.role is Role.ADMINISTRATOR)
    session = enter_practice(door, administrator.id)
    new = workers.save_worker(session, Worker(0, "Жаңа Адам", Role.CLERK))
    session = workers.retire_worker(session, on_file(session.desk, new))
    assert not files.ring_file(file).exists()
    session.end()
