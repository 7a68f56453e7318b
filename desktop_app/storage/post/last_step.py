"""A worker's act as the history tells it, and its values put back as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Table, or_, select, true, update

from desktop_app.storage import tables as t
from desktop_app.storage.changes import Json, as_kept, values_of

_ENTRIES = 20
"""An act that has more of them, as one on a long list of papers, is not put back at once."""
_LEFT = frozenset({"debts", "debt_parts", "debt_instalments"})
"""New rows without an annulment of their own that say nothing without the row they belong to."""
_OF_PEOPLE = frozenset({"address", "phone", "paper_language"})
"""What of a card nothing else follows from: not who somebody is, nor how they are found."""


class Subject(NamedTuple):
    """What an entry belongs to; nothing for one of the office."""

    application_id: int | None
    child_id: int | None
    complaint_id: int | None


Changed = tuple[Mapping[str, Json], Mapping[str, Json]]
"""The rows that an entry tells of, before and after it."""


@dataclass(frozen=True)
class Entries:
    """The entries of one act in the history; an act on many papers has those of many children."""

    act: str
    at: datetime
    ids: tuple[int, ...]
    worker_id: int
    labels: frozenset[str]
    by_subject: Mapping[Subject, Sequence[Changed]]


def of_worker(connection: Connection, worker_id: int, ids: Sequence[int]) -> Entries | None:
    """What a worker did, by its entries; None where they are too many, or not that worker's."""
    acts = t.acts.c
    if not 0 < len(ids) <= _ENTRIES:
        return None
    own = select(t.acts).where(acts.worker_id == worker_id, acts.id.in_(ids)).order_by(acts.id)
    rows = connection.execute(own).all()
    if len(rows) != len(ids):
        return None
    by_subject: dict[Subject, list[Changed]] = {}
    for row in rows:
        about = Subject(row.application_id, row.child_id, row.complaint_id)
        by_subject.setdefault(about, []).append((row.before, row.after))
    return Entries(
        act=rows[0].act,
        at=rows[0].at,
        ids=tuple(row.id for row in rows),
        worker_id=worker_id,
        labels=frozenset(row.label for row in rows),
        by_subject=by_subject,
    )


def followed(connection: Connection, entries: Entries) -> bool:
    """Whether the same worker did anything since, or anybody on one of its cases, children or
    complaints; on anything, where it belongs to none."""
    acts = t.acts.c
    since = [acts.worker_id == entries.worker_id]
    for about in entries.by_subject:
        named = {name: value for name, value in about._asdict().items() if value is not None}
        since += [acts[name] == value for name, value in named.items()] or [true()]
    later = select(acts.id).where(acts.id > max(entries.ids), or_(*since))
    return connection.execute(later.limit(1)).first() is not None


def can_be_put_back(connection: Connection, entries: Entries) -> bool:
    """Whether each row is as the act left it, and all that it wrote can be annulled or put back."""
    return all(
        _can(connection, key, before.get(key), after.get(key))
        for changed in entries.by_subject.values()
        for before, after in changed
        for key in {*before, *after}
    )


def put_back(
    connection: Connection, changed: Sequence[Changed], who: str, when: datetime, why: str
) -> None:
    """New rows are annulled with the reason, others have their values of before."""
    for before, after in changed:
        for key in {*before, *after}:
            table, row_id = _row_of(key)
            if table is None or (before.get(key) is None and "annulled_at" not in table.c):
                continue
            if before.get(key) is None:
                values = {"annulled_at": when, "annulled_by": who, "annulled_why": why}
            else:
                values = {name: as_kept(value) for name, value in before[key].items()}
            if "version" in table.c:
                values |= {"version": table.c.version + 1, "changed_by": who, "changed_at": when}
            connection.execute(update(table).where(table.c.id == row_id).values(values))
            if table is t.debt_entries:
                _touch_ledger(connection, row_id, who, when)


def _touch_ledger(connection: Connection, entry_id: int, who: str, when: datetime) -> None:
    """Whoever has seen the debt before is told: its entries are read with its version."""
    entry = select(t.debt_entries.c.debt_id).where(t.debt_entries.c.id == entry_id)
    values = {"version": t.debts.c.version + 1, "changed_by": who, "changed_at": when}
    connection.execute(
        update(t.debts).where(t.debts.c.id == entry.scalar_subquery()).values(values)
    )


def _row_of(key: str) -> tuple[Table | None, int]:
    """The table and the row that an entry names; no table where it tells of something else."""
    name, _space, row = key.partition(" ")
    table = t.metadata.tables.get(name)
    return (table, int(row)) if row.isdecimal() else (None, 0)


def _can(connection: Connection, key: str, was: Json, became: Json) -> bool:
    table, row_id = _row_of(key)
    if key.partition(" ")[0] in _LEFT and was is None:
        return True
    if table is None or table is t.notices or became is None or isinstance(became, int):
        return False  # what is on paper is annulled with its paper
    if table is t.people and not set(became) <= _OF_PEOPLE:
        return False
    if was is None and "annulled_at" not in table.c:
        return False
    row = connection.execute(select(table).where(table.c.id == row_id)).first()
    if row is None or (was is None and row._mapping["annulled_at"] is not None):
        return False
    now = values_of(table, row)
    return all(now[name] == value for name, value in became.items())
