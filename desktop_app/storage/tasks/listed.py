"""What waits as a list has it: every row of it in a few numbers, in the order of the names."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select

from desktop_app.records.tasks import Due, TaskKind
from desktop_app.storage import tables as t
from desktop_app.storage.rows import at_once

_child, _payee = t.people.alias("child"), t.people.alias("payee")


def due(
    connection: Connection,
    kind: TaskKind,
    day: date,
    *,
    but: Collection[int] = (),
    words: Sequence[str] = (),
    months: tuple[str, str] | None = None,
) -> list[Due]:
    """Those of a kind that show on a day, but those of some children.

    All the words are in the names or numbers of child and payee; ``months`` are the first and the
    last that the task may name. ``is_late``: an instalment of a debt is overdue, too.
    """
    tasks, late = t.tasks.c, t.tasks.alias("late")
    columns: tuple[Any, ...] = (_child.c.id.label("child"), _child.c.sort, t.tasks)
    columns += (tasks.subject_id.label("id"), late.c.kind.label("late"))
    who = t.tasks.join(_child)
    query: Select[Any] = select(*columns)
    if words:  # whoever is paid is sought only where something is
        who = who.join(t.decisions, t.decisions.c.id == tasks.subject_id)
        query = _named(query, words)
        who = who.join(_payee, _payee.c.id == t.decisions.c.payee_id)
    query = query.select_from(who)
    is_late = and_(
        late.c.child_id == tasks.child_id,
        late.c.subject_id == tasks.subject_id,
        late.c.kind == TaskKind.INSTALMENT,
        late.c.visible_from <= day,
    )
    query = query.outerjoin(late, is_late)
    query = query.where(tasks.kind == kind, tasks.visible_from <= day)
    if months is not None:
        query = query.where(tasks.month.between(*months))
    return [
        Due(
            row.id,
            row.child,
            row.about,
            _order(row),
            row.due_on,
            row.amount,
            is_late=kind is TaskKind.DEBT and row.late is not None,
        )
        for row in connection.execute(query)
        if row.child not in but
    ]


def orders(
    connection: Connection, decision_ids: Collection[int], words: Sequence[str] = ()
) -> Mapping[int, tuple[str, int, int]]:
    """Where some awards stand among the names: those in whose names or numbers the words are."""
    return {row.id: _order(row) for row in _awards(connection, decision_ids, words)}


def children_of(connection: Connection, decision_ids: Collection[int]) -> set[int]:
    """Whose awards these are."""
    return {row.child for row in _awards(connection, decision_ids, ())}


def one_of(connection: Connection, kind: TaskKind, but: Collection[int]) -> int | None:
    """A child of whom something of a kind is kept, but some of them; None where there is none."""
    children = select(t.tasks.c.child_id).where(t.tasks.c.kind == kind)
    return next((each for each in connection.scalars(children) if each not in but), None)


_WHO = t.decisions.join(_child, _child.c.id == t.decisions.c.child_id).join(
    _payee, _payee.c.id == t.decisions.c.payee_id
)
_NAMED = (t.decisions.c.id, _child.c.id.label("child"), _child.c.sort)


def _named(query: Select[Any], words: Sequence[str]) -> Select[Any]:
    for word in words:
        found = (each.c.search.contains(word, autoescape=True) for each in (_child, _payee))
        query = query.where(or_(*found))
    return query


def _order(row: Row[Any]) -> tuple[str, int, int]:
    return row.sort, row.child, row.id


def _awards(
    connection: Connection, decision_ids: Collection[int], words: Sequence[str]
) -> Iterator[Row[Any]]:
    for some in at_once(sorted(decision_ids)):
        query = _named(select(*_NAMED).select_from(_WHO), words)
        yield from connection.execute(query.where(t.decisions.c.id.in_(some)))
