"""The ring of an office on a server: a row for each slot, of the worker's id."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, inspect, select

from desktop_app.storage.tables import key_slots

Content = Mapping[str, Any]


def are_possible(connection: Connection) -> bool:
    """False in a database of a version that knew no slots, or without any tables."""
    return inspect(connection).has_table(key_slots.name)


def contents(connection: Connection) -> list[Content]:
    query = select(key_slots.c.content).order_by(key_slots.c.worker_id)
    return list(connection.scalars(query))


def keep(connection: Connection, slots: Mapping[int, Content]) -> None:
    """These slots, by worker, in place of those that were there."""
    connection.execute(delete(key_slots))
    rows = [{"worker_id": worker, "content": content} for worker, content in slots.items()]
    if rows:
        connection.execute(insert(key_slots), rows)
