"""Hearings of a case: kept, found again for what they were called before, and settled."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from desktop_app.records.hearings import Hearing, Intended
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.people import Author
from desktop_app.records.stored_steps import steps_from_json, steps_to_json
from desktop_app.storage import edits, standing
from desktop_app.storage.rows import insert_row, only_row, to_record
from desktop_app.storage.tables import hearings


def add(
    connection: Connection,
    intended: Intended,
    child_id: int,
    values: Mapping[str, Any],
    who: Author,
    when: datetime,
) -> Hearing:
    """Keep a new one; ``values`` say whether it was called or left out."""
    row_id = insert_row(
        connection,
        hearings,
        {
            "application_id": intended.application_id,
            "child_id": child_id,
            "before": intended.before,
            "about": intended.about,
            "intended": json.dumps(steps_to_json(intended.facts), ensure_ascii=False),
            "worker_id": who.id,
            "recorded_at": when,
            "recorded_by": who.name,
            "changed_by": who.name,
            "changed_at": when,
            **values,
        },
    )
    return by_id(connection, row_id)


def by_id(connection: Connection, hearing_id: int) -> Hearing:
    """Raises NotOnFile."""
    query = select(hearings).where(hearings.c.id == hearing_id)
    return _read(only_row(connection, query, "hearing"))


def change(
    connection: Connection, hearing: Hearing, who: Author, when: datetime, **values: Any
) -> Hearing:
    """Save, if it still is as it was read; ChangedMeanwhile where it is not."""
    edits.change(connection, hearings, hearing.id, hearing.version, values, who=who.name, when=when)
    return by_id(connection, hearing.id)


def called_by(connection: Connection, notice_id: int) -> Hearing | None:
    """The one that stands and that a notice calls to."""
    row = connection.execute(_standing().where(hearings.c.notice_id == notice_id)).first()
    return _read(row) if row is not None else None


def annul(connection: Connection, hearing: Hearing, who: Author, when: datetime, why: str) -> None:
    standing.annul(connection, hearings, hearing.id, who.name, when, why)


def of_application(connection: Connection, application_id: int) -> list[Hearing]:
    """All that stand, the newest first."""
    query = _standing().where(hearings.c.application_id == application_id)
    return [_read(row) for row in connection.execute(query.order_by(hearings.c.id.desc()))]


def before(
    connection: Connection, kind: NoticeKind, application_id: int, about: str
) -> list[Hearing]:
    """All that stand before a paper that tells this, the newest first."""
    found = of_application(connection, application_id)
    return [each for each in found if (each.before, each.about) == (kind, about)]


def waiting(connection: Connection, until: date) -> list[Hearing]:
    """Whose day has come by ``until`` and which nobody has put down yet, the first day first."""
    query = _standing().where(hearings.c.said_on.is_(None), hearings.c.left_out_why == "")
    rows = connection.execute(query.where(hearings.c.held_at.is_not(None)))
    found = [_read(row) for row in rows]
    due = [each for each in found if each.held_at and each.held_at.date() <= until]
    return sorted(due, key=lambda each: each.held_at or datetime.min)


def _standing() -> Select[Any]:
    return select(hearings).where(standing.standing(hearings))


def _read(row: Row[Any]) -> Hearing:
    return to_record(Hearing, row, facts=steps_from_json(json.loads(row.intended)))
