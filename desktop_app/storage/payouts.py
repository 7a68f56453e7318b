"""Awards with their facts, what was paid, and closed payouts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from desktop_app.law.facts import Event, Facts
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.payouts import ClosedPayout, DrawnPayout, NotPaidLine, PayoutLine
from desktop_app.records.people import full_name
from desktop_app.records.stored_steps import (
    facts_from_json,
    step_from_json,
    step_to_json,
    steps_from_json,
    steps_to_json,
)
from desktop_app.storage import tables as t
from desktop_app.storage.rows import to_record


@dataclass(frozen=True)
class AwardRow:
    """An award with its facts, events included, and who is paid on it."""

    decision_id: int
    child_id: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    iban: str
    facts: Facts


@dataclass(frozen=True)
class PayoutRow:
    """One line of the list of closed payouts."""

    id: int
    quarter: str
    number: str
    closed_at: datetime
    closed_by: str
    lines: int
    total: int


def awards(connection: Connection, child_id: int | None = None) -> list[AwardRow]:
    """Every award, in the order of the decisions."""
    child, payee = t.people.alias("child"), t.people.alias("payee")
    query = (
        select(
            t.decisions.c.id,
            t.decisions.c.child_id,
            t.decisions.c.facts,
            t.decisions.c.iban,
            *(child.c[name].label(f"c_{name}") for name in _NAME),
            *(payee.c[name].label(f"p_{name}") for name in _NAME),
        )
        .join(child, child.c.id == t.decisions.c.child_id)
        .join(payee, payee.c.id == t.decisions.c.payee_id)
        .where(t.decisions.c.awarded)
        .order_by(child.c.search, t.decisions.c.id)
    )
    if child_id is not None:
        query = query.where(t.decisions.c.child_id == child_id)
    events = events_in_force(connection, child_id)
    return [
        AwardRow(
            decision_id=row.id,
            child_id=row.child_id,
            child_name=full_name(row.c_surname, row.c_given_name, row.c_patronymic),
            child_iin=row.c_iin,
            payee_name=full_name(row.p_surname, row.p_given_name, row.p_patronymic),
            payee_iin=row.p_iin,
            iban=row.iban,
            facts=replace(facts_from_json(row.facts), events=events.get(row.child_id, ())),
        )
        for row in connection.execute(query)
    ]


_NAME = ("iin", "surname", "given_name", "patronymic")


def events_in_force(
    connection: Connection, child_id: int | None = None
) -> Mapping[int, tuple[Event, ...]]:
    """The events that stand, by child; of one child only, where one is asked about."""
    found: dict[int, list[Event]] = defaultdict(list)
    query = select(t.events).where(t.events.c.annulled_at.is_(None)).order_by(t.events.c.id)
    if child_id is not None:
        query = query.where(t.events.c.child_id == child_id)
    for row in connection.execute(query):
        found[row.child_id].append(to_record(Event, row))
    return {child: tuple(events) for child, events in found.items()}


def paid(connection: Connection, child_id: int | None = None) -> Mapping[tuple[int, Quarter], int]:
    """Whole tenge paid on each award for each quarter."""
    columns = (t.payout_lines.c.decision_id, t.payout_lines.c.period)
    query = select(*columns, func.sum(t.payout_lines.c.amount)).group_by(*columns)
    if child_id is not None:
        query = query.where(t.payout_lines.c.child_id == child_id)
    return {
        (decision_id, Quarter.parse(period)): int(amount)
        for decision_id, period, amount in connection.execute(query)
    }


def keep(connection: Connection, drawn: DrawnPayout, number: str, who: str, when: datetime) -> int:
    """Freeze a payout: lines, steps, names and accounts as they are."""
    not_paid = [
        {
            "child_id": line.child_id,
            "child_name": line.child_name,
            "child_iin": line.child_iin,
            "reason": step_to_json(line.reason),
        }
        for line in drawn.not_paid
    ]
    result = connection.execute(
        insert(t.payouts).values(
            quarter=str(drawn.quarter),
            number=number,
            closed_at=when,
            closed_by=who,
            not_paid=not_paid,
        )
    )
    (payout_id,) = result.inserted_primary_key or (0,)
    if drawn.lines:
        connection.execute(
            insert(t.payout_lines),
            [
                {**_line_values(line), "payout_id": payout_id, "number": index}
                for index, line in enumerate(drawn.lines, 1)
            ],
        )
    return int(payout_id)


def _line_values(line: PayoutLine) -> dict[str, Any]:
    return {
        **line.__dict__,
        "period": str(line.period),
        "months": [str(month) for month in line.months],
        "steps": steps_to_json(line.steps),
    }


def closed(connection: Connection, payout_id: int) -> ClosedPayout:
    row = connection.execute(select(t.payouts).where(t.payouts.c.id == payout_id)).one()
    query = select(t.payout_lines).where(t.payout_lines.c.payout_id == payout_id)
    lines = tuple(
        to_record(
            PayoutLine,
            line,
            period=Quarter.parse(line.period),
            months=tuple(Month.parse(month) for month in line.months),
            steps=steps_from_json(line.steps),
        )
        for line in connection.execute(query.order_by(t.payout_lines.c.number))
    )
    not_paid = tuple(
        NotPaidLine(**{**line, "reason": step_from_json(line["reason"])}) for line in row.not_paid
    )
    return ClosedPayout(
        quarter=Quarter.parse(row.quarter),
        lines=lines,
        not_paid=not_paid,
        id=row.id,
        number=row.number,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
    )


def closed_rows(connection: Connection) -> list[PayoutRow]:
    """Closed payouts, the newest first."""
    query = (
        select(
            t.payouts,
            func.count(t.payout_lines.c.id).label("lines"),
            func.coalesce(func.sum(t.payout_lines.c.amount), 0).label("total"),
        )
        .outerjoin(t.payout_lines, t.payout_lines.c.payout_id == t.payouts.c.id)
        .group_by(t.payouts.c.id)
        .order_by(t.payouts.c.id.desc())
    )
    return [to_record(PayoutRow, row) for row in connection.execute(query)]
