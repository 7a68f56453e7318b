"""What the portal or the State Corporation numbered an application: kept, shown, found."""

from datetime import datetime

from sqlalchemy import Connection, Select, select

from desktop_app.identity.folding import folded
from desktop_app.records.applications import Application
from desktop_app.records.people import Author
from desktop_app.storage import standing
from desktop_app.storage.rows import insert_row
from desktop_app.storage.tables import outside_numbers


def add(
    connection: Connection, application: Application, number: str, by: Author, when: datetime
) -> int:
    """By whom it was numbered is the channel that the application came by."""
    values = {
        "application_id": application.id,
        "whose": application.channel,
        "number": number,
        "day": application.sent_at.date() if application.sent_at else application.applied_on,
        "folded": folded(number),
        "worker_id": by.id,
        "recorded_at": when,
        "recorded_by": by.name,
    }
    return insert_row(connection, outside_numbers, values)


def of_application(connection: Connection, application_id: int) -> tuple[str, ...]:
    query = select(outside_numbers.c.number).where(
        outside_numbers.c.application_id == application_id, standing.standing(outside_numbers)
    )
    return tuple(connection.scalars(query.order_by(outside_numbers.c.id)))


def bearing(typed: str) -> Select[int]:
    """The applications that bear a number which was typed, or a part of it."""
    return select(outside_numbers.c.application_id).where(
        outside_numbers.c.folded.contains(folded(typed)), standing.standing(outside_numbers)
    )
