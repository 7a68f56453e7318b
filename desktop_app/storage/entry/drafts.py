"""What is being typed, kept until it is registered or thrown away.

Several windows may show one draft. Each says which version it saw, and nothing is done to another.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from desktop_app.records.drafts import NOBODY, Draft, Opened, Seen
from desktop_app.storage.rows import all_of, insert_row, one_of
from desktop_app.storage.tables import drafts


def add(
    connection: Connection, content: Any, who: str, when: datetime, opened: Opened = NOBODY
) -> Seen:
    values = {"content": content, "saved_at": when, "saved_by": who, **_columns(opened)}
    return Seen(insert_row(connection, drafts, {"kind": "application", **values}), 1)


def save(connection: Connection, seen: Seen, content: Any, who: str, when: datetime) -> Seen | None:
    """Keep what was typed on; None, and nothing done, where the draft is another by now or gone."""
    return _changed(connection, seen, {"content": content, "saved_at": when, "saved_by": who})


def take_over(connection: Connection, seen: Seen, opened: Opened) -> Seen | None:
    """From whoever has it open: what they save next was typed into another version."""
    return _changed(connection, seen, _columns(opened))


def mark(connection: Connection, seen: Seen, opened: Opened) -> None:
    """Say who has the draft open, or that nobody has; it stays the version that it is."""
    connection.execute(update(drafts).where(_is_still(seen)).values(**_columns(opened)))


def all_drafts(connection: Connection) -> list[Draft]:
    return all_of(Draft, connection, select(drafts).order_by(drafts.c.id.desc()))


def by_id(connection: Connection, draft_id: int) -> Draft | None:
    return one_of(Draft, connection, select(drafts).where(drafts.c.id == draft_id))


def discard(connection: Connection, seen: Seen) -> bool:
    """False, and nothing done, where the draft is another by now or gone."""
    return bool(connection.execute(delete(drafts).where(_is_still(seen))).rowcount)


def _changed(connection: Connection, seen: Seen, values: dict[str, Any]) -> Seen | None:
    later = Seen(seen.id, seen.version + 1)
    done = connection.execute(
        update(drafts).where(_is_still(seen)).values(**values, version=later.version)
    )
    return later if done.rowcount else None


def _is_still(seen: Seen) -> ColumnElement[bool]:
    return and_(drafts.c.id == seen.id, drafts.c.version == seen.version)


def _columns(opened: Opened) -> dict[str, Any]:
    return {"opened_by": opened.who, "opened_at": opened.when, "opened_on": opened.pc}
