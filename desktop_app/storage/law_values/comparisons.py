"""Which texts were compared with their acts, and who did."""

from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop_app.records.comparisons import Comparison
from desktop_app.storage.rows import insert_row, to_record
from desktop_app.storage.standing import standing
from desktop_app.storage.tables import comparisons


def latest(connection: Connection) -> dict[str, Comparison]:
    """The last one of each subject."""
    columns = comparisons.c
    query = select(comparisons).where(standing(comparisons))
    query = query.order_by(columns.compared_on, columns.id)
    return {row.subject: to_record(Comparison, row) for row in connection.execute(query)}


def was_recorded(connection: Connection, subject: str) -> bool:
    query = select(comparisons.c.id).where(comparisons.c.subject == subject)
    return connection.execute(query.limit(1)).first() is not None


def add(
    connection: Connection,
    subject: str,
    edition: str,
    compared_on: date,
    note: str,
    worker_id: int | None,
    who: str,
    when: datetime,
) -> int:
    values = {
        "subject": subject,
        "edition": edition,
        "compared_on": compared_on,
        "note": note,
        "worker_id": worker_id,
        "recorded_by": who,
        "recorded_at": when,
    }
    return insert_row(connection, comparisons, values)
