"""Whom the report counts: children on home education or with an award, from when till when."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select, union_all

from desktop_app.law.facts import Event
from desktop_app.law.quarters import Month
from desktop_app.storage import tables as t
from desktop_app.storage.awards.decided import events_in_force
from desktop_app.storage.reports.applications import DAY, MONTH, text_of
from desktop_app.storage.rows import among
from desktop_app.storage.standing import standing


@dataclass(frozen=True, slots=True)
class Span:
    """A child at a school, or with an award given through it, from a month to a month."""

    child_id: int
    provider_id: int
    first: str
    last: str


def on_home_education(connection: Connection, first: date, last: date) -> Iterator[Span]:
    """Orders and certificates whose days lie in a period (R-7, D-2), cut where an event ends them.

    An event of D-5 counts as it does for an award: its month is the last.
    """
    columns = t.orders.c
    orders = (
        select(
            t.applications.c.child_id,
            t.applications.c.provider_id,
            columns.first_day,
            columns.last_day,
        )
        .join(t.applications, t.applications.c.id == columns.application_id)
        .where(columns.first_day <= last, columns.last_day >= first)
    )
    columns = t.certificates.c
    certificates = select(
        columns.child_id, columns.provider_id, columns.first_day, columns.last_day
    ).where(columns.first_day <= last, columns.last_day >= first)
    events = events_in_force(connection)
    found = union_all(orders, certificates).subquery().c
    # Days as text: a hundred thousand of them are read twice as fast.
    days = (text_of(found.first_day, DAY), text_of(found.last_day, DAY))
    for child, school, begins, ends in connection.execute(
        select(found.child_id, found.provider_id, *days)
    ):
        cut = min([ends, *_ends(events.get(child, ()), begins)])
        if cut[:MONTH] >= begins[:MONTH]:
            yield Span(child, school, begins[:MONTH], cut[:MONTH])


def _ends(events: Iterable[Event], begins: str) -> Iterator[str]:
    first = date.fromisoformat(begins) if events else date.min
    return (e.happened_on.isoformat() for e in events if e.concerns(first))


def plain_awards(connection: Connection, first: Month, last: Month) -> list[Span]:
    """Awards that nothing has changed since, with their months as they were given."""
    columns = t.decisions.c
    changed = union_all(
        select(t.events.c.child_id).where(standing(t.events)),
        select(columns.child_id).join(t.amendments),
    )
    query = (
        select(
            columns.child_id, t.applications.c.provider_id, columns.first_month, columns.last_month
        )
        .join(t.applications, t.applications.c.id == columns.application_id)
        .where(
            columns.awarded,
            columns.first_month <= str(last),
            columns.last_month >= str(first),
            columns.child_id.not_in(changed),
        )
    )
    return [Span(*row) for row in connection.execute(query)]


def changed_children(connection: Connection) -> set[int]:
    """Children with an award that was amended, or to whom something has happened (D-5)."""
    columns = t.decisions.c
    amended = select(columns.child_id).join(t.amendments)
    happened = (
        select(columns.child_id)
        .join(t.events, t.events.c.child_id == columns.child_id)
        .where(columns.awarded, standing(t.events))
    )
    return {child for query in (amended, happened) for child in connection.scalars(query)}


def schools_of_awards(connection: Connection, child_ids: Collection[int]) -> dict[int, int]:
    """The school of each award of some children, by its decision."""
    columns = t.decisions.c
    query = select(columns.id, t.applications.c.provider_id).join(
        t.applications, t.applications.c.id == columns.application_id
    )
    query = query.where(among(connection, columns.child_id, child_ids))
    return {decision: school for decision, school in connection.execute(query)}  # noqa: C416
