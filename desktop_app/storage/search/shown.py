"""What stands for what was found: read for the few that are shown, in the order they are wanted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from desktop_app.records.kinds import ComplaintStatus, NoticeKind, Relation, Service, Status
from desktop_app.records.people import full_name
from desktop_app.records.search import Group, Hit, Leads
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t

_CHILD, _PARENT = t.people.alias("child"), t.people.alias("parent")
_NAMES = ("surname", "given_name", "patronymic")


def _named(table: Any, prefix: str) -> list[Any]:
    return [table.c[name].label(f"{prefix}_{name}") for name in _NAMES]


def _name(row: Row[Any], prefix: str) -> str:
    parts = (getattr(row, f"{prefix}_{name}") for name in _NAMES)
    return full_name(*(part or "" for part in parts))


def children(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """With the newest application of each."""
    applied = t.applications.c
    query = (
        select(t.people, applied.service, applied.status)
        .join(t.applications, applied.child_id == t.people.c.id)
        .where(t.people.c.id.in_(ids))
        .order_by(applied.id)
    )
    found = {
        row.id: Hit(
            Group.CHILD,
            Leads.CHILD,
            row.id,
            full_name(row.surname, row.given_name, row.patronymic),
            number=row.iin,
            day=row.birth_date,
            kind=meaning_of(Service, row.service),
            status=meaning_of(Status, row.status),
        )
        for row in connection.execute(query)
    }
    return _in_order(found, ids)


def payees(
    connection: Connection, pairs: Sequence[tuple[int, int]], group: Group = Group.PAYEE
) -> list[Hit]:
    """Applicants with the child they applied for, by their ids; they lead to the child."""
    applied = t.applications.c
    query = (
        select(
            applied.applicant_id,
            applied.child_id,
            applied.relation,
            _PARENT.c.iin,
            _PARENT.c.name_ru,
            *_named(_PARENT, "parent"),
            *_named(_CHILD, "child"),
        )
        .join(_PARENT, _PARENT.c.id == applied.applicant_id)
        .join(_CHILD, _CHILD.c.id == applied.child_id)
        .where(
            applied.applicant_id.in_([parent for parent, _child in pairs]),
            applied.child_id.in_([child for _parent, child in pairs]),
        )
        .order_by(applied.id)
    )
    found = {
        (row.applicant_id, row.child_id): Hit(
            group,
            Leads.CHILD,
            row.child_id,
            _name(row, "parent"),
            name_ru=row.name_ru,
            of=_name(row, "child"),
            number=row.iin,
            kind=meaning_of(Relation, row.relation),
        )
        for row in connection.execute(query)
    }
    return _in_order(found, pairs)


def organisations(connection: Connection, pairs: Sequence[tuple[int, int]]) -> list[Hit]:
    """The same of those that are no persons."""
    return payees(connection, pairs, Group.ORGANISATION)


def applications(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    applied = t.applications.c
    query = select(t.applications, *_named(_CHILD, "child")).where(applied.id.in_(ids))
    found = {
        row.id: Hit(
            Group.APPLICATION,
            Leads.CASE,
            row.id,
            row.number,
            of=_name(row, "child"),
            day=row.applied_on,
            kind=meaning_of(Service, row.service),
            status=meaning_of(Status, row.status),
        )
        for row in connection.execute(query.join(_CHILD, _CHILD.c.id == applied.child_id))
    }
    return _in_order(found, ids)


def complaints(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    columns = t.complaints.c
    query = select(columns.id, columns.number, columns.complainant, columns.received_on)
    query = query.add_columns(columns.status).where(columns.id.in_(ids))
    found = {
        row.id: Hit(
            Group.COMPLAINT,
            Leads.COMPLAINT,
            row.id,
            row.number,
            of=row.complainant,
            day=row.received_on,
            status=meaning_of(ComplaintStatus, row.status),
        )
        for row in connection.execute(query)
    }
    return _in_order(found, ids)


def papers(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """They lead to the case, the child or the complaint that they are about."""
    columns = t.notices.c
    query = select(
        *(columns[name] for name in ("id", "kind", "number", "issued_at", "annulled_at")),
        *(columns[name] for name in ("application_id", "child_id", "complaint_id", "recipient")),
        *_named(_CHILD, "child"),
    ).outerjoin(_CHILD, _CHILD.c.id == columns.child_id)
    found = {}
    for row in connection.execute(query.where(columns.id.in_(ids))):
        leads, led = _about(row)
        found[row.id] = Hit(
            Group.PAPER,
            leads,
            led,
            row.number,
            of=_name(row, "child") or row.recipient,
            day=row.issued_at.date(),
            kind=meaning_of(NoticeKind, row.kind),
            annulled=row.annulled_at is not None,
        )
    return _in_order(found, ids)


def _about(row: Row[Any]) -> tuple[Leads, int]:
    if row.complaint_id is not None:
        return Leads.COMPLAINT, row.complaint_id
    if row.application_id is not None:
        return Leads.CASE, row.application_id
    return Leads.CHILD, row.child_id or 0


def orders(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """Each leads to its case."""
    columns, applied = t.orders.c, t.applications.c
    query = (
        select(columns.id, columns.number, columns.issued_on, columns.application_id)
        .add_columns(*_named(_CHILD, "child"))
        .join(t.applications, applied.id == columns.application_id)
        .join(_CHILD, _CHILD.c.id == applied.child_id)
        .where(columns.id.in_(ids))
    )
    found = {
        row.id: Hit(
            Group.ORDER,
            Leads.CASE,
            row.application_id,
            row.number,
            of=_name(row, "child"),
            day=row.issued_on,
        )
        for row in connection.execute(query)
    }
    return _in_order(found, ids)


def certificates(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """Each leads to its child."""
    columns = t.certificates.c
    query = (
        select(columns.id, columns.number, columns.issued_on, columns.child_id)
        .add_columns(*_named(_CHILD, "child"))
        .join(_CHILD, _CHILD.c.id == columns.child_id)
        .where(columns.id.in_(ids))
    )
    found = {
        row.id: Hit(
            Group.CERTIFICATE,
            Leads.CHILD,
            row.child_id,
            row.number,
            of=_name(row, "child"),
            day=row.issued_on,
        )
        for row in connection.execute(query)
    }
    return _in_order(found, ids)


def payouts(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    columns = t.payouts.c
    found = {
        row.id: Hit(
            Group.PAYOUT,
            Leads.PAYOUT,
            row.id,
            row.number,
            of=row.quarter,
            day=row.closed_at.date(),
            annulled=row.annulled_at is not None,
        )
        for row in connection.execute(select(t.payouts).where(columns.id.in_(ids)))
    }
    return _in_order(found, ids)


def schools(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    found = {
        row.id: Hit(
            Group.SCHOOL, Leads.SCHOOLS, row.id, row.name_kk, name_ru=row.name_ru, number=row.bin
        )
        for row in connection.execute(select(t.providers).where(t.providers.c.id.in_(ids)))
    }
    return _in_order(found, ids)


def lines(connection: Connection, payouts: Iterable[int], line: int) -> list[Hit]:
    """The lines of this number on payouts, with the case that each is of."""
    columns = t.payout_lines.c
    query: Select[Any] = (
        select(
            columns.child_name,
            columns.amount,
            t.payouts.c.number,
            t.payouts.c.closed_at,
            t.payouts.c.annulled_at,
            t.decisions.c.application_id,
        )
        .join(t.payouts, t.payouts.c.id == columns.payout_id)
        .join(t.decisions, t.decisions.c.id == columns.decision_id)
        .where(and_(columns.payout_id.in_(list(payouts)), columns.number == line))
        .order_by(t.payouts.c.id.desc())
    )
    return [
        Hit(
            Group.LINE,
            Leads.CASE,
            row.application_id,
            f"{row.number}/{line}",
            of=row.child_name,
            day=row.closed_at.date(),
            annulled=row.annulled_at is not None,
        )
        for row in connection.execute(query)
    ]


def _in_order(found: Mapping[Any, Hit], wanted: Sequence[Any]) -> list[Hit]:
    """What is not on file any more is left out."""
    return [found[each] for each in wanted if each in found]
