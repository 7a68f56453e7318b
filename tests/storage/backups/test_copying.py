"""A backup has the database, its ring and what it says of itself; half of one bears no name."""

import os
import shutil
from pathlib import Path

import pytest

from desktop_app.keys.files import ring_of
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.storage.backups import checking, copying, folders
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import NOW, home_education_entry
from tests.services.backups.backups import Protected


def made(protected: Protected, folder: Path) -> Backup:
    with protected.desk(Role.CLERK) as desk:
        return copying.make(desk.database, folder, NOW, Occasion.HAND)


def test_a_backup_is_a_folder_that_opens_where_it_lies(protected: Protected, folder: Path) -> None:
    backup = made(protected, folder)
    assert backup.folder == folder / "office-2026-11-21-100000"
    there = {"office.homeedu", "office.homeedu.keys", "manifest.json"}
    assert {each.name for each in backup.folder.iterdir()} == there
    assert ring_of(backup.database) == ring_of(protected.place)
    database = Database(backup.database, protected.key, as_it_lies=True)
    with database.read() as connection, protected.desk(Role.CLERK) as desk, desk.reading() as here:
        assert contents(connection) == contents(here) == backup.manifest.contents
    database.close()
    assert {each.name for each in backup.folder.iterdir()} == there
    assert backup.cases == 3
    assert backup.manifest.contents.last_act == 8


def test_it_is_for_this_user_alone(protected: Protected, folder: Path) -> None:
    backup = made(protected, folder)
    if os.name == "posix":
        assert {each.stat().st_mode & 0o777 for each in (folder, backup.folder)} == {0o700}
        assert {each.stat().st_mode & 0o777 for each in backup.folder.iterdir()} == {0o600}


def test_nothing_of_it_is_readable_without_the_key(protected: Protected, folder: Path) -> None:
    backup = made(protected, folder)
    assert not backup.database.read_bytes().startswith(b"SQLite format 3")
    database = Database(backup.database, bytes(32), as_it_lies=True)
    with pytest.raises(DatabaseTrouble) as told, database.read() as connection:
        contents(connection)
    assert told.value.kind == "not a database"
    database.close()


def test_the_same_moment_is_counted_and_copied(
    protected: Protected, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is registered between counting and copying is in neither."""
    copy_into, serials = Database.copy_into, iter((8, 9))

    def while_writing(database: Database, file: Path, seen: object) -> None:
        with protected.desk(Role.CLERK) as other:
            registering.register(other, home_education_entry(protected.school, next(serials)))
        copy_into(database, file, seen)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "copy_into", while_writing)
    assert made(protected, folder).cases == 3
    assert made(protected, folder).cases == 4


def test_two_of_the_same_second_have_two_names(protected: Protected, folder: Path) -> None:
    first, second = made(protected, folder), made(protected, folder)
    assert second.folder.name == f"{first.folder.name}-2"
    assert {each.folder for each in folders.found_in(folder)} == {first.folder, second.folder}


def test_what_can_t_be_proved_bears_no_name(
    protected: Protected, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(*_given: object) -> None:
        raise DatabaseTrouble("damaged")

    monkeypatch.setattr(checking, "require_pages", spoilt)
    with pytest.raises(DatabaseTrouble):
        made(protected, folder)
    assert not folder.exists()


def test_a_full_disk_leaves_nothing(
    protected: Protected, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "no space left", "manifest.json")

    monkeypatch.setattr(folders, "write_manifest", full)
    with pytest.raises(OSError, match="no space"):
        made(protected, folder)
    assert not folder.exists()


def test_it_is_copied_elsewhere_and_proved_there(protected: Protected, folder: Path) -> None:
    backup = made(protected, folder)
    with protected.desk(Role.CLERK) as desk:
        copy = copying.copy_to(backup, desk.database, folder.with_name("stick"))
    assert copy.manifest == backup.manifest
    shutil.rmtree(backup.folder)
    checking.require_whole(
        Database(copy.database, protected.key, as_it_lies=True), copy.manifest, copy.folder
    )


def test_a_copy_that_came_out_otherwise_is_no_copy(
    protected: Protected, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = made(protected, folder)

    def torn(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-4096])

    monkeypatch.setattr(copying, "copyfile", torn)
    stick = folder.with_name("stick")
    stick.mkdir()
    with protected.desk(Role.CLERK) as desk, pytest.raises(checking.NotAsWritten):
        copying.copy_to(backup, desk.database, stick)
    assert list(stick.iterdir()) == []
