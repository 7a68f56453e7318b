"""Orders of substitution as they are kept; one that is taken back stays on file."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop_app.records.substitutions import Substitution
from desktop_app.storage import standing as marks
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of, insert_row, one_of


def add(connection: Connection, values: Mapping[str, Any]) -> int:
    return insert_row(connection, t.substitutions, values)


def standing(connection: Connection) -> list[Substitution]:
    """Those that were not taken back, the newest first."""
    query = select(t.substitutions).where(marks.standing(t.substitutions))
    return all_of(Substitution, connection, query.order_by(t.substitutions.c.id.desc()))


def by_id(connection: Connection, row_id: int) -> Substitution | None:
    """One that stands."""
    columns = t.substitutions.c
    query = select(t.substitutions).where(columns.id == row_id, marks.standing(t.substitutions))
    return one_of(Substitution, connection, query)


def in_force(connection: Connection, substitute_id: int, day: date) -> list[Substitution]:
    """By which somebody stands in on a day."""
    columns = t.substitutions.c
    query = select(t.substitutions).where(
        columns.substitute_id == substitute_id,
        columns.first_day <= day,
        columns.last_day >= day,
        marks.standing(t.substitutions),
    )
    return all_of(Substitution, connection, query.order_by(columns.id.desc()))


def annul(connection: Connection, row_id: int, who: str, when: datetime, why: str) -> bool:
    """False where it was taken back already."""
    return marks.annul(connection, t.substitutions, row_id, who, when, why)
