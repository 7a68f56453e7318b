"""The copy that is made before an upgrade is proved, and opens with its own keys beside it."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.disk import private
from desktop_app.keys.files import ring_file
from desktop_app.storage import schema
from desktop_app.storage.database import Database
from desktop_app.storage.logins import keyed_copy
from desktop_app.storage.opening import totals, whole
from desktop_app.storage.schema import HEAD, open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.storage.old_databases import unpack

KEY = bytes(range(32))


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """An encrypted database of an earlier version, with what stands for its keys beside it."""
    (tmp_path / "plain").mkdir()
    file = tmp_path / "office.sqlite"
    keyed_copy.copy(unpack("0004-last", tmp_path / "plain"), None, file, KEY)
    ring_file(file).write_text("keys", encoding="utf-8")
    return file


def test_the_copy_has_its_keys_beside_it_and_is_for_the_user_alone(old_file: Path) -> None:
    database = open_database(old_file, key=KEY, upgrade=True)
    assert database.upgraded is not None
    copy = database.upgraded.copy
    database.close()
    assert copy is not None
    assert copy.name == f"office-before-{HEAD}-from-0004.sqlite"
    assert ring_file(copy).read_text(encoding="utf-8") == "keys"
    if os.name == "posix":
        assert private.is_closed(copy)
        assert private.is_closed(ring_file(copy))
    opened = Database(copy, KEY, as_it_lies=True)
    with opened.read() as connection:
        found = totals.totals(connection)
    opened.close()
    assert found["payout_lines"][""] > 0


def test_a_copy_that_is_not_the_same_stops_the_upgrade_and_is_not_left(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, before = Database.copy_into, old_file.read_bytes()

    def lossy(database: Database, file: Path, seen: object) -> None:
        really(database, file, seen)  # type: ignore[arg-type]
        copy = Database(file, KEY)
        with copy.begin() as connection:
            connection.execute(text("DELETE FROM drafts"))
        copy.close()

    monkeypatch.setattr(Database, "copy_into", lossy)
    with pytest.raises(DatabaseTrouble, match="counts differ: drafts"):
        open_database(old_file, key=KEY, upgrade=True)
    names = sorted(each.name for each in old_file.parent.iterdir() if each.is_file())
    assert names == ["office.sqlite", "office.sqlite.keys"]
    assert old_file.read_bytes()[4096:] == before[4096:]  # it keeps a log since it was opened


def test_a_copy_with_a_page_that_was_changed_is_not_taken(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Database.copy_into

    def flipped(database: Database, file: Path, seen: object) -> None:
        really(database, file, seen)  # type: ignore[arg-type]
        content = bytearray(file.read_bytes())
        content[-100] ^= 1
        file.write_bytes(content)

    monkeypatch.setattr(Database, "copy_into", flipped)
    database = Database(old_file, KEY)
    with pytest.raises(DatabaseTrouble, match="damaged"):
        schema.copy_aside(database, "0004")
    database.close()
    assert [*old_file.parent.glob("*before*")] == []


def test_a_reference_that_leads_nowhere_is_damage(tmp_path: Path) -> None:
    database = Database(unpack("0004-last", tmp_path))
    with database.read() as connection:
        whole.require_pages(connection, is_encrypted=False)
    with database.begin_migration() as connection:
        connection.execute(text("DELETE FROM workers"))
        connection.execute(text("DELETE FROM people"))
    with database.read() as connection, pytest.raises(DatabaseTrouble, match="damaged"):
        whole.require_pages(connection, is_encrypted=False)
    database.close()
