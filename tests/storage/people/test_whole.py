"""No table is forgotten when a person is given their whole file."""

import pytest
from sqlalchemy import Column, MetaData, Table

from desktop_app.storage import tables as t
from desktop_app.storage.columns import refers, row_id
from desktop_app.storage.database import Database
from desktop_app.storage.people import whole
from desktop_app.storage.rows import NotOnFile

TO_COME = {"key_slots", "known_slots", "looks"}
"""Tables that are named before they are made."""


def forgotten(metadata: MetaData) -> set[str]:
    """Tables that are neither in the export nor named as left out of it."""
    return set(metadata.tables) - {part.table for part in whole.PARTS} - set(whole.LEFT_OUT)


def refer_to_people(metadata: MetaData) -> set[str]:
    """Tables with a reference to people, or to a table that has one."""
    found = {"people"}
    while True:
        more = {
            table.name
            for table in metadata.tables.values()
            for key in table.foreign_keys
            if key.column.table.name in found
        }
        if more <= found:
            return found
        found |= more


def test_every_table_is_in_the_export_or_named_as_left_out() -> None:
    assert forgotten(t.metadata) == set()
    parts = [part.table for part in whole.PARTS]
    assert len(parts) == len(set(parts))
    assert set(parts) & set(whole.LEFT_OUT) == set()
    assert {*parts, *whole.LEFT_OUT} - set(t.metadata.tables) <= TO_COME


def test_what_refers_to_people_is_in_the_export_but_what_tells_of_all_at_once() -> None:
    left_out = refer_to_people(t.metadata) & set(whole.LEFT_OUT)
    assert left_out <= {"payout_drafts", "tasks"}
    assert all(len(why) > 6 for why in whole.LEFT_OUT.values())


def test_a_new_table_would_be_noticed() -> None:
    metadata = MetaData()
    for table in t.metadata.tables.values():
        table.to_metadata(metadata)
    new = Table("visits", metadata, row_id(), refers("child_id", "people"))
    assert isinstance(new.c.id, Column)
    assert forgotten(metadata) == {"visits"}
    assert "visits" in refer_to_people(metadata)


def test_nobody_of_this_id(database: Database) -> None:
    with database.read() as connection, pytest.raises(NotOnFile):
        whole.of_person(connection, 7)
