"""The check knows every column that holds a word of the program's, and tells a strange one."""

from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy import Connection, String, Table, select, update

from desktop_app.law import checklist, facts, iin
from desktop_app.records import kinds
from desktop_app.services.desk import Desk
from desktop_app.services.health.words import WORDS_OF, unknown_words
from desktop_app.storage.tables import metadata
from desktop_app.wording import step as words
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


def test_every_column_of_words_is_known_to_the_check(demo_desk: Desk) -> None:
    known = {(table.name, name) for table, columns in WORDS_OF.items() for name in columns}
    with demo_desk.database.read() as connection:
        found = {
            (table.name, column.name)
            for table in metadata.sorted_tables
            for column in table.c
            if isinstance(column.type, String) and _holds_a_kind(connection, table, column.name)
        }
    assert found <= known


def test_a_strange_word_is_told_in_each_of_them(demo_desk: Desk) -> None:
    with demo_desk.database.read() as connection:
        assert list(unknown_words(connection)) == []
    told = {
        (table.name, name): _told_of(demo_desk, table, name)
        for table, columns in WORDS_OF.items()
        for name in columns
    }
    without_rows = {table for (table, _), lines in told.items() if lines is None}
    assert without_rows == {"printings"}
    for (table_name, _), lines in told.items():
        if lines is not None:
            (line,) = lines
            assert line.startswith(f"Table {table_name}: 1 rows say “strange”")


def _told_of(desk: Desk, table: Table, name: str) -> list[str] | None:
    """What the check says of one strange word, which is taken back; None where there is no row."""
    keys = list(table.primary_key)
    with desk.database.engine.connect() as connection:
        first = connection.execute(select(*keys).limit(1)).first()
        if first is None:
            return None
        row = [key == value for key, value in zip(keys, first, strict=True)]
        connection.execute(update(table).where(*row).values({name: "strange"}))
        found = [words(each.step, "en") for each in unknown_words(connection)]
        connection.rollback()
    return found
