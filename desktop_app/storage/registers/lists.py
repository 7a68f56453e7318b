"""The registers as people read them: applications, complaints, payouts and stages of a period."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, func, select

from desktop_app.law.steps import Step
from desktop_app.records.kinds import ComplaintStatus, Service
from desktop_app.records.outside_numbers import Bearer
from desktop_app.records.payouts import PayoutRow
from desktop_app.records.people import full_name
from desktop_app.records.registers import ApplicationLine, ComplaintLine, StageRow
from desktop_app.records.stored_steps import values_from_json
from desktop_app.storage import tables as t
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.payouts.approved import approved_rows
from desktop_app.storage.rows import all_ids, at_once, to_record


def application_ids(
    connection: Connection, first: date, end: date, service: Service | None = None
) -> list[int]:
    """Applications registered from ``first`` until before ``end``, the newest first."""
    registered = t.applications.c.registered_at
    query = select(t.applications.c.id).where(
        registered >= datetime.combine(first, time()), registered < datetime.combine(end, time())
    )
    if service is not None:
        query = query.where(t.applications.c.service == service)
    return list(connection.execute(query.order_by(t.applications.c.id.desc())).scalars())


def application_lines(connection: Connection, wanted: list[int]) -> list[ApplicationLine]:
    """The applications in the order they are wanted."""
    child, applicant = t.people.alias("child"), t.people.alias("applicant")
    first_act = (
        select(t.acts.c.who)
        .where(t.acts.c.application_id == t.applications.c.id)
        .order_by(t.acts.c.id)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            t.applications,
            *_name_of(child, "child"),
            *_name_of(applicant, "applicant"),
            func.coalesce(first_act, "").label("registered_by"),
        )
        .join(child, child.c.id == t.applications.c.child_id)
        .join(applicant, applicant.c.id == t.applications.c.applicant_id)
    )
    found = {}
    outside = outside_numbers.of_many(connection, Bearer.APPLICATION, wanted)
    for some in at_once(wanted):
        for row in connection.execute(query.where(t.applications.c.id.in_(some))):
            names = {f"{who}_name": _full_name(row, who) for who in ("child", "applicant")}
            numbers = outside.get(row.id, ())
            found[row.id] = to_record(ApplicationLine, row, outside_numbers=numbers, **names)
    return [found[row_id] for row_id in wanted]


_NAMES = ("surname", "given_name", "patronymic")


def _name_of(people: FromClause, who: str) -> list[ColumnElement[str]]:
    return [people.c[name].label(f"{who}_{name}") for name in _NAMES]


def _full_name(row: Row[Any], who: str) -> str:
    return full_name(*(row._mapping[f"{who}_{name}"] for name in _NAMES))


def complaint_ids(
    connection: Connection, first: date, end: date, status: ComplaintStatus | None = None
) -> list[int]:
    """Complaints registered from ``first`` until before ``end``, the newest first."""
    registered = t.complaints.c.registered_at
    query = select(t.complaints.c.id).where(
        registered >= datetime.combine(first, time()), registered < datetime.combine(end, time())
    )
    if status is not None:
        query = query.where(t.complaints.c.status == status)
    return all_ids(connection, query.order_by(t.complaints.c.id.desc()))


def complaint_lines(connection: Connection, wanted: list[int]) -> list[ComplaintLine]:
    """The complaints in the order they are wanted."""
    found = {}
    outside = outside_numbers.of_many(connection, Bearer.COMPLAINT, wanted)
    for some in at_once(wanted):
        query = select(t.complaints).where(t.complaints.c.id.in_(some))
        for row in connection.execute(query):
            numbers = outside.get(row.id, ())
            found[row.id] = to_record(ComplaintLine, row, outside_numbers=numbers)
    return [found[row_id] for row_id in wanted]


def payout_ids(connection: Connection, first: date, end: date) -> list[int]:
    """Payouts closed from ``first`` until before ``end``, the newest first."""
    closed = t.payouts.c.closed_at
    query = select(t.payouts.c.id).where(
        closed >= datetime.combine(first, time()), closed < datetime.combine(end, time())
    )
    return all_ids(connection, query.order_by(t.payouts.c.id.desc()))


def payout_lines(connection: Connection, wanted: list[int]) -> list[PayoutRow]:
    """The payouts in the order they are wanted."""
    found = {row.id: row for row in approved_rows(connection)}
    return [found[row_id] for row_id in wanted]


def stage_ids(
    connection: Connection, first: date, end: date, service: Service | None = None
) -> list[int]:
    """Stages from ``first`` until before ``end``, the newest first."""
    begin, stop = datetime.combine(first, time()), datetime.combine(end, time())
    query = (
        select(t.acts.c.id)
        .join(t.applications, t.applications.c.id == t.acts.c.application_id)
        .where(t.acts.c.at >= begin, t.acts.c.at < stop)
    )
    if service is not None:
        query = query.where(t.applications.c.service == service)
    return all_ids(connection, query.order_by(t.acts.c.id.desc()))


def stage_rows(connection: Connection, wanted: list[int]) -> list[StageRow]:
    """The stages in the order they are wanted."""
    names = ("id", "at", "who", "label", "values", "application_id")
    columns = [
        *(t.acts.c[name] for name in names),
        t.applications.c.number,
        t.applications.c.service,
        t.providers.c.name_kk.label("provider_kk"),
        t.providers.c.name_ru.label("provider_ru"),
    ]
    query = (
        select(*columns)
        .join(t.applications, t.applications.c.id == t.acts.c.application_id)
        .join(t.providers, t.providers.c.id == t.applications.c.provider_id)
    )
    found = {}
    for some in at_once(wanted):
        for row in connection.execute(query.where(t.acts.c.id.in_(some))):
            what = Step(row.label, "R-8", values_from_json(row.values))
            found[row.id] = to_record(StageRow, row, what=what)
    return [found[row_id] for row_id in wanted]
