"""The database itself: what it enforces, keeps, and says when something goes wrong."""

import errno
import os
import sqlite3
import traceback
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, exc, insert, select, text

from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble, trouble_of

_PERSON = {"surname": "Әлімқұлова", "search": "әлімқұлова", "sort": ""}
_IIN = "150407500015"


def _add_person(database: Database, iin: str = _IIN) -> None:
    with database.begin() as connection:
        connection.execute(insert(t.people).values(iin=iin, **_PERSON))


def _people(database: Database) -> int:
    with database.read() as connection:
        return len(connection.execute(select(t.people.c.id)).all())


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_is_safe(database: Database, pragma: str, value: object) -> None:
    for unit in (database.begin, database.read, database.begin):
        with unit() as connection:
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_it_is_an_ordinary_sqlite_file(database: Database, database_file: Path) -> None:
    _add_person(database)
    database.close()
    plain = sqlite3.connect(database_file)
    assert plain.execute("SELECT iin FROM people").fetchall() == [(_IIN,)]
    plain.close()


def test_its_sqlite_is_free_of_the_wal_reset_bug(database: Database) -> None:
    with database.read() as connection:
        version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_foreign_keys_are_enforced(database: Database) -> None:
    certificate = {
        "child_id": 77,
        "provider_id": 77,
        "number": "1",
        "issued_on": datetime(2026, 1, 1).date(),
        "first_day": datetime(2026, 1, 1).date(),
        "last_day": datetime(2026, 1, 1).date(),
    }
    with (
        pytest.raises(exc.IntegrityError, match="FOREIGN KEY"),
        database.begin() as connection,
    ):
        connection.execute(insert(t.certificates).values(**certificate))
    with database.read() as connection:
        assert connection.execute(select(t.certificates)).all() == []


def test_a_person_with_an_application_can_not_be_deleted(database: Database) -> None:
    _add_person(database)
    with database.begin() as connection:
        event = {"kind": "death", "recorded_by": "", "recorded_at": datetime(2026, 1, 1)}
        happened = datetime(2026, 1, 1).date()
        connection.execute(insert(t.events).values(child_id=1, happened_on=happened, **event))
    with pytest.raises(exc.IntegrityError), database.begin() as connection:
        connection.execute(delete(t.people))
    assert _people(database) == 1


def test_a_unit_of_work_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.begin() as connection:
            connection.execute(insert(t.people).values(iin=_IIN, **_PERSON))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert _people(database) == 0


def test_a_reader_sees_one_moment_and_waits_for_nobody(database: Database) -> None:
    _add_person(database)
    with database.read() as reader:
        assert len(reader.execute(select(t.people.c.id)).all()) == 1
        _add_person(database, "150407500600")
        assert len(reader.execute(select(t.people.c.id)).all()) == 1
    assert _people(database) == 2


def test_a_writer_does_not_stop_a_reader(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(insert(t.people).values(iin=_IIN, **_PERSON))
        assert _people(database) == 0
    assert _people(database) == 1


def test_no_personal_data_in_the_words_of_an_error(database: Database) -> None:
    _add_person(database)
    with pytest.raises(exc.IntegrityError) as caught:
        _add_person(database)
    told = "".join(traceback.format_exception(caught.value))
    assert "UNIQUE constraint failed" in told
    assert _IIN not in told
    assert _PERSON["surname"] not in told


def test_nor_in_those_of_a_server_s() -> None:
    """What a statement was sent with is hidden before SQLAlchemy writes it into an error."""
    server = Database("postgresql://clerk@localhost/office")
    assert server.engine.hide_parameters


def test_a_database_that_somebody_holds_for_too_long_is_busy(
    database: Database, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.database.BUSY_SECONDS", 0.1)
    other = Database(database_file)
    with (
        database.begin(),
        pytest.raises(DatabaseTrouble, match="busy"),
        other.begin(),
    ):
        pytest.fail("two writers at once")
    other.close()


def test_a_full_disk_is_known_trouble(database: Database) -> None:
    def fill() -> None:
        with database.begin() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count={pages}"))
            for number in range(20_000):
                values = {"iin": f"{number:012}", **_PERSON}
                connection.execute(insert(t.people).values(**values))

    with pytest.raises(DatabaseTrouble, match="disk full"):
        fill()
    assert _people(database) == 0


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("database is locked", "busy"),
        ("database or disk is full", "disk full"),
        ("disk I/O error", "disk failing"),
        ("locking protocol", "busy"),
        ("attempt to write a readonly database", "read only"),
        ("database disk image is malformed", "damaged"),
        ("file is not a database", "not a database"),
        ("unable to open database file", "folder"),
        ("connection failed: connection to server at 10.0.0.1 refused", "unreachable"),
        ("server closed the connection unexpectedly", "unreachable"),
        ("connection timeout expired", "unreachable"),
    ],
)
def test_known_trouble_is_told_apart(told: str, kind: str) -> None:
    error = exc.OperationalError("SELECT", None, Exception(told))
    found = trouble_of(error)
    assert isinstance(found, DatabaseTrouble)
    assert found.kind == kind


def test_a_bug_stays_a_bug() -> None:
    error = exc.OperationalError("SELECT", None, Exception("no such column: salary"))
    assert trouble_of(error) is error


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, "disk full"), (errno.EIO, "disk failing")]
)
def test_what_the_system_says_of_a_disk(code: int, kind: str) -> None:
    found = trouble_of(exc.OperationalError("SELECT", None, OSError(code, "")))
    assert isinstance(found, DatabaseTrouble)
    assert found.kind == kind


@pytest.mark.parametrize(
    "place",
    [
        "//server/share/office.sqlite",
        r"\\server\share\office.sqlite",
        r"\\?\UNC\server\share\office.sqlite",
    ],
)
def test_a_file_on_another_pc_is_refused(place: str) -> None:
    with pytest.raises(DatabaseTrouble, match="network share"):
        Database(place)


@pytest.mark.parametrize("text", ["Ә\ud800", "Ә\0", "\x07Ә"])
def test_text_that_cannot_be_kept_is_known_trouble(database: Database, text: str) -> None:
    """As a command gives it whose bytes are no letters; searched for, too."""
    with pytest.raises(DatabaseTrouble, match="text"), database.begin() as connection:
        connection.execute(insert(t.people).values(iin=_IIN, **{**_PERSON, "surname": text}))
    with pytest.raises(DatabaseTrouble, match="text"), database.read() as connection:
        connection.execute(select(t.people).where(t.people.c.surname == text))
    rows = [{"iin": _IIN, **_PERSON}, {"iin": "150407500600", **_PERSON, "surname": text}]
    with pytest.raises(DatabaseTrouble, match="text"), database.begin() as connection:
        connection.execute(insert(t.people), rows)
    assert _people(database) == 0


def test_a_file_that_has_gone_is_told_and_no_other_made_in_its_place(database: Database) -> None:
    """Such as on a stick that somebody takes out while the window is locked."""
    with database.read():
        pass
    database.close()
    file = Path(database.place)
    away = file.rename(file.with_name("away.sqlite"))
    with pytest.raises(DatabaseTrouble, match="not there"), database.read():
        pass
    assert not file.exists()
    away.rename(file)
    with database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM workers")) == 0


def test_a_file_that_can_not_be_opened_is_let_go(tmp_path: Path) -> None:
    """Also while it is told why: Windows renames no file that is open, as restoring does."""
    file = tmp_path / "office.sqlite"
    file.write_bytes(b"SQLite format 3\0" + bytes(8192))
    with pytest.raises(DatabaseTrouble) as told, Database(file).read():
        pass
    assert told.value.__cause__ is not None
    if os.name == "posix" and (opened := Path("/proc/self/fd")).is_dir():
        assert file not in [each.readlink() for each in opened.iterdir() if each.is_symlink()]
    file.rename(file.with_name("kept.sqlite"))
