"""Backups are found by what they say of themselves; only those are ever taken away."""

import os
from pathlib import Path

import pytest

from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.storage.backups import copying, folders
from desktop_app.storage.backups.folders import MANIFEST, PARTIAL, NoBackup
from tests.builders import NOW
from tests.services.backups.backups import Protected


@pytest.fixture
def backup(protected: Protected, folder: Path) -> Backup:
    with protected.desk(Role.CLERK) as desk:
        return copying.make(desk.database, folder, NOW, Occasion.HAND)


def test_other_folders_and_files_are_no_backups(backup: Backup, folder: Path) -> None:
    (folder / "photographs").mkdir()
    (folder / "office-2026-11-20-100000").mkdir()
    (folder / f"office-2026-11-22-100000{PARTIAL}").mkdir()
    (folder / "readme.txt").write_text("a file")
    assert folders.found_in(folder) == [backup]
    assert folders.found_in(folder, backup.manifest.contents.office) == [backup]
    assert folders.found_in(folder, "another office") == []
    assert folders.found_in(folder / "not there") == []


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"version": 2}', "null", '{"version": 1, "contents": {}}', "\0\0"],
)
def test_a_manifest_that_says_nothing_known_is_none(backup: Backup, text: str) -> None:
    (backup.folder / MANIFEST).write_text(text)
    with pytest.raises(NoBackup):
        folders.backup_in(backup.folder)


def test_the_database_lies_in_the_folder_itself(backup: Backup) -> None:
    manifest = backup.folder / MANIFEST
    told = manifest.read_text(encoding="utf-8")
    manifest.write_text(told.replace('"database": "', '"database": "../'), encoding="utf-8")
    with pytest.raises(NoBackup):
        folders.backup_in(backup.folder)


def test_a_backup_is_removed_whole(backup: Backup, folder: Path) -> None:
    folders.remove(backup)
    assert list(folder.iterdir()) == []


def test_what_a_killed_program_left_is_gone_after_an_hour(backup: Backup, folder: Path) -> None:
    old, new = folder / f"a{PARTIAL}", folder / f"b{PARTIAL}"
    for each in (old, new):
        each.mkdir()
    os.utime(old, (0, 0))
    folders.remove_left(folder)
    assert not old.exists()
    assert new.exists()
    assert folders.found_in(folder) == [backup]
