"""Letters that wait for an answer: kept, found by their case or their day, and answered."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from desktop_app.records.people import Author
from desktop_app.records.requests import Request
from desktop_app.storage import edits, standing
from desktop_app.storage.rows import asked_once, insert_row, only_row, to_record
from desktop_app.storage.tables import notices, requests


def add(connection: Connection, values: Mapping[str, Any], who: Author, when: datetime) -> Request:
    """Keep a new one."""
    said = {"worker_id": who.id, "recorded_at": when, "recorded_by": who.name}
    edited = {"changed_by": who.name, "changed_at": when}
    return by_id(connection, insert_row(connection, requests, {**values, **said, **edited}))


def by_id(connection: Connection, request_id: int) -> Request:
    """Raises NotOnFile."""
    return _read(only_row(connection, _query().where(requests.c.id == request_id), "request"))


def change(
    connection: Connection, request: Request, who: Author, when: datetime, **values: Any
) -> Request:
    """Save, if it still is as it was read; ChangedMeanwhile where it is not."""
    edits.change(connection, requests, request.id, request.version, values, who=who.name, when=when)
    return by_id(connection, request.id)


def annul(connection: Connection, request: Request, who: Author, when: datetime, why: str) -> None:
    standing.annul(connection, requests, request.id, who.name, when, why)


@asked_once
def of_application(connection: Connection, application_id: int) -> list[Request]:
    """All that stand, the newest first."""
    query = _query().where(requests.c.application_id == application_id, standing.standing(requests))
    return [_read(row) for row in connection.execute(query.order_by(requests.c.id.desc()))]


def overdue(connection: Connection, today: date) -> list[Request]:
    """Those whose answer should have come before today, the longest due first."""
    query = _query().where(
        requests.c.answered_on.is_(None), requests.c.answer_by < today, standing.standing(requests)
    )
    rows = connection.execute(query.order_by(requests.c.answer_by, requests.c.id))
    return [_read(row) for row in rows]


def _query() -> Select[Any]:
    number = notices.c.number.label("letter")
    return select(requests, number).outerjoin(notices, notices.c.id == requests.c.notice_id)


def _read(row: Row[Any]) -> Request:
    return to_record(Request, row, number=row.letter or "", sent_on=row.recorded_at.date())
