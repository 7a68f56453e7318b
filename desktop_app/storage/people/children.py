"""The list of children: who they are and what stands for each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from desktop_app.law.entitlement import last_month
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.records.people import ChildRow, LatestApplication
from desktop_app.records.stored_steps import facts_from_json
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t
from desktop_app.storage.awards.decided import events_in_force, newest_amendments
from desktop_app.storage.people import on_file as people


def rows(connection: Connection, wanted: list[int]) -> list[ChildRow]:
    """Children with an application, in the order they are wanted."""
    latest, ends = _latest(connection, wanted), _award_ends(connection, wanted)
    dead = _dead(connection, wanted)
    return [
        ChildRow(
            id=person.id,
            name=person.full_name,
            iin=person.iin,
            birth_date=person.birth_date,
            award_until=ends.get(person.id),
            died=person.id in dead,
            latest=latest[person.id],
        )
        for person in people.by_ids(connection, wanted)
    ]


def _latest(connection: Connection, children: list[int]) -> Mapping[int, LatestApplication]:
    columns = t.applications.c
    query = (
        select(
            columns.child_id,
            columns.service,
            columns.status,
            t.providers.c.name_kk,
            t.providers.c.name_ru,
        )
        .join(t.providers, t.providers.c.id == columns.provider_id)
        .where(columns.child_id.in_(children))
        .order_by(columns.id)
    )
    found: dict[int, LatestApplication] = {}
    for child_id, service, status, kk, ru in connection.execute(query):
        application = LatestApplication(
            child_id, meaning_of(Service, service), meaning_of(Status, status), kk, ru
        )
        before = found.get(child_id)
        if before is None or before.status not in OPEN or application.status in OPEN:
            found[child_id] = application
    return found


def _award_ends(connection: Connection, children: list[int]) -> Mapping[int, Month]:
    """The last month that is paid to each child, with the events that ended an award early."""
    events = events_in_force(connection, children)
    changed = newest_amendments(connection, children)
    columns = t.decisions.c
    query = select(columns.id, columns.child_id, columns.facts, columns.last_month).where(
        columns.awarded, columns.child_id.in_(children)
    )
    found: dict[int, list[Month]] = defaultdict(list)
    for row in connection.execute(query):
        newest = changed.get(row.id, row)
        if newest.last_month:
            facts = facts_from_json(newest.facts)
            facts = replace(facts, events=events.get(row.child_id, ()))
            found[row.child_id].append(min(Month.parse(newest.last_month), last_month(facts)))
    return {child_id: max(ends) for child_id, ends in found.items()}


def _dead(connection: Connection, children: list[int]) -> set[int]:
    query = select(t.events.c.child_id).where(
        t.events.c.child_id.in_(children),
        t.events.c.kind == EventKind.DEATH,
        t.events.c.annulled_at.is_(None),
    )
    return set(connection.scalars(query))
