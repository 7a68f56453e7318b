"""From rows to records: kinds are read as kinds, and what is not on file says so."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import select

from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.records.stored_words import UnknownWord
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.rows import (
    NotOnFile,
    all_of,
    at_once,
    insert_row,
    one_of,
    only,
    only_row,
    to_record,
)


def _worker(name: str, **changes: object) -> dict[str, object]:
    return {"name": name, "role": Role.HEAD, "changed_at": datetime(2026, 1, 1), **changes}


@dataclass(frozen=True)
class _Named:
    """A field that no column has, and one that a column has otherwise."""

    name: str
    role: Role
    length: int


def test_ids_are_given_one_after_another(database: Database) -> None:
    with database.begin() as connection:
        ids = [insert_row(connection, t.workers, _worker(name)) for name in ("Ә", "Ғ")]
        assert ids[1] == ids[0] + 1
        found = all_of(Worker, connection, select(t.workers).order_by(t.workers.c.id.desc()))
    assert [(each.id, each.name) for each in found] == [(ids[1], "Ғ"), (ids[0], "Ә")]


def test_a_kind_is_read_as_a_kind(database: Database) -> None:
    with database.begin() as connection:
        insert_row(connection, t.workers, _worker("Қ"))
        found = one_of(Worker, connection, select(t.workers))
    assert found is not None
    assert found.role is Role.HEAD


def test_a_kind_that_is_not_known_is_named(database: Database) -> None:
    with database.begin() as connection:
        insert_row(connection, t.workers, _worker("Ң", role="ханзада"))
        with pytest.raises(UnknownWord) as unknown:
            one_of(Worker, connection, select(t.workers))
    assert unknown.value.word == "ханзада"


def test_fields_that_are_given_stand_before_the_columns(database: Database) -> None:
    with database.begin() as connection:
        insert_row(connection, t.workers, _worker("Ө", role="ханзада"))
        row = only_row(connection, select(t.workers), "worker")
    found = to_record(_Named, row, role=Role.CLERK, length=1)
    assert found == _Named("Ө", Role.CLERK, 1)


def test_where_there_is_none(database: Database) -> None:
    nobody = select(t.workers).where(t.workers.c.id == 99)
    with database.read() as connection:
        assert one_of(Worker, connection, nobody) is None
        assert all_of(Worker, connection, nobody) == []
        for ask in (
            lambda: only(Worker, connection, nobody, "worker"),
            lambda: only_row(connection, nobody, "worker"),
        ):
            with pytest.raises(NotOnFile, match="no such worker"):
                ask()


def test_more_than_are_asked_for_at_once() -> None:
    parts = [len(part) for part in at_once(list(range(1_001)))]
    assert parts == [500, 500, 1]
    assert list(at_once([])) == []
