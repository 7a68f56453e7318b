"""Backups are found by what they say of themselves; only those are ever taken away."""

import json
import os
from pathlib import Path

import pytest

from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.storage.backups import copying, folders, manifests
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
    [
        "",
        "{}",
        "[]",
        '{"version": 2}',
        "null",
        '{"version": 1, "contents": {}}',
        "\0\0",
        "[" * 100_000,
        " " * manifests.LONGEST + "{}",
    ],
    ids=range(9),
)
def test_a_manifest_that_says_nothing_known_is_none(backup: Backup, text: str) -> None:
    (backup.folder / MANIFEST).write_text(text)
    with pytest.raises(NoBackup):
        folders.backup_in(backup.folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("made_at", "2026-11-21T10:00:00+05:00"),
        ("made_at", 5),
        ("made_at", None),
        ("database", 5),
        ("database", ".."),
        ("database", ""),
        ("database", "another"),
        ("occasion", "never"),
        ("program", "\ud800"),
        ("files", []),
        ("files", {"office.homeedu": "0", "../office.homeedu": "0"}),
        ("files", {"office.homeedu": 5}),
        ("contents", []),
        ("contents.office", "o" * 1_000),
        ("contents.office", "o\0"),
        ("contents.schema", 8),
        ("contents.counts", [1, 2]),
        ("contents.counts", {"people": "3"}),
        ("contents.counts", {"people": True}),
        ("contents.counts", {"people": -3}),
        ("contents.sums", {"payouts.amount": 1.5}),
        ("contents.last_act", None),
    ],
)
def test_a_manifest_that_says_what_none_can_say_is_none(
    backup: Backup, folder: Path, name: str, value: object
) -> None:
    """Others can write to a stick."""
    file = backup.folder / MANIFEST
    told = json.loads(file.read_text(encoding="utf-8"))
    *inside, last = name.split(".")
    (told[inside[0]] if inside else told)[last] = value
    file.write_text(json.dumps(told))
    with pytest.raises(NoBackup):
        folders.backup_in(backup.folder)
    assert folders.found_in(folder) == []


@pytest.mark.skipif(os.name != "posix", reason="makes pipes")
def test_nobody_waits_for_a_manifest_that_is_none(backup: Backup) -> None:
    (backup.folder / MANIFEST).unlink()
    os.mkfifo(backup.folder / MANIFEST)
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
    old, new = (folder / f"a-2026-11-2{day}-100000-2{PARTIAL}" for day in (1, 2))
    others = folder / f"photographs{PARTIAL}"
    for each in (old, new, others):
        each.mkdir()
    for each in (old, others):
        os.utime(each, (0, 0))
    folders.remove_left(folder)
    assert not old.exists()
    assert new.exists()
    assert others.exists()  # of another program
    assert folders.found_in(folder) == [backup]
