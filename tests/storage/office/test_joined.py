"""Whatever refers to a school is moved with it."""

from desktop_app.storage import tables as t
from desktop_app.storage.office.joined import MOVES


def test_every_reference_to_a_school_is_moved() -> None:
    found = {
        f"{table.name}.{column.name}"
        for table in t.metadata.sorted_tables
        for column in table.c
        if any(key.column.table is t.providers for key in column.foreign_keys)
    }
    assert found == set(MOVES)
