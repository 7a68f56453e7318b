"""What is recorded is never deleted: it is annulled, and what stood at a moment can be asked."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, String, Table, and_, cast, or_, update


def standing(table: Table, as_of: datetime | None = None) -> ColumnElement[bool]:
    """Recorded and not annulled: now, or at the moment ``as_of``."""
    if as_of is None:
        return table.c.annulled_at.is_(None)
    still = or_(table.c.annulled_at.is_(None), table.c.annulled_at > as_of)
    return and_(table.c.recorded_at <= as_of, still)


def decides(decisions: Table) -> ColumnElement[bool]:
    """An award gives months, a refusal names a ground: what was annulled does neither."""
    return or_(decisions.c.awarded, cast(decisions.c.grounds, String) != "[]")


def annul(
    connection: Connection, table: Table, row_id: int, who: str, when: datetime, why: str
) -> bool:
    """Take a row back, with the reason; False where it is annulled already or not there."""
    done = connection.execute(
        update(table)
        .where(table.c.id == row_id, table.c.annulled_at.is_(None))
        .values(annulled_at=when, annulled_by=who, annulled_why=why)
    )
    return bool(done.rowcount)
