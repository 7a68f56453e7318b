"""Every column that holds a word of the program's is known; documents are counted alike."""

from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy import Connection, String, Table, select

from desktop_app.law import checklist, facts, iin
from desktop_app.records import kinds
from desktop_app.services.desk import Desk
from desktop_app.storage.health.words import WORDS_OF
from desktop_app.storage.tables import metadata
from tests.demo_fixture import demo_copy, demo_desk, demo_office

__all__ = ["demo_copy", "demo_desk", "demo_office"]


def _kinds() -> Iterator[type[StrEnum]]:
    for module in (kinds, checklist, facts, iin):
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum:
                yield found


def _holds_a_kind(connection: Connection, table: Table, name: str) -> bool:
    values = set(connection.scalars(select(table.c[name]).distinct())) - {"", None}
    return bool(values) and any(values <= {str(word) for word in kind} for kind in _kinds())


def test_every_column_of_words_is_known(demo_desk: Desk) -> None:
    known = {(table.name, name) for table, columns in WORDS_OF.items() for name in columns}
    with demo_desk.database.read() as connection:
        found = {
            (table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.c
            if isinstance(column.type, String) and _holds_a_kind(connection, table, column.name)
        }
    assert found <= known
