"""Each act meets each fault of a disk or a connection: told, nothing half kept, and done later."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Column, DateTime, Integer, Table, event, select
from sqlcipher3 import dbapi2

from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services import acts
from desktop_app.services.desk import Desk
from desktop_app.services.explaining import message_of
from desktop_app.services.office import details as office
from desktop_app.storage import changes
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.services.test_every_write import OF_LOGINS, Copies, Files, call_of, copies, files

__all__ = ["copies", "files"]

_WRITES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def _no_page_more(database: Database) -> Iterator[None]:
    """The file can't grow, and whatever an act leaves to be found later needs another page."""
    with closing(dbapi2.connect(database.place, isolation_level=None)) as raw:
        for table in (t.acts, t.printings, t.drafts, t.looks):
            _fill_up(raw, table)
        (pages,) = raw.execute("PRAGMA page_count").fetchone()

    def limit(raw: Any, _record: object) -> None:
        raw.execute(f"PRAGMA max_page_count={pages}")

    event.listen(database.engine, "connect", limit)
    yield
    event.remove(database.engine, "connect", limit)
    database.close()


def _fill_up(raw: Any, table: Table) -> None:
    """Until the next row of a few letters would need another page."""
    needed = [each for each in table.columns if not (each.nullable or each.primary_key)]
    values = ", ".join(_least(each) for each in needed)
    names = ", ".join(f'"{each.name}"' for each in needed)
    row = f"INSERT INTO {table.name} ({names}) VALUES ({values})"
    raw.execute("BEGIN")
    (before,) = raw.execute("PRAGMA page_count").fetchone()
    after = before
    while after == before:
        raw.execute("SAVEPOINT one")
        raw.execute(row)
        (after,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute("RELEASE one" if after == before else "ROLLBACK TO one")
    raw.execute("COMMIT")


def _least(column: Column[Any]) -> str:
    match column.type:
        case DateTime():
            return "'2026-01-01 00:00:00.000000'"
        case Integer():
            return "1"
        case JSON():
            return "'{}'"
        case _:
            return "''"


@contextmanager
def _read_only(database: Database) -> Iterator[None]:
    def only_read(raw: Any, _record: object) -> None:
        raw.execute("PRAGMA query_only=ON")

    event.listen(database.engine, "connect", only_read)
    yield
    event.remove(database.engine, "connect", only_read)
    database.close()


@contextmanager
def _held_by_another(database: Database) -> Iterator[None]:
    with closing(dbapi2.connect(database.place, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _lost_at_the_first_change(database: Database) -> Iterator[None]:
    """Of the act: a look that is put down before it is none."""
    armed = [True]

    def break_off(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if armed and changes.of(connection) and statement.startswith(_WRITES):
            armed.clear()
            connection.connection.dbapi_connection.close()

    event.listen(database.engine, "before_cursor_execute", break_off)
    yield
    event.remove(database.engine, "before_cursor_execute", break_off)
    assert not armed


@contextmanager
def _lost_at_the_end(database: Database) -> Iterator[None]:
    """All of the act is done, and can't be confirmed."""
    armed = [True]

    def break_off(connection: Any) -> None:
        if armed and changes.of(connection):
            armed.clear()
            connection.connection.dbapi_connection.close()

    event.listen(database.engine, "commit", break_off)
    yield
    event.remove(database.engine, "commit", break_off)
    assert not armed


Fault = Callable[[Database], Any]

FAULTS: dict[Fault, str] = {
    _no_page_more: "disk full",
    _read_only: "read only",
    _held_by_another: "busy",
    _lost_at_the_first_change: "lost",
    _lost_at_the_end: "lost",
}


def table() -> Iterator[Any]:
    """Every fault with every act that it can reach."""
    for fault in FAULTS:
        for act in Act:
            if act in OF_LOGINS:
                continue  # of a session, and of keys besides rows: see tests/services/logins
            if fault is _no_page_more and act is Act.DISCARD_DRAFT:
                continue  # what is only taken away needs no room
            yield pytest.param(fault, act, id=f"{fault.__name__.strip('_')}-{act.name}")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.storage.database.BUSY_SECONDS", 0.01)


def whole(desk: Desk) -> dict[str, list[Any]]:
    """Every row on file but looks, which stand whatever comes of the act."""
    with desk.database.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in t.metadata.sorted_tables
            if table is not t.looks
        }


def own_files(folder: Path) -> dict[str, bytes]:
    """The office's own forms and layouts."""
    found = (each for each in (folder / "forms").rglob("*") if each.is_file())
    return {str(each): each.read_bytes() for each in found}


@pytest.mark.parametrize(("fault", "act"), list(table()))
def test_told_and_nothing_half_kept_and_done_once_it_is_gone(
    fault: Fault, act: Act, files: Files, copies: Copies, tmp_path: Path
) -> None:
    role = next(role for role in (Role.HEAD, *Role) if acts.may(role, act))
    desk = copies.desk(act, role)
    with fault(desk.database):
        before = whole(desk), own_files(tmp_path)

        with pytest.raises(DatabaseTrouble) as caught:
            call_of(act)(desk, files.stage)

        assert caught.value.kind == FAULTS[fault]
        assert all(message_of(caught.value, language) for language in ("kk", "ru"))
        assert office.history(desk) is not None
        assert (whole(desk), own_files(tmp_path)) == before

    call_of(act)(desk, files.stage)

    assert (whole(desk), own_files(tmp_path)) != before
