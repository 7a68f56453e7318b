"""What is being typed, kept until it is registered or thrown away.

Several windows may show one draft. Each says which version it saw, and nothing is done to another.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from desktop_app.storage.rows import all_of, insert_row, one_of
from desktop_app.storage.tables import drafts


class Seen(NamedTuple):
    """A draft as a window saw it last."""

    id: int
    version: int


class Opened(NamedTuple):
    """Who has a draft open, since when and on which PC; nobody where ``who`` is empty."""

    who: str = ""
    when: datetime | None = None
    pc: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        return {"opened_by": self.who, "opened_at": self.when, "opened_on": self.pc}


NOBODY = Opened()


@dataclass(frozen=True)
class Draft:
    """Half an entry: the fields as typed, however wrong they still are."""

    id: int
    content: Any
    saved_at: datetime
    saved_by: str
    version: int
    opened_by: str
    opened_at: datetime | None
    opened_on: str

    @property
    def seen(self) -> Seen:
        return Seen(self.id, self.version)


def add(
    connection: Connection, content: Any, who: str, when: datetime, opened: Opened = NOBODY
) -> Seen:
    values = {"content": content, "saved_at": when, "saved_by": who, **opened.columns}
    return Seen(insert_row(connection, drafts, {"kind": "application", **values}), 1)


def save(connection: Connection, seen: Seen, content: Any, who: str, when: datetime) -> Seen | None:
    """Keep what was typed on; None, and nothing done, where the draft is another by now or gone."""
    return _changed(connection, seen, {"content": content, "saved_at": when, "saved_by": who})


def take_over(connection: Connection, seen: Seen, opened: Opened) -> Seen | None:
    """From whoever has it open: what they save next was typed into another version."""
    return _changed(connection, seen, opened.columns)


def mark(connection: Connection, seen: Seen, opened: Opened) -> None:
    """Say who has the draft open, or that nobody has; it stays the version that it is."""
    connection.execute(update(drafts).where(_is_still(seen)).values(**opened.columns))


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
