"""Awards with their facts as they stand, or stood at a moment: amended, events included."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select, union

from desktop_app.law.facts import Event
from desktop_app.law.quarters import Month
from desktop_app.records.decisions import AwardRow
from desktop_app.records.people import full_name
from desktop_app.records.stored_steps import facts_from_json
from desktop_app.storage import tables as t
from desktop_app.storage.rows import among, asked_once, to_record
from desktop_app.storage.standing import standing


@asked_once
def awards(
    connection: Connection, child_id: int | None = None, as_of: datetime | None = None
) -> list[AwardRow]:
    """Every award, in the order of the decisions, child by child."""
    return list(_each_award(connection, None if child_id is None else [child_id], as_of))


def awards_by_child(
    connection: Connection, as_of: datetime | None = None
) -> Iterator[list[AwardRow]]:
    """The awards of one child after another, read as they are asked for."""
    every = _each_award(connection, None, as_of)
    for _child_id, group in groupby(every, key=lambda award: award.child_id):
        yield list(group)


def applications_of(connection: Connection, child_id: int | None = None) -> dict[int, int]:
    """The application that each award was decided on, by its decision."""
    columns = t.decisions.c
    query = select(columns.id, columns.application_id).where(columns.awarded)
    if child_id is not None:
        query = query.where(columns.child_id == child_id)
    return {row.id: row.application_id for row in connection.execute(query)}


def applications_of_children(connection: Connection, children: Collection[int]) -> dict[int, int]:
    """The same of some children."""
    columns = t.decisions.c
    query = select(columns.id, columns.application_id).where(columns.awarded)
    query = query.where(among(connection, columns.child_id, children))
    return {decision: case for decision, case in connection.execute(query)}  # noqa: C416


def application_of(connection: Connection, decision_id: int) -> int:
    """The application that one award or refusal was decided on."""
    query = select(t.decisions.c.application_id).where(t.decisions.c.id == decision_id)
    return int(connection.execute(query).scalar_one())


def count_children(connection: Connection) -> int:
    """How many children have an award."""
    columns = t.decisions.c
    query = select(func.count(columns.child_id.distinct())).where(columns.awarded)
    return int(connection.scalar(query) or 0)


def children_stopped(connection: Connection, children: Collection[int] | None = None) -> set[int]:
    """Children with an award that something may have ended before its certificate did (D-5).

    It was given for less than the certificate's time, or something has happened since. Of
    ``children`` only, where they are given.
    """
    columns = t.decisions.c
    certified = func.substr(columns.facts["certificate"][1].as_string(), 1, len("2026-05"))
    query = select(columns.child_id).where(columns.awarded, columns.last_month < certified)
    amended = select(columns.child_id).join(t.amendments)
    happened = select(t.events.c.child_id).where(standing(t.events))
    if children is not None:
        query = query.where(among(connection, columns.child_id, children))
        amended = amended.where(among(connection, columns.child_id, children))
        happened = happened.where(among(connection, t.events.c.child_id, children))
    return set(connection.scalars(union(query, amended, happened)))


def awards_of_children(
    connection: Connection, child_ids: Collection[int]
) -> Iterator[list[AwardRow]]:
    """The awards of some children, child by child."""
    wanted = sorted(child_ids)
    for start in range(0, len(wanted), _TOGETHER):
        every = _each_award(connection, wanted[start : start + _TOGETHER], None)
        for _child_id, group in groupby(every, key=lambda award: award.child_id):
            yield list(group)


def _each_award(
    connection: Connection, child_ids: Collection[int] | None, as_of: datetime | None
) -> Iterator[AwardRow]:
    child, payee = t.people.alias("child"), t.people.alias("payee")
    query = (
        select(
            t.decisions.c.id,
            t.decisions.c.child_id,
            t.decisions.c.payee_id,
            t.decisions.c.facts,
            t.decisions.c.iban,
            t.decisions.c.first_month,
            t.decisions.c.last_month,
            *(child.c[name].label(f"c_{name}") for name in _NAME),
            *(payee.c[name].label(f"p_{name}") for name in _NAME),
        )
        .join(child, child.c.id == t.decisions.c.child_id)
        .join(payee, payee.c.id == t.decisions.c.payee_id)
        .where(t.decisions.c.awarded)
        .order_by(child.c.sort, child.c.id, t.decisions.c.id)
    )
    if child_ids is not None:
        query = query.where(among(connection, t.decisions.c.child_id, child_ids))
    if as_of is not None:
        query = query.where(t.decisions.c.decided_at <= as_of)
    events = events_in_force(connection, child_ids, as_of)
    changed = newest_amendments(connection, child_ids, as_of)
    for row in connection.execute(query.execution_options(yield_per=_AT_ONCE)):
        yield _award(row, changed.get(row[0]), events.get(row[1], ()))


_NAME = ("iin", "surname", "given_name", "patronymic")
_AT_ONCE, _TOGETHER = 500, 5_000


def _award(row: Row[Any], newest: Row[Any] | None, events: tuple[Event, ...]) -> AwardRow:
    decision, child, payee, facts, iban, first, last, *names = tuple[Any, ...](row)
    (c_iin, *c_name), (p_iin, *p_name) = names[: len(_NAME)], names[len(_NAME) :]
    if newest is not None:
        facts, iban = newest.facts, newest.iban
        first, last = newest.first_month, newest.last_month
    return AwardRow(
        decision_id=decision,
        child_id=child,
        child_name=full_name(*c_name),
        child_iin=c_iin,
        payee_name=full_name(*p_name),
        payee_iin=p_iin,
        iban=iban,
        facts=facts_from_json(facts, events),
        first=_month(first),
        last=_month(last),
        payee_id=payee,
    )


@lru_cache(maxsize=4096)
def _month(stored: str) -> Month | None:
    return Month.parse(stored) if stored else None


@asked_once
def newest_amendments(
    connection: Connection,
    child_ids: Collection[int] | None = None,
    as_of: datetime | None = None,
) -> Mapping[int, Row[Any]]:
    """The amendment that counts for each award that was amended, by its decision."""
    columns = t.amendments.c
    latest = select(func.max(columns.id)).group_by(columns.decision_id)
    if as_of is not None:
        latest = latest.where(columns.made_at <= as_of)
    if child_ids is not None:
        # Said within: said beside it, everybody's would be gone through first.
        latest = latest.join(t.decisions)
        latest = latest.where(among(connection, t.decisions.c.child_id, child_ids))
    query = select(t.amendments).where(columns.id.in_(latest))
    return {row.decision_id: row for row in connection.execute(query)}


@asked_once
def events_in_force(
    connection: Connection,
    child_ids: Collection[int] | None = None,
    as_of: datetime | None = None,
) -> Mapping[int, tuple[Event, ...]]:
    """The events that stand, by child; of some children only, where they are asked about."""
    found: dict[int, list[Event]] = defaultdict(list)
    query = select(t.events).where(standing(t.events, as_of)).order_by(t.events.c.id)
    if child_ids is not None:
        query = query.where(among(connection, t.events.c.child_id, child_ids))
    for row in connection.execute(query):
        found[row.child_id].append(to_record(Event, row))
    return {child: tuple(events) for child, events in found.items()}


def began_without_readings(connection: Connection) -> bool:
    """Whether the first award was given by a version that kept no reading of the decision."""
    query = select(t.decisions.c.facts).where(t.decisions.c.awarded)
    first = connection.execute(query.order_by(t.decisions.c.id).limit(1)).scalar()
    return first is not None and "readings" not in first
