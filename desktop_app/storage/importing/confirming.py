"""Awards that an old register brought in, and who held them against the papers since."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Select, func, select, update

from desktop_app.storage import tables as t
from desktop_app.storage.rows import at_once


def _waiting() -> Select[tuple[int]]:
    """Awards of registers that stand, which nobody confirmed."""
    rows = t.import_rows.c
    return (
        select(rows.record_id)
        .join(t.imports)
        .where(
            rows.table_name == t.decisions.name,
            rows.confirmed_at.is_(None),
            t.imports.c.undone_at.is_(None),
        )
    )


def unconfirmed(connection: Connection) -> set[int]:
    """The awards, by their decisions."""
    return set(connection.scalars(_waiting()))


def count(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).select_from(_waiting().subquery())) or 0)


def first_children(connection: Connection, most: int) -> list[int]:
    """The first children, by name, who have such an award."""
    child = t.people.c
    query = (
        select(child.id)
        .join(t.decisions, t.decisions.c.child_id == child.id)
        .where(t.decisions.c.id.in_(_waiting()))
        .distinct()
        .add_columns(child.sort)
        .order_by(child.sort, child.id)
        .limit(most)
    )
    return [row.id for row in connection.execute(query)]


def unconfirmed_of_child(connection: Connection, child_id: int) -> set[int]:
    mine = select(t.decisions.c.id).where(t.decisions.c.child_id == child_id)
    query = _waiting().where(t.import_rows.c.record_id.in_(mine))
    return set(connection.scalars(query))


def confirm(connection: Connection, decisions: Collection[int], who: str, when: datetime) -> int:
    """How many of them were confirmed by it; those that were confirmed before stay as they are."""
    rows, done = t.import_rows.c, 0
    for some in at_once(sorted(decisions)):
        found = connection.execute(
            update(t.import_rows)
            .where(
                rows.table_name == t.decisions.name,
                rows.record_id.in_(some),
                rows.confirmed_at.is_(None),
            )
            .values(confirmed_at=when, confirmed_by=who)
        )
        done += found.rowcount
    return done
