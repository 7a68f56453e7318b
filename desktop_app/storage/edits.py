"""Changing a row that people edit: two at once get told, never lost."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select, update

from desktop_app.records.edits import ChangedMeanwhile


def change(
    connection: Connection,
    table: Table,
    row_id: int,
    version: int,
    values: Mapping[str, Any],
    *,
    who: str,
    when: datetime,
) -> None:
    """Save, if the row still is as it was read; ChangedMeanwhile where it is not."""
    done = connection.execute(
        update(table)
        .where(table.c.id == row_id, table.c.version == version)
        .values(**values, version=version + 1, changed_by=who, changed_at=when)
    )
    if done.rowcount == 0:
        query = select(table.c.changed_by, table.c.changed_at).where(table.c.id == row_id)
        changed_by, changed_at = connection.execute(query).one()
        raise ChangedMeanwhile(changed_by, changed_at)
