"""A page of an encrypted file that fails its check is never taken for data, the last one neither.

SQLCipher gives zeros for it, and an error only to whoever reads on in the same statement.
"""

from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble

KEY = bytes(range(32))
LONG = "ә" * 30_000
PAGE = 4096


@pytest.fixture
def damaged(tmp_path: Path) -> Database:
    """One long value; a bit of the last page that it takes is another one."""
    file = tmp_path / "office.homeedu"
    written = Database(file, KEY)
    with written.begin() as connection:
        connection.execute(text("CREATE TABLE papers (id INTEGER PRIMARY KEY, words TEXT)"))
        connection.execute(text("INSERT INTO papers VALUES (1, :words)"), {"words": LONG})
    written.close()
    content = bytearray(file.read_bytes())
    content[-PAGE + 40] ^= 1
    file.write_bytes(content)
    return Database(file, KEY)


def words(damaged: Database) -> str:
    with damaged.read() as connection:
        return str(connection.execute(text("SELECT words FROM papers WHERE id = 1")).scalar_one())


def test_what_is_read_is_what_was_written_or_refused(damaged: Database) -> None:
    with pytest.raises(DatabaseTrouble) as told:
        words(damaged)
    assert told.value.kind == "damaged"
    damaged.close()


def test_nothing_is_kept_that_rests_on_it(damaged: Database) -> None:
    with pytest.raises(DatabaseTrouble) as told, damaged.begin() as connection:
        connection.execute(text("INSERT INTO papers SELECT 2, words FROM papers WHERE id = 1"))
    assert told.value.kind == "damaged"
    with damaged.read() as connection:
        assert connection.execute(text("SELECT max(id) FROM papers")).scalar() == 1
    damaged.close()


def test_what_makes_no_sense_for_that_reason_is_damage_and_no_bug(damaged: Database) -> None:
    def made_sense_of() -> int:
        with damaged.read() as connection:
            return int(connection.execute(text("SELECT words FROM papers")).scalar_one())

    with pytest.raises(DatabaseTrouble) as told:
        made_sense_of()
    assert told.value.kind == "damaged"
    damaged.close()


def test_a_copy_of_it_is_no_copy(damaged: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseTrouble), damaged.read() as connection:
        damaged.copy_into(tmp_path / "copy.homeedu", connection)
    damaged.close()
