"""What is being typed, kept until it is registered or thrown away."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from desktop_app.records.applications import Draft
from desktop_app.storage.rows import all_of, insert_row, one_of
from desktop_app.storage.tables import drafts


def save(
    connection: Connection, draft_id: int | None, content: Any, who: str, when: datetime
) -> int:
    values = {"content": content, "saved_at": when, "saved_by": who}
    if draft_id is not None:
        done = connection.execute(update(drafts).where(drafts.c.id == draft_id).values(**values))
        if done.rowcount:
            return draft_id
    return insert_row(connection, drafts, {"kind": "application", **values})


def all_drafts(connection: Connection) -> list[Draft]:
    return all_of(Draft, connection, select(drafts).order_by(drafts.c.id.desc()))


def by_id(connection: Connection, draft_id: int) -> Draft | None:
    return one_of(Draft, connection, select(drafts).where(drafts.c.id == draft_id))


def discard(connection: Connection, draft_id: int) -> None:
    connection.execute(delete(drafts).where(drafts.c.id == draft_id))
