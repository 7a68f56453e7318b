"""What is brought back is what would have been made, and only where it would have been the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import select

from desktop_app.documents import office_folder
from desktop_app.records.kinds import Role
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests import ready_made
from tests.builders import Clock, a_school
from tests.ready_made import Memory
from tests.services.acts import taken_by

DONE: list[str] = []
"""What was really done."""


@ready_made.ready_made
def add_school(desk: Desk, name: str) -> dict[str, int]:
    DONE.append(name)
    assert isinstance(desk.clock, Clock)
    desk.clock.pass_by(hours=1)
    return {name: office.save_school(desk, a_school(name_kk=name, name_ru=name, bin=""))}


@pytest.fixture
def folder(remembering: None, tmp_path: Path) -> Path:
    DONE.clear()
    ready_made.memory = Memory(tmp_path / "ready made")
    return tmp_path / "ready made"


@pytest.fixture
def new_desk(office_file: Path, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Of an office that was just prepared, in a file of its own."""
    opened: list[Database] = []

    def new() -> Desk:
        file = tmp_path / f"{len(opened)}.sqlite"
        copyfile(office_file, file)
        opened.append(Database(file))
        return taken_by(Desk(opened[-1], clock=Clock()), Role.CLERK)

    yield new
    for database in opened:
        database.close()


def content(desk: Desk) -> list[object]:
    with desk.database.read() as connection:
        rows = [connection.execute(select(table)).all() for table in t.metadata.sorted_tables]
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        return [desk.now(), rows, connection.exec_driver_sql("PRAGMA journal_mode").scalar()]


def test_from_the_third_time_on_it_is_as_if_it_had_been_done(
    folder: Path, new_desk: Callable[[], Desk]
) -> None:
    left = []
    for _ in range(4):
        desk = new_desk()
        left.append([add_school(desk, "A"), content(desk)])
    assert DONE == ["A", "A"]
    assert left == [left[0]] * 4
    assert left[0][0] == {"A": 1}


def test_one_act_is_brought_back_after_the_other(
    folder: Path, new_desk: Callable[[], Desk]
) -> None:
    left = []
    for _ in range(4):
        desk = new_desk()
        add_school(desk, "A")
        add_school(desk, "B")
        left.append(content(desk))
    assert DONE == ["A", "B"] * 2
    assert left == [left[0]] * 4


def test_the_log_of_what_is_brought_back_is_its_own(
    folder: Path, new_desk: Callable[[], Desk]
) -> None:
    """Another program opens it meanwhile, and reads the same."""
    for _ in range(3):
        desk = new_desk()
        add_school(desk, "A")
        database = open_database(desk.database.place, must_exist=True)
        assert content(replace(desk, database=database)) == content(desk)
        database.close()
    assert DONE == ["A", "A"]


@pytest.mark.parametrize("what", ["moment", "worker", "words", "database"])
def test_what_is_not_the_same_is_done(
    folder: Path, new_desk: Callable[[], Desk], what: str
) -> None:
    for _ in range(3):
        add_school(new_desk(), "A")
    desk, name = new_desk(), "A"
    match what:
        case "moment":
            desk = replace(desk, clock=Clock(datetime(2026, 1, 12)))
        case "worker":
            desk = taken_by(desk, Role.HEAD)
        case "words":
            name = "B"
        case "database":
            office.save_school(desk, a_school(name_kk="B", name_ru="B", bin=""))
    add_school(desk, name)
    assert ["A", "A", name] == DONE


def test_with_forms_of_the_offices_own_everything_is_done(
    folder: Path, new_desk: Callable[[], Desk]
) -> None:
    office_folder.use(folder)
    for _ in range(3):
        add_school(new_desk(), "A")
    assert DONE == ["A"] * 3


def test_processes_of_one_run_share_what_was_made(
    folder: Path, new_desk: Callable[[], Desk]
) -> None:
    for _ in range(2):
        add_school(new_desk(), "A")
    ready_made.memory = Memory(folder)
    add_school(new_desk(), "A")
    assert DONE == ["A", "A"]


def test_each_test_remembers() -> None:
    assert ready_made.memory is not None


def test_a_test_that_patches_the_program_does_everything_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ready_made.memory is None
