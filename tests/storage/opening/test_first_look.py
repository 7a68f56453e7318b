"""Another program's file is told apart from ours, and stays as it is to the byte."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.storage.database import Database
from desktop_app.storage.opening.first_look import require_ours
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.trouble import DatabaseTrouble

OURS = {"alembic_version", "acts", "applications", "office", "people", "workers", "notices"}


@pytest.mark.parametrize(
    ("tables", "revision", "kind"),
    [
        ({"songs"}, None, "not ours"),
        ({"songs", "alembic_version"}, "a1b2c3", "not ours"),
        ({"songs", "alembic_version"}, "zzzz", "not ours"),
        ({"songs", "alembic_version"}, "9999", "not ours"),
        ({"people", "alembic_version"}, HEAD, "not ours"),
        (OURS, "1975ea83b712", "not ours"),
        (OURS, "a1b2c3", "not ours"),
        (OURS, None, "not ours"),
        (OURS, "9999", "newer"),
    ],
)
def test_what_is_refused(tables: set[str], revision: str | None, kind: str) -> None:
    with pytest.raises(DatabaseTrouble) as caught:
        require_ours(tables, lambda: revision, HEAD)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("tables", "revision"),
    [(set(), None), ({"alembic_version"}, None), (OURS, "0001"), (OURS, HEAD)],
)
def test_what_is_ours_or_nobodys(tables: set[str], revision: str | None) -> None:
    require_ours(tables, lambda: revision, HEAD)


def _everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("revision", ["a1b2c3", "0003", "9999", None])
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_file_is_not_touched(
    tmp_path: Path, revision: str | None, mode: str
) -> None:
    """Though it is in the middle of its work: its log stays as it is as well."""
    file = tmp_path / "music.sqlite"
    other = sqlite3.connect(file, isolation_level=None)
    other.execute(f"PRAGMA journal_mode={mode}")
    other.execute("CREATE TABLE songs (title TEXT)")
    if revision is not None:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
    if mode == "WAL":
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute("INSERT INTO songs VALUES ('Елім-ай')")
    left = tmp_path / "left"
    left.mkdir()
    for name, content in _files(tmp_path):
        (left / name).write_bytes(content)
    other.close()
    before = _everything(left)
    for upgrade in (False, True):
        with pytest.raises(DatabaseTrouble, match="not ours"):
            open_database(left / "music.sqlite", upgrade=upgrade)
    assert _everything(left) == before


def _files(folder: Path) -> list[tuple[str, bytes]]:
    """What a program that is killed leaves; not the index of its log, which is made anew."""
    names = [file for file in folder.iterdir() if file.is_file() and file.suffix != ".sqlite-shm"]
    return [(file.name, file.read_bytes()) for file in names]


def test_an_older_database_of_ours_is_not_touched_either(database_file: Path) -> None:
    database = Database(database_file)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    database.close()
    before = _everything(database_file.parent)
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(database_file, must_exist=True)
    assert (caught.value.kind, caught.value.detail) == ("older", f"0003 → {HEAD}")
    assert _everything(database_file.parent) == before
