"""Accounts that old registers gave awards on file: changes of them, by the rows they came from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, or_, select

from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of, among, at_once, to_record


@dataclass(frozen=True)
class Given:
    """One change of an account: ``id`` is the change, ``line`` the row of the register."""

    id: int
    decision_id: int
    iban: str
    line: int


_ROWS = t.import_rows.c
_GIVEN = t.amendments.join(
    t.import_rows,
    and_(_ROWS.table_name == t.amendments.name, _ROWS.record_id == t.amendments.c.id),
).join(t.imports)
_STANDS = t.imports.c.undone_at.is_(None)


def given_by(connection: Connection, import_id: int) -> list[Given]:
    change = t.amendments.c
    query = select(change.id, change.decision_id, change.iban, _ROWS.line).select_from(_GIVEN)
    query = query.where(_ROWS.import_id == import_id).order_by(change.id)
    return all_of(Given, connection, query)


def before(connection: Connection, given: Given) -> str:
    """The account that the award had before; empty where it had none."""
    change = t.amendments.c
    query = (
        select(change.iban)
        .where(change.decision_id == given.decision_id, change.id < given.id)
        .order_by(change.id.desc())
        .limit(1)
    )
    found = connection.execute(query).first()
    if found is not None:
        return str(found.iban)
    decided = select(t.decisions.c.iban).where(t.decisions.c.id == given.decision_id)
    return str(connection.scalar(decided) or "")


def waiting(as_of: datetime | None = None) -> Select[tuple[int]]:
    """Awards that have such an account now, of which nobody said that the papers have it so.

    One that the head has changed since is another account: it waits for nobody. With ``as_of`` as
    it was at that moment.
    """
    change, now = t.amendments.c, t.amendments.alias("now")
    latest = (
        select(func.max(now.c.id))
        .where(now.c.decision_id == change.decision_id)
        # Two questions deep SQLAlchemy would ask for the newest change of all awards.
        .correlate(t.amendments)
    )
    is_open: list[ColumnElement[bool]] = [_ROWS.confirmed_at.is_(None)]
    stands: list[ColumnElement[bool]] = [t.imports.c.undone_at.is_(None)]
    if as_of is not None:
        latest = latest.where(now.c.made_at <= as_of)
        is_open.append(_ROWS.confirmed_at > as_of)
        stands.append(t.imports.c.undone_at > as_of)
    kept = t.amendments.alias("kept").c
    current = select(kept.iban).where(kept.id == latest.scalar_subquery()).scalar_subquery()
    query: Select[tuple[int]] = select(change.decision_id).select_from(_GIVEN)
    return query.where(or_(*stands), or_(*is_open), current == change.iban)


def of_changes(connection: Connection, decisions: Collection[int]) -> list[int]:
    """The changes by which registers that stand gave these awards an account."""
    change = t.amendments.c
    query = select(change.id).select_from(_GIVEN).where(_STANDS)
    return [
        change_id
        for some in at_once(sorted(decisions))
        for change_id in connection.scalars(query.where(change.decision_id.in_(some)))
    ]


@dataclass(frozen=True)
class HeldAgainst:
    """Who held an account of a register against the papers, and when."""

    confirmed_by: str
    confirmed_at: datetime
    made_at: datetime
    iban: str


def held_against_papers(
    connection: Connection, decisions: Collection[int]
) -> dict[int, HeldAgainst]:
    """The last such account of each of these awards."""
    change = t.amendments.c
    query: Select[Any] = select(
        change.decision_id, change.iban, change.made_at, _ROWS.confirmed_by, _ROWS.confirmed_at
    ).select_from(_GIVEN)
    query = query.where(_STANDS, _ROWS.confirmed_at.is_not(None)).order_by(change.id)
    query = query.where(among(connection, change.decision_id, decisions))
    return {row.decision_id: to_record(HeldAgainst, row) for row in connection.execute(query)}


def built_upon(connection: Connection, import_id: int) -> str:
    """The number of an application whose award rests on such an account by now; else empty.

    It was held against the papers, the award was changed again, or was paid on since.
    """
    change = t.amendments.c
    later, lines = t.amendments.alias("later"), t.payout_lines.c
    again = select(later.c.id).where(
        later.c.decision_id == change.decision_id, later.c.id > change.id
    )
    paid = (
        select(lines.id)
        .join(t.payouts)
        .where(lines.decision_id == change.decision_id, t.payouts.c.closed_at > change.made_at)
    )
    query = (
        select(t.applications.c.number)
        .select_from(_GIVEN)
        .join(t.decisions, t.decisions.c.id == change.decision_id)
        .join(t.applications, t.applications.c.id == t.decisions.c.application_id)
        .where(
            _ROWS.import_id == import_id,
            _ROWS.confirmed_at.is_not(None) | again.exists() | paid.exists(),
        )
        .limit(1)
    )
    return str(connection.scalar(query) or "")


def note_act(connection: Connection, import_id: int, line: int, act_id: int) -> None:
    """An entry of the history that belongs to the register itself: nothing rests on it."""
    values = {"import_id": import_id, "line": line, "table_name": t.acts.name, "record_id": act_id}
    connection.execute(insert(t.import_rows).values(**values))
