"""The newest act of a worker as the history tells it, and its values put back as they were."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, or_, select, update

from desktop_app.storage import tables as t
from desktop_app.storage.changes import Json, as_kept, values_of

_ENTRIES = 20
"""An act that has more of them, as one on a long list of papers, is not put back at once."""
_LEFT = frozenset({"debts", "debt_parts", "debt_instalments"})
"""New rows without an annulment of their own that say nothing without the row they belong to."""
_OF_PEOPLE = frozenset({"address", "phone", "paper_language"})
"""What of a card nothing else follows from: not who somebody is, nor how they are found."""


@dataclass(frozen=True)
class Belongs:
    """The case, child and complaint in whose history an entry stands; of the office if in none."""

    application_id: int | None = None
    child_id: int | None = None
    complaint_id: int | None = None


@dataclass(frozen=True)
class Entries:
    """The entries of one act in the history, the newest first, and all that they belong to."""

    act: str
    at: datetime
    ids: tuple[int, ...]
    labels: tuple[str, ...]
    belong: tuple[Belongs, ...]
    """Each once: papers of several families are handed over by one act."""
    changed: tuple[tuple[Mapping[str, Json], Mapping[str, Json]], ...]
    """Of each entry the rows before and after it."""


def newest_of(connection: Connection, worker_id: int) -> Entries | None:
    """What a worker did last; None where they have done nothing, or too much to be put back."""
    acts = t.acts.c
    own = select(t.acts).where(acts.worker_id == worker_id).order_by(acts.id.desc())
    rows = connection.execute(own.limit(_ENTRIES + 1)).all()
    together: list[Row[Any]] = []
    for row in rows:
        if (row.act, row.at) != (rows[0].act, rows[0].at):
            break
        together.append(row)
    if not together or len(together) > _ENTRIES:
        return None
    last = together[0]
    return Entries(
        act=last.act,
        at=last.at,
        ids=tuple(row.id for row in together),
        labels=tuple(row.label for row in together),
        belong=tuple(
            dict.fromkeys(
                Belongs(row.application_id, row.child_id, row.complaint_id) for row in together
            )
        ),
        changed=tuple((row.before, row.after) for row in together),
    )


def followed(connection: Connection, entries: Entries) -> bool:
    """Whether anybody did anything since on one of the cases, children or complaints."""
    acts = t.acts.c
    later = select(acts.id).where(acts.id > min(entries.ids), acts.id.not_in(entries.ids))
    if Belongs() not in entries.belong:
        later = later.where(
            or_(
                *(
                    acts[name] == value
                    for each in entries.belong
                    for name, value in vars(each).items()
                    if value is not None
                )
            )
        )
    return connection.execute(later.limit(1)).first() is not None


def can_be_put_back(connection: Connection, entries: Entries) -> bool:
    """Whether each row is as the act left it, and all that it wrote can be annulled or put back."""
    return all(
        _can(connection, key, before.get(key), after.get(key))
        for before, after in entries.changed
        for key in {*before, *after}
    )


def put_back(connection: Connection, entries: Entries, who: str, when: datetime, why: str) -> None:
    """New rows are annulled with the reason, others have their values of before."""
    for before, after in entries.changed:
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
    if table is t.people and not _may_return(became, _OF_PEOPLE):
        return False
    if was is None and "annulled_at" not in table.c:
        return False
    row = connection.execute(select(table).where(table.c.id == row_id)).first()
    if row is None or (was is None and row._mapping["annulled_at"] is not None):
        return False
    now = values_of(table, row)
    return all(now[name] == value for name, value in became.items())


def _may_return(became: Mapping[str, Json], allowed: Collection[str]) -> bool:
    return set(became) <= set(allowed)
