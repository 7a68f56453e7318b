"""A whole copy of a database in a file under another key, and the proof that it is the same.

Nobody else has the original open meanwhile: whoever has keeps the copy from being made.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, exc, literal_column, select, table

from desktop_app.disk.long_paths import openable
from desktop_app.storage.database import use_key
from desktop_app.storage.trouble import DatabaseTrouble, trouble_of

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection as SqliteConnection

_LEFT_OVER = ("-wal", "-shm", "-journal")
_HEADER = b"SQLite format 3\0"

Contents = Mapping[str, tuple[int, str]]
"""By table, how many rows it has and a sum of all that stands in them."""


def is_plain(file: Path) -> bool:
    """Whether anybody can read the file as a database. Raises OSError."""
    with openable(file).open("rb") as opened:
        return opened.read(len(_HEADER)) == _HEADER


def companions(file: Path) -> list[Path]:
    """The files that SQLite keeps beside a database that is open, or was left open."""
    path = openable(file)
    return [path.with_name(path.name + ending) for ending in _LEFT_OVER]


def remove(file: Path) -> None:
    """A copy that nobody has opened yet, with all that SQLite kept beside it. Raises OSError."""
    for each in (openable(file), *companions(file)):
        each.unlink(missing_ok=True)


def copy(original: Path, key: bytes | None, to: Path, new_key: bytes) -> None:
    """The whole database, encrypted with the new key, in a file that is not there yet.

    Raises DatabaseTrouble: "busy" where another program has the original open, "not the same"
    where the copy does not have all that the original has.
    """
    with _alone(original, key) as connection:
        connection.execute(
            "ATTACH DATABASE ? AS copy KEY ?", (str(openable(to)), f"x'{new_key.hex()}'")
        )
        connection.execute("SELECT sqlcipher_export('copy')")
        connection.execute("DETACH DATABASE copy")
        expected = _contents(connection)
    with _open(to, new_key) as connection:
        whole = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        if whole != ["ok"] or _contents(connection) != expected:
            raise DatabaseTrouble("not the same")


def fold(file: Path, key: bytes | None) -> None:
    """All of the database in the one file, with nothing beside it. Raises DatabaseTrouble."""
    with _alone(file, key):
        pass


@contextmanager
def _alone(file: Path, key: bytes | None) -> Iterator["SqliteConnection"]:
    """The only connection of all programs, with what the log had folded into the file."""
    with _open(file, key) as connection:
        # SQLite leaves the log only while nobody else has the file open, and says "locked" or
        # stays with the log otherwise.
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        if mode != "delete":
            raise DatabaseTrouble("busy")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays until the connection is closed
        yield connection


@contextmanager
def _open(file: Path, key: bytes | None) -> Iterator["SqliteConnection"]:
    from sqlcipher3 import dbapi2

    try:
        # Nobody is waited for: whoever works there now goes on working.
        opened = dbapi2.connect(str(openable(file)), timeout=1, isolation_level=None)
        with closing(opened) as connection:
            if key is not None:
                use_key(connection, key)
            yield connection
    except dbapi2.Error as error:
        found = trouble_of(exc.DBAPIError("", None, error))
        raise found from error


def _contents(connection: "SqliteConnection") -> Contents:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = [row[0] for row in connection.execute(f"{names} ORDER BY name")]
    return {name: _sum(connection, name) for name in tables}


def _sum(connection: "SqliteConnection", name: str) -> tuple[int, str]:
    """How many rows, and a sum of their sums: a copy may keep them in another order."""
    count, total = 0, 0
    query: Select[Any] = select(literal_column("*")).select_from(table(name))
    for row in connection.execute(str(query)):
        count += 1
        digest = hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest()
        total += int.from_bytes(digest, "big")
    return count, f"{total % 2**256:064x}"
