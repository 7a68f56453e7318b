"""Circumstances of D-5 of a child: recorded, found again, and annulled."""

from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop_app.law.facts import EventKind
from desktop_app.records.decisions import RecordedEvent
from desktop_app.storage import standing
from desktop_app.storage.rows import insert_row, only
from desktop_app.storage.tables import events


def add(
    connection: Connection,
    child_id: int,
    kind: EventKind,
    happened_on: date,
    ended_on: date | None,
    note: str,
    *,
    who: str,
    when: datetime,
) -> int:
    """Record an event, which stands from now on; its id."""
    values = {
        "child_id": child_id,
        "kind": kind,
        "happened_on": happened_on,
        "ended_on": ended_on,
        "note": note,
        "recorded_at": when,
        "recorded_by": who,
    }
    return insert_row(connection, events, values)


def by_id(connection: Connection, event_id: int) -> RecordedEvent:
    """The event, annulled or not. Raises NotOnFile."""
    return only(RecordedEvent, connection, select(events).where(events.c.id == event_id), "event")


def days_of(connection: Connection, child_id: int, kind: EventKind) -> list[date]:
    """On which days an event of this kind stands for the child."""
    query = select(events.c.happened_on).where(
        events.c.child_id == child_id, events.c.kind == kind, standing.standing(events)
    )
    return list(connection.scalars(query.order_by(events.c.happened_on)))


def annul(
    connection: Connection, event_id: int, child_id: int, who: str, when: datetime, why: str
) -> bool:
    """Take an event back; False where it is annulled already or not one of this child."""
    belongs = select(events.c.id).where(events.c.id == event_id, events.c.child_id == child_id)
    if connection.execute(belongs).first() is None:
        return False
    return standing.annul(connection, events, event_id, who, when, why)
