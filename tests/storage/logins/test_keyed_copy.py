"""A copy under another key has all that the original has, or is told not to."""

import os
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import select

from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.logins import keyed_copy
from desktop_app.storage.trouble import DatabaseTrouble

ONE, OTHER = os.urandom(32), os.urandom(32)


@pytest.fixture
def original(office_file: Path, tmp_path: Path) -> Path:
    return Path(copyfile(office_file, tmp_path / "office.sqlite"))


def workers(file: Path, key: bytes | None) -> list[str]:
    database = Database(file, key)
    with database.read() as connection:
        found = list(connection.scalars(select(t.workers.c.name)))
    database.close()
    return found


def test_from_plain_to_a_key_and_to_another(original: Path, tmp_path: Path) -> None:
    keyed_copy.copy(original, None, tmp_path / "keyed", ONE)
    keyed_copy.copy(tmp_path / "keyed", ONE, tmp_path / "again", OTHER)
    assert keyed_copy.is_plain(original)
    assert not keyed_copy.is_plain(tmp_path / "again")
    assert workers(tmp_path / "again", OTHER) == workers(original, None)
    with pytest.raises(DatabaseTrouble):
        workers(tmp_path / "again", ONE)


def test_who_has_it_open_keeps_it_from_being_copied(original: Path, tmp_path: Path) -> None:
    other = Database(original)
    other.run_alone("PRAGMA journal_mode=WAL")
    with other.read() as connection:
        connection.execute(select(t.workers)).all()
        with pytest.raises(DatabaseTrouble, match="busy"):
            keyed_copy.copy(original, None, tmp_path / "keyed", ONE)
    other.close()
    assert not (tmp_path / "keyed").exists()


def test_the_wrong_key_copies_nothing(original: Path, tmp_path: Path) -> None:
    keyed_copy.copy(original, None, tmp_path / "keyed", ONE)
    with pytest.raises(DatabaseTrouble, match="not a database"):
        keyed_copy.copy(tmp_path / "keyed", OTHER, tmp_path / "again", ONE)


def test_nothing_is_left_beside(original: Path) -> None:
    other = Database(original)
    other.run_alone("PRAGMA journal_mode=WAL")
    with other.begin() as connection:
        connection.execute(t.office.update().values(value="x"))
    other.close()
    keyed_copy.fold(original, None)
    assert not any(each.exists() for each in keyed_copy.companions(original))
