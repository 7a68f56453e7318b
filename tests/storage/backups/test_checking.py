"""Any change of a backup is noticed: in its pages, its ring, its counts, its sums, its history."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.records.backups import Backup, Contents, Occasion
from desktop_app.records.kinds import Role
from desktop_app.storage.backups import checking, copying, folders
from desktop_app.storage.backups.checking import NotAsWritten
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import NOW
from tests.services.backups.backups import Protected


@pytest.fixture
def backup(protected: Protected, folder: Path) -> Backup:
    with protected.desk(Role.CLERK) as desk:
        return copying.make(desk.database, folder, NOW, Occasion.HAND)


def require_whole(backup: Backup, key: bytes) -> None:
    database = Database(backup.database, key, as_it_lies=True)
    checking.require_whole(database, backup.manifest, backup.folder)


def test_a_good_one_is_good(backup: Backup, protected: Protected) -> None:
    require_whole(backup, protected.key)


@pytest.mark.parametrize("name", ["office.homeedu", "office.homeedu.keys"])
def test_one_flipped_bit_is_noticed(backup: Backup, protected: Protected, name: str) -> None:
    file = backup.folder / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(NotAsWritten) as told:
        require_whole(backup, protected.key)
    assert told.value.what == name


def test_a_flipped_bit_is_noticed_where_the_manifest_was_made_to_fit(
    backup: Backup, protected: Protected
) -> None:
    content = bytearray(backup.database.read_bytes())
    content[len(content) // 2] ^= 1
    backup.database.write_bytes(content)
    files = {**backup.manifest.files, "office.homeedu": folders.sha256(backup.database)}
    fitting = replace(backup, manifest=replace(backup.manifest, files=files))
    with pytest.raises(DatabaseTrouble) as told:
        require_whole(fitting, protected.key)
    assert told.value.kind in ("damaged", "not a database")


@pytest.mark.parametrize(
    "told",
    [
        {"counts": {"applications": 4}},
        {"sums": {"payout_lines.amount": 1}},
        {"chain": "00"},
        {"last_act": 6},
        {"office": "another"},
    ],
)
def test_whatever_the_manifest_says_is_looked_at(
    backup: Backup, protected: Protected, told: dict[str, object]
) -> None:
    contents: Contents = replace(backup.manifest.contents, **told)  # type: ignore[arg-type]
    other = replace(backup, manifest=replace(backup.manifest, contents=contents))
    with pytest.raises(NotAsWritten):
        require_whole(other, protected.key)


def test_a_file_that_is_gone_is_noticed(backup: Backup, protected: Protected) -> None:
    (backup.folder / "office.homeedu.keys").unlink()
    with pytest.raises(NotAsWritten):
        require_whole(backup, protected.key)


def test_rows_that_belong_to_nothing_are_damage(protected: Protected, tmp_path: Path) -> None:
    copy = tmp_path / "copy.homeedu"
    with protected.desk(Role.CLERK) as desk, desk.database.read() as connection:
        desk.database.copy_into(copy, connection)
    database = Database(copy, protected.key)
    with database.begin_migration() as connection:
        connection.exec_driver_sql("DELETE FROM people")
    with pytest.raises(DatabaseTrouble):
        checking.require_pages(database)
    database.close()


def test_what_acts_by_itself_is_noticed(protected: Protected, tmp_path: Path) -> None:
    """Somebody with a key may have put a trigger into a backup: it would change what is written."""
    copy = tmp_path / "copy.homeedu"
    with protected.desk(Role.CLERK) as desk, desk.database.read() as connection:
        desk.database.copy_into(copy, connection)
    database = Database(copy, protected.key)
    with database.begin_migration() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER quiet AFTER INSERT ON acts BEGIN DELETE FROM acts; END"
        )
    with pytest.raises(DatabaseTrouble) as told:
        checking.require_pages(database)
    assert (told.value.kind, told.value.detail) == ("other tables", "acts.quiet")
    database.close()
