"""What the first screen asks: what waits, which awards end soon, whether the quarter is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from desktop_app.law.entitlement import bounds
from desktop_app.law.facts import Facts, coming_of_age
from desktop_app.law.quarters import Month, Period
from desktop_app.records.decisions import CAUSE_OF, AwardRow, Cause, Ending
from desktop_app.records.kinds import OPEN, Service, Status
from desktop_app.records.payouts import PayoutRow
from desktop_app.records.people import full_name
from desktop_app.records.stored_steps import facts_from_json
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t
from desktop_app.storage.awards.decided import events_in_force, newest_amendments
from desktop_app.storage.payouts.approved import latest


def has_applications(connection: Connection) -> bool:
    return connection.execute(select(t.applications.c.id).limit(1)).first() is not None


def has_imports(connection: Connection) -> bool:
    """Whether an old register was ever brought in."""
    return connection.execute(select(t.imports.c.id).limit(1)).first() is not None


def waiting(connection: Connection) -> list[tuple[int, Service, Status, date | None]]:
    """Applications that wait for the office, with the last day of what is next."""
    columns = t.applications.c
    query = select(columns.id, columns.service, columns.status, columns.deadline)
    return [
        (row.id, meaning_of(Service, row.service), meaning_of(Status, row.status), row.deadline)
        for row in connection.execute(query.where(columns.status.in_(OPEN)))
    ]


def endings(connection: Connection, first: Month, last: Month) -> list[Ending]:
    """Children whose last award ends in the period, events included; the nearest end first.

    The stored last month is a month of the school year; an event may end the award before it.
    """
    events, changed = events_in_force(connection), newest_amendments(connection)
    stored, amended = t.decisions.c.last_month, t.decisions.c.id.in_(list(changed))
    concerned = or_(stored <= str(last), t.decisions.c.child_id.in_(list(events)), amended)
    names = [t.people.c[name] for name in ("surname", "given_name", "patronymic")]
    query = (
        select(t.decisions.c.id, t.decisions.c.child_id, t.decisions.c.facts, stored, *names)
        .join(t.people, t.people.c.id == t.decisions.c.child_id)
        .where(t.decisions.c.awarded, or_(stored >= str(first), amended))
        .order_by(t.people.c.sort, t.people.c.id, t.decisions.c.id)
    )
    found: dict[int, Ending] = {}
    for row in connection.execute(query.where(concerned)):
        newest = changed.get(row.id, row)
        if not newest.last_month:
            continue
        facts = replace(facts_from_json(newest.facts), events=events.get(row.child_id, ()))
        bound = bounds(facts)[0]
        end, day = min(Month.parse(newest.last_month), bound.last), bound.day
        name = full_name(row.surname, row.given_name, row.patronymic)
        before = found.get(row.child_id)
        if before is None or before.last < end:
            cause = _cause(facts, day)
            found[row.child_id] = Ending(row.child_id, name, end, cause, day, row.id)
    going_on = _children_awarded_after(connection, last, changed) - set(events)
    return sorted(
        (
            each
            for each in found.values()
            if first <= each.last <= last and each.child_id not in going_on
        ),
        key=lambda each: each.last,
    )


def ending_of(awards: Sequence[AwardRow]) -> Ending | None:
    """How the right of one child ends, by its awards; None where none gives a month."""
    found: Ending | None = None
    for award in awards:
        if award.last is None:
            continue
        bound = bounds(award.facts)[0]
        end = min(award.last, bound.last)
        if found is None or found.last < end:
            cause = _cause(award.facts, bound.day)
            child = (award.child_id, award.child_name)
            found = Ending(*child, end, cause, bound.day, award.decision_id)
    return found


def _cause(facts: Facts, day: date) -> Cause:
    if facts.certificate is not None and day == facts.certificate.last_day:
        return CAUSE_OF[facts.paper]
    if day == coming_of_age(facts.birth_date):
        return Cause.EIGHTEEN
    if day == facts.disability_until:
        return Cause.DISABILITY
    return Cause.ENDED if facts.ended is not None and day == facts.ended.day else Cause.EVENT


def _children_awarded_after(
    connection: Connection, month: Month, changed: Mapping[int, Row[Any]]
) -> set[int]:
    columns = t.decisions.c
    later = or_(columns.last_month > str(month), columns.id.in_(list(changed)))
    query = select(columns.id, columns.child_id, columns.last_month).where(columns.awarded, later)
    return {
        row.child_id
        for row in connection.execute(query)
        if changed.get(row.id, row).last_month > str(month)
    }


def approved_payouts(connection: Connection, period: Period) -> list[PayoutRow]:
    """The last few payouts of a period that stand, the newest first."""
    return latest(connection, period)


def newest_payout(connection: Connection) -> PayoutRow | None:
    """The last one of any period that stands."""
    return next(iter(latest(connection, most=1)), None)
