"""Rows that are put on file in bulk are the same rows, made with less."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Date, Dialect, Table, insert, select

from desktop_app.law.steps import Step
from desktop_app.records.kinds import Relation
from desktop_app.records.people import PersonEntry
from desktop_app.storage import changes
from desktop_app.storage import tables as t
from desktop_app.storage.changes import Followed, followed
from desktop_app.storage.database import Database
from desktop_app.storage.importing import brought_in, in_bulk
from desktop_app.storage.importing.bringing_in import Work, add_people
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.tasks import touched
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import a_child
from tests.storage.case_rows import a_child_row, a_school_row

NOW = datetime(2026, 11, 21, 10, 0)
MANY = 5


def _certificates(child: int, school: int) -> list[dict[str, Any]]:
    """Of two days in all."""
    return [
        {
            "child_id": child,
            "provider_id": school,
            "number": str(number),
            "issued_on": date(2025, 9, 1),
            "first_day": date(2025, 9, 1),
            "last_day": date(2026, 5, 25),
            "class_name": "",
            "kind": Relation.MOTHER,  # any word of ours
        }
        for number in range(MANY)
    ]


def _entries() -> list[dict[str, Any]]:
    """Two of them with one list, and what the table says by itself left out."""
    shared = {"row": 2, "number": "Ә-1"}
    return [
        {"at": NOW, "who": "Ә", "label": "x", "values": values}
        for values in (shared, shared, {}, {"b": [1, None, "«»"]}, shared)
    ]


def _stored(database: Database, table: Table) -> list[tuple[Any, ...]]:
    with database.read() as connection:
        query = select(*(column for column in table.columns if not column.primary_key))
        return [tuple(row) for row in connection.execute(query.order_by(table.c.id))]


@pytest.mark.parametrize("table", [t.certificates, t.acts], ids=lambda table: table.name)
def test_rows_are_kept_as_a_statement_of_sqlalchemy_keeps_them(
    database: Database, table: Table
) -> None:
    with database.begin() as connection:
        child, school = a_child_row(connection), a_school_row(connection)
        rows = _certificates(child, school) if table is t.certificates else _entries()
        connection.execute(insert(table), rows)
        ids = brought_in.insert_many(connection, table, rows)
    assert list(ids) == [MANY + 1 + place for place in range(MANY)]
    every = _stored(database, table)
    assert every[:MANY] == every[MANY:]


def test_each_day_becomes_once_what_is_kept_however_many_rows_have_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[date] = Counter()
    kind = type(Date().dialect_impl(database.engine.dialect))
    usual = kind.bind_processor

    def counting(self: Date, dialect: Dialect) -> Any:
        process = usual(self, dialect)
        assert process is not None

        def once(value: date) -> Any:
            made[value] += 1
            return process(value)

        return once

    with database.begin() as connection:
        rows = _certificates(a_child_row(connection), a_school_row(connection))
        monkeypatch.setattr(kind, "bind_processor", counting)
        brought_in.insert_many(connection, t.certificates, rows)
    # Once for each of the two columns that the first one stands in.
    assert made == {date(2025, 9, 1): 2, date(2026, 5, 25): 1}


def test_rows_are_made_batch_by_batch(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next ones when those before are on file: nobody holds all of them."""
    monkeypatch.setattr(brought_in, "_ROWS_AT_ONCE", MANY)
    asked, made_at_once, usual = 0, [], in_bulk.put

    def entries() -> Iterator[tuple[int, PersonEntry]]:
        nonlocal asked
        for asked in range(1, 3 * MANY + 1):
            yield 2, a_child(asked)

    def put(*given: Any) -> None:
        made_at_once.append(asked)
        usual(*given)

    monkeypatch.setattr(in_bulk, "put", put)
    with database.begin() as connection:
        add_people(Work(connection, "Ә", NOW), entries())
    assert made_at_once == [MANY, 2 * MANY, 3 * MANY]


def test_a_unit_of_work_is_told_of_them_in_numbers_alone(database: Database) -> None:
    """The history says how many, the tasks whose they are; their texts are kept by nobody."""
    with database.begin() as connection:
        child, school = a_child_row(connection), a_school_row(connection)
        with followed(connection, "an act") as found:
            brought_in.insert_many(connection, t.certificates, _certificates(child, school))
            (written,) = found.written
            notices.add_act(connection, Step("Brought in", "R-8"), who="Ә", when=NOW)
        after = connection.scalars(select(t.acts.c.after)).one()
    assert after == {"certificates": MANY}
    assert [row["child_id"] for row in written.rows] == [child] * MANY
    assert not {"number", "issued_on", "first_day", "class_name"} & set(written.many)


def test_whose_tasks_may_be_others_is_known_of_each_of_them(database: Database) -> None:
    events = [
        {"child_id": child, "kind": "death", "happened_on": NOW.date(), "recorded_at": NOW}
        for child in (3, 1, 3)
    ]
    with database.read() as connection:
        found = Followed("an act")
        found.put_in(t.events, events)
        assert touched.children(connection, found) == {1, 3}


def test_own_histories_are_not_told(database: Database) -> None:
    with database.begin() as connection, followed(connection, "an act") as found:
        changes.put_in_many(connection, t.import_rows, [{"line": 2}])
        assert found.is_empty
        assert not found.written


def test_what_can_not_be_kept_is_refused_in_bulk_as_well(database: Database) -> None:
    with database.begin() as connection:
        rows = _certificates(a_child_row(connection), a_school_row(connection))
        rows.append({**rows[0], "number": "1\0"})
        with pytest.raises(DatabaseTrouble):
            brought_in.insert_many(connection, t.certificates, rows)
