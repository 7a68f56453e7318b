"""What lay between two payouts: the sheets of the period before, decisions, changes and events."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from desktop_app.law.facts import Event
from desktop_app.law.quarters import Period, parse_period
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineKind, PayoutKind
from desktop_app.records.payouts import PayoutLine
from desktop_app.records.stored_steps import steps_from_json
from desktop_app.storage import tables as t
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.rows import all_of, among, asked_once, to_record
from desktop_app.storage.standing import standing


def sheets_before(connection: Connection, period: Period, as_of: datetime) -> list[int]:
    """The payouts that stood then of the last period before that had any, in their order."""
    by_quarter = _standing_sheets(connection, as_of)
    earlier = [each for each in by_quarter if each.first_day < period.first_day]
    if not earlier:
        return []
    return by_quarter[max(earlier, key=lambda each: each.first_day)]


def sheets_of(connection: Connection, period: Period, as_of: datetime) -> list[int]:
    """The payouts of a period that stood then, in their order."""
    return _standing_sheets(connection, as_of).get(period, [])


@asked_once
def _standing_sheets(connection: Connection, as_of: datetime) -> dict[Period, list[int]]:
    columns = t.payouts.c
    stood = or_(columns.annulled_at.is_(None), columns.annulled_at > as_of)
    query = select(columns.id, columns.quarter).order_by(columns.id)
    query = query.where(columns.kind == PayoutKind.REGULAR, columns.closed_at <= as_of, stood)
    found: dict[Period, list[int]] = defaultdict(list)
    for row in connection.execute(query):
        found[parse_period(row.quarter)].append(row.id)
    return dict(found)


def sums_of_the_period(
    connection: Connection, sheets: Collection[int]
) -> Iterator[tuple[int, int, str, str]]:
    """What sheets pay for their own period, without arrears and the like, in their order: the
    child, the sum, the payee's IIN and the account of each line."""
    if not sheets:
        return
    lines = t.payout_lines.c
    query = select(lines.child_id, lines.amount, lines.payee_iin, lines.iban)
    query = query.order_by(lines.payout_id, lines.number)
    rows: Iterable[tuple[int, int, str, str]] = connection.execute(_of_the_period(query, sheets))
    yield from rows


def lines_of_the_period(
    connection: Connection, sheets: Collection[int], children: Collection[int]
) -> list[PayoutLine]:
    """The same lines of some children, with their steps."""
    if not children or not sheets:
        return []
    of_them = among(connection, t.payout_lines.c.child_id, children)
    return stored.lines_of(connection, lambda query: _of_the_period(query, sheets).where(of_them))


def _of_the_period(query: Select[Any], sheets: Collection[int]) -> Select[Any]:
    lines = t.payout_lines.c
    return query.join(t.payouts).where(
        lines.payout_id.in_(sheets),
        lines.kind == LineKind.CURRENT,
        lines.period == t.payouts.c.quarter,
    )


@dataclass(frozen=True)
class Sheet:
    """The number of a payout and when it was approved."""

    number: str
    closed_at: datetime


def sheets(connection: Connection, ids: Collection[int]) -> list[Sheet]:
    columns = t.payouts.c
    query = select(columns.number, columns.closed_at).where(columns.id.in_(ids))
    return all_of(Sheet, connection, query.order_by(columns.id))


@dataclass(frozen=True)
class Awarded:
    """The application that a decision awarded, and when it was decided."""

    number: str
    decided_at: datetime


def awarded(connection: Connection, decision_ids: Collection[int]) -> dict[int, Awarded]:
    if not decision_ids:
        return {}
    decisions = t.decisions.c
    query = select(decisions.id, decisions.decided_at, t.applications.c.number).join(t.applications)
    return {
        row.id: Awarded(row.number, row.decided_at)
        for row in connection.execute(query.where(among(connection, decisions.id, decision_ids)))
    }


def amended(
    connection: Connection, decision_ids: Collection[int], after: datetime, until: datetime
) -> Mapping[int, tuple[Step, ...]]:
    """What was changed in awards between two moments, by decision."""
    if not decision_ids:
        return {}
    if not decision_ids:
        return {}
    columns = t.amendments.c
    query = select(columns.decision_id, columns.steps).order_by(columns.id)
    query = query.where(columns.made_at > after, columns.made_at <= until)
    query = query.where(among(connection, columns.decision_id, decision_ids))
    found: dict[int, tuple[Step, ...]] = {}
    for row in connection.execute(
        query.where(among(connection, columns.decision_id, decision_ids))
    ):
        found[row.decision_id] = (*found.get(row.decision_id, ()), *steps_from_json(row.steps))
    return found


def happened(
    connection: Connection, child_ids: Collection[int], after: datetime, until: datetime
) -> Mapping[int, tuple[Event, ...]]:
    """The events that became known between two moments and stood at the later one, by child."""
    if not child_ids:
        return {}
    columns = t.events.c
    query = select(t.events).where(standing(t.events, until)).order_by(columns.id)
    query = query.where(columns.recorded_at > after)
    found: dict[int, tuple[Event, ...]] = {}
    for row in connection.execute(query.where(among(connection, columns.child_id, child_ids))):
        found[row.child_id] = (*found.get(row.child_id, ()), to_record(Event, row))
    return found


def schools(connection: Connection, decision_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """The school of the certificate that each award rests on, in Kazakh and in Russian (D-2)."""
    if not decision_ids:
        return {}
    names = (t.providers.c.name_kk, t.providers.c.name_ru)
    query = (
        select(t.decisions.c.id, *names)
        .join(t.applications, t.applications.c.id == t.decisions.c.application_id)
        .join(t.certificates, t.certificates.c.id == t.applications.c.certificate_id)
        .join(t.providers, t.providers.c.id == t.certificates.c.provider_id)
    )
    return {
        row.id: (row.name_kk, row.name_ru)
        for row in connection.execute(
            query.where(among(connection, t.decisions.c.id, decision_ids))
        )
    }
