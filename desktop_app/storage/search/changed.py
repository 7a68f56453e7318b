"""What was changed on file since it was last read, by the entries that every act leaves."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from desktop_app.records.acts import Act
from desktop_app.storage import tables as t
from desktop_app.storage.applications import outside_numbers

_READ = frozenset(
    """
    amendments applications certificates complaints decisions merges notices orders outside_numbers
    payouts people providers
    """.split()
)
"""The tables that the search reads."""

_MOST = 200
"""More entries than these are not gone through: all is read again."""


@dataclass(frozen=True)
class Changed:
    """``newest`` is the last entry; ``rows`` the ids by their tables, or None: read all again."""

    newest: int
    rows: dict[str, set[int]] | None


def newest(connection: Connection) -> int:
    return connection.scalar(select(func.max(t.acts.c.id))) or 0


def since(connection: Connection, entry: int) -> Changed:
    """What the entries after this one tell. Acts of all PCs come one after the other."""
    acts = t.acts.c
    query = select(acts.id, acts.act, acts.after, acts.before, acts.child_id, acts.application_id)
    query = query.where(acts.id > entry).order_by(acts.id).limit(_MOST + 1)
    found = connection.execute(query).all()
    if not found:
        return Changed(entry, {})
    if len(found) > _MOST:
        return Changed(newest(connection), None)
    rows: dict[str, set[int]] = defaultdict(set)
    for act in found:
        if act.act == Act.JOIN_SCHOOLS:  # the school that is gone stays as it was
            return Changed(newest(connection), None)
        for what in {*act.before, *act.after}:
            table, _space, row_id = what.partition(" ")
            if table in _READ and not row_id:  # many rows, told by their number
                return Changed(newest(connection), None)
            if table in _READ:
                rows[table].add(int(row_id))
        if act.child_id is not None:
            rows["people"].add(act.child_id)
        if act.application_id is not None:
            rows["applications"].add(act.application_id)
    if "outside_numbers" in rows:
        _add_bearers(connection, rows)
    return Changed(found[-1].id, dict(rows))


def _add_bearers(connection: Connection, rows: dict[str, set[int]]) -> None:
    """A number that others gave is found as part of what bears it."""
    for row in outside_numbers.bearers(connection, rows["outside_numbers"]):
        for table, column in _BEARERS:
            if row[column] is not None:
                rows[table].add(row[column])


_BEARERS = (
    ("applications", "application_id"),
    ("applications", "asked_for"),
    ("complaints", "complaint_id"),
    ("notices", "notice_id"),
)


def children_of(connection: Connection, rows: dict[str, set[int]]) -> list[int]:
    """The children whose entries, or whose parents' entries, may differ for changed rows."""
    applied = t.applications.c
    people, cases = rows.get("people", set()), rows.get("applications", set())
    of_these = or_(applied.applicant_id.in_(people), applied.id.in_(cases))
    found = connection.scalars(select(applied.child_id).where(of_these).distinct())
    return sorted({*found, *people})
