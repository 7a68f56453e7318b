"""Backups by command: made and proved; what a restore would change, and with a reason done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.cli import logins, main
from desktop_app.keys import files
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.backups import places, proving
from desktop_app.services.desk import Desk
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import home_education_entry
from tests.cli.conftest import run_alone
from tests.cli.test_logins import (
    ADMINISTRATOR,
    NEW,
    PASSWORD,
    Typing,
    login,
    office,
    ready,
    typing,
)

__all__ = ["office", "ready", "typing"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: folder)
    return folder


@pytest.fixture
def place(desk: Desk, school: int) -> str:
    """An office to practise in, with one application."""
    registering.register(desk, home_education_entry(school))
    return desk.database.place


def applications(place: str) -> int:
    database = Database(place)
    with database.read() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM applications").scalar_one()
    database.close()
    return int(found)


def run(*words: str) -> int:
    return main([*words, "--language", "en"])


def test_a_backup_is_made_in_the_program_s_own_folder(
    place: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.database.close()
    assert run("backup", "--database", place) == 0
    (backup,) = proving.found_in(places.first_place())
    told = capsys.readouterr().out.splitlines()
    assert told[0] == str(backup.folder)
    assert told[1].startswith("Can be restored: cases 1, ")


def test_it_is_made_where_somebody_says(place: str, desk: Desk, tmp_path: Path) -> None:
    desk.database.close()
    assert run("backup", "--to", str(tmp_path / "stick"), "--database", place) == 0
    assert len(proving.found_in(tmp_path / "stick")) == 1
    assert proving.found_in(places.first_place()) == []


def test_a_folder_that_can_t_be_written_is_told(
    place: str, desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.database.close()
    (tmp_path / "a file").write_text("no folder")
    assert run("backup", "--to", str(tmp_path / "a file" / "in"), "--database", place) == 2
    assert "Choose another folder" in capsys.readouterr().err


def test_what_a_restore_would_change_is_told_first_and_done_with_a_reason(
    place: str, desk: Desk, school: int, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", "--database", place)
    (backup,) = proving.found_in(places.first_place())
    registering.register(desk, home_education_entry(school, 2))
    desk.database.close()
    capsys.readouterr()
    restore = ("restore", str(backup.folder), "--database", place, "--as", "administrator")
    assert run(*restore) == 0
    told = capsys.readouterr().out
    assert "Applications that would be lost (1): " in told
    assert "Nothing was changed" in told
    assert applications(place) == 2
    reason = ("--reason", "Диск бүлінді")
    assert run(*restore, *reason) == 0
    assert "is kept as office-replaced-" in capsys.readouterr().out
    assert applications(place) == 1


def test_a_clerk_restores_nothing(
    place: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", "--database", place)
    (backup,) = proving.found_in(places.first_place())
    desk.database.close()
    reason = ("--reason", "Диск бүлінді")
    clerk = ("--database", place, "--as", Role.CLERK)
    assert run("restore", str(backup.folder), *reason, *clerk) == 2
    assert "Only the administrator" in capsys.readouterr().err


def test_where_the_database_is_damaged_it_is_restored_all_the_same(
    place: str, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", "--database", place)
    (backup,) = proving.found_in(places.first_place())
    desk.database.close()
    Path(place).write_bytes(Path(place).read_bytes()[:100] + b"\0" * 8092)
    reason = ("--reason", "Диск бүлінді")
    assert run("restore", str(backup.folder), *reason, "--database", place) == 0
    assert "can't be told" in capsys.readouterr().out
    assert applications(place) == 1


def test_where_it_is_only_busy_nobody_is_passed_by(
    place: str, desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not lost: who may is asked of it once it can be opened."""
    run("backup", "--database", place)
    (backup,) = proving.found_in(places.first_place())

    def busy(*_given: object, **_named: object) -> None:
        raise DatabaseTrouble("busy")

    monkeypatch.setattr(logins, "entered", busy)
    reason = ("--reason", "Диск бүлінді")
    assert run("restore", str(backup.folder), *reason, "--database", place) == 2
    assert "Somebody else is using the database" in capsys.readouterr().err
    assert not list(Path(place).parent.glob("*-replaced-*"))


def test_a_folder_that_is_no_backup_is_told(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("restore", str(tmp_path), "--database", place) == 2
    assert "no backup" in capsys.readouterr().err


# --- an office that passwords open ---

WHY = ("--reason", "Диск бүлінді")


@pytest.fixture
def backup(office: Path, tmp_path: Path) -> Path:
    """Made as a scheduled task makes it."""
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    to = tmp_path / "stick"
    assert run("backup", "--to", str(to), "--database", str(office), "--login", str(file)) == 0
    (made,) = proving.found_in(to)
    return made.folder


def _lose(office: Path) -> None:
    office.unlink()


def _lose_keys(office: Path) -> None:
    files.ring_file(office).unlink()


def _damage(office: Path) -> None:
    office.write_bytes(bytes(8192))


def _damage_keys(office: Path) -> None:
    files.ring_file(office).write_text("{")


@pytest.mark.parametrize("damage", [_lose, _lose_keys, _damage, _damage_keys])
def test_what_is_lost_is_restored_with_a_file_of_the_login(
    office: Path, backup: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    damage(office)
    file = login(tmp_path, ADMINISTRATOR, PASSWORD)
    where = ("--database", str(office), "--login", str(file))
    assert run("restore", str(backup), *where) == 0
    assert run("check", *where) == 2, "nothing was restored without a reason"
    assert run("restore", str(backup), *WHY, *where) == 0
    assert run("check", *where) == 0


def test_a_task_without_a_terminal_ends(office: Path, backup: Path) -> None:
    office.unlink()
    done = run_alone("restore", backup, "--database", office, "--language", "en")
    assert done.returncode == 2
    assert "--login" in done.stderr.decode()


def test_the_password_of_the_day_of_the_backup_is_asked_for_and_a_wrong_one_opens_nothing(
    office: Path, backup: Path, typing: Typing, capsys: pytest.CaptureFixture[str]
) -> None:
    office.unlink()
    typing(ADMINISTRATOR, NEW)
    assert run("restore", str(backup), *WHY, "--database", str(office)) == 2
    assert "day it was made" in capsys.readouterr().err
    assert not office.exists()
    typing("1", PASSWORD)
    assert run("restore", str(backup), *WHY, "--database", str(office)) == 0
    assert office.exists()


def test_a_server_is_restored_by_whoever_looks_after_it(
    backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("restore", str(backup), "--database", "postgresql://u@localhost/office") == 2
    assert "guide" in capsys.readouterr().err
