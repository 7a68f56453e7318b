"""A server's backup is written by pg_dump, counted, restored once, and bears its name only then."""

import os
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.records.backups import Backup, Occasion
from desktop_app.services.applications import registering
from desktop_app.services.backups import making, proving
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.office import beginning
from desktop_app.services.office.details import save_school
from desktop_app.storage.backups import dumping, folders
from desktop_app.storage.backups.checking import NotAsWritten
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff
from desktop_app.storage.schema import open_database
from desktop_app.storage.server import dump
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock, home_education_entry
from tests.postgresql import PASSWORD, Server, server, url
from tests.services.logins.conftest import SCHOOL

__all__ = ["server", "url"]

pytestmark = pytest.mark.postgresql
WHEN = datetime(2026, 11, 29, 19, 5)


@pytest.fixture
def desk(
    server: Server, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """An office on a server with one application; PostgreSQL's programs are on this PC."""
    monkeypatch.setenv("PATH", f"{server.binaries}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    database = open_database(url)
    made = Desk(database, clock=Clock())
    beginning.prepare(made)
    with database.read() as connection:
        workers = {each.role.value: each for each in staff.at_work(connection)}
    school = save_school(made.taken_by(workers["clerk"]), SCHOOL)
    made = made.taken_by(workers["clerk"])
    registering.register(made, home_education_entry(school))
    yield made
    database.close()


def proofs(server: Server, database: Database) -> list[str]:
    with database.read() as connection:
        names = connection.exec_driver_sql("SELECT datname FROM pg_database").scalars()
        return [name for name in names if "proof" in name]


def made(desk: Desk, folder: Path) -> Backup:
    return dumping.make(desk.database, folder, WHEN, Occasion.HAND)


def test_it_is_counted_restored_and_named_and_the_proof_is_gone(
    server: Server, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    really = subprocess.run

    def seen(command: list[str], **options: Any) -> Any:
        started.append(" ".join(command))
        return really(command, **options)

    monkeypatch.setattr(subprocess, "run", seen)
    backup = made(desk, tmp_path / "backups")
    assert backup.is_of_server
    assert backup.cases == 1
    assert folders.sha256(backup.database) == backup.manifest.files[backup.database.name]
    assert [Path(line.split()[0]).name for line in started] == ["pg_dump", *["pg_restore"] * 2]
    assert all(PASSWORD not in line for line in started)
    assert PASSWORD not in (backup.folder / folders.MANIFEST).read_text(encoding="utf-8")
    assert proofs(server, desk.database) == []


def test_a_dump_that_lacks_something_bears_no_name(
    server: Server, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = dump.read_into

    def lossy(url: Any, file: Path) -> None:
        really(url, file)
        server.execute("DELETE FROM acts WHERE id = (SELECT max(id) FROM acts)", url.database)

    monkeypatch.setattr(dump, "read_into", lossy)
    with pytest.raises(NotAsWritten):
        made(desk, tmp_path / "backups")
    assert not (tmp_path / "backups").exists()
    assert proofs(server, desk.database) == []


def test_what_is_done_while_it_is_written_is_in_neither_or_in_both(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = dump.write

    def meanwhile(*given: Any) -> None:
        with desk.database.begin() as connection:
            connection.exec_driver_sql("UPDATE office SET version = version")
            connection.exec_driver_sql("DELETE FROM acts WHERE id = (SELECT max(id) FROM acts)")
        really(*given)

    monkeypatch.setattr(dump, "write", meanwhile)
    assert made(desk, tmp_path / "backups").cases == 1


def test_a_role_that_may_make_no_database_proves_what_it_can(
    server: Server, desk: Desk, tmp_path: Path
) -> None:
    name = desk.database.engine.url.database
    server.execute(
        f"CREATE ROLE keeper_{name} LOGIN PASSWORD '{PASSWORD}' IN ROLE pg_read_all_data"
    )
    keeper = Database(server.url(str(name), f"keeper_{name}"))
    backup = dumping.make(keeper, tmp_path / "backups", WHEN, Occasion.HAND)
    keeper.close()
    assert backup.cases == 1


def test_a_program_that_fails_is_named_and_nothing_is_left(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    false = tmp_path / "programs" / dump.DUMP
    false.parent.mkdir()
    false.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    false.chmod(0o700)
    monkeypatch.setenv("PATH", f"{false.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(DatabaseTrouble, match="not dumped: pg_dump"):
        made(desk, tmp_path / "backups")
    with pytest.raises(Trouble, match="could not write the backup"):
        making.elsewhere(desk, tmp_path / "backups")
    assert not (tmp_path / "backups").exists()


def test_in_the_window_and_by_command_it_is_made_in_both_places_and_restored_in_neither(
    desk: Desk, tmp_path: Path
) -> None:
    making.use_second_place(desk, tmp_path)
    backup = making.now(desk, Occasion.HAND)
    state = making.state_of(desk)
    assert state.good is not None
    assert state.second is not None
    assert state.second.cases == 1
    with pytest.raises(Trouble, match="guide"), proving.opened(backup):
        pass


def test_without_the_programs_it_is_told_who_makes_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble, match="whoever looks after it"):
        making.elsewhere(desk, tmp_path / "backups")
