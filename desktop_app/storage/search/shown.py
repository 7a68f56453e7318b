"""What stands for what was found: read for the few that are shown, in the order they are wanted."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, select

from desktop_app.records.kinds import ComplaintStatus, NoticeKind, Relation, Service, Status
from desktop_app.records.people import full_name
from desktop_app.records.search import Group, Hit, Leads
from desktop_app.records.stored_words import meaning_of
from desktop_app.storage import tables as t

_CHILD, _PARENT = t.people.alias("child"), t.people.alias("parent")
# The statements are made once: making one takes as long as asking it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_CHILD_IDS: BindParameter[Any] = bindparam("child_ids", expanding=True)
_NAMES = ("surname", "given_name", "patronymic")


def _named(table: Any, prefix: str) -> list[Any]:
    return [table.c[name].label(f"{prefix}_{name}") for name in _NAMES]


def _name(row: Row[Any], prefix: str) -> str:
    parts = (getattr(row, f"{prefix}_{name}") for name in _NAMES)
    return full_name(*(part or "" for part in parts))


_CHILDREN = (
    select(t.people, t.applications.c.service, t.applications.c.status)
    .join(t.applications, t.applications.c.child_id == t.people.c.id)
    .where(t.people.c.id.in_(_IDS))
    .order_by(t.applications.c.id)
)


def children(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """With the newest application of each."""
    return _found(
        connection,
        _CHILDREN,
        ids,
        lambda row: Hit(
            Group.CHILD,
            Leads.CHILD,
            row.id,
            full_name(row.surname, row.given_name, row.patronymic),
            number=row.iin,
            day=row.birth_date,
            kind=meaning_of(Service, row.service),
            status=meaning_of(Status, row.status),
        ),
    )


_PAYEES = (
    select(
        t.applications.c.applicant_id,
        t.applications.c.child_id,
        t.applications.c.relation,
        _PARENT.c.iin,
        _PARENT.c.name_ru,
        *_named(_PARENT, "parent"),
        *_named(_CHILD, "child"),
    )
    .join(_PARENT, _PARENT.c.id == t.applications.c.applicant_id)
    .join(_CHILD, _CHILD.c.id == t.applications.c.child_id)
    .where(t.applications.c.applicant_id.in_(_IDS), t.applications.c.child_id.in_(_CHILD_IDS))
    .order_by(t.applications.c.id)
)


def payees(
    connection: Connection, pairs: Sequence[tuple[int, int]], group: Group = Group.PAYEE
) -> list[Hit]:
    """Applicants with the child they applied for, by their ids; they lead to the child."""
    ids = {"ids": [parent for parent, _child in pairs], "child_ids": [child for _p, child in pairs]}
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
        for row in connection.execute(_PAYEES, ids)
    }
    return _in_order(found, pairs)


def organisations(connection: Connection, pairs: Sequence[tuple[int, int]]) -> list[Hit]:
    """The same of those that are no persons."""
    return payees(connection, pairs, Group.ORGANISATION)


_APPLICATIONS = (
    select(t.applications, *_named(_CHILD, "child"))
    .join(_CHILD, _CHILD.c.id == t.applications.c.child_id)
    .where(t.applications.c.id.in_(_IDS))
)


def applications(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    return _found(
        connection,
        _APPLICATIONS,
        ids,
        lambda row: Hit(
            Group.APPLICATION,
            Leads.CASE,
            row.id,
            row.number,
            of=_name(row, "child"),
            day=row.applied_on,
            kind=meaning_of(Service, row.service),
            status=meaning_of(Status, row.status),
        ),
    )


_COMPLAINTS = select(t.complaints).where(t.complaints.c.id.in_(_IDS))


def complaints(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    return _found(
        connection,
        _COMPLAINTS,
        ids,
        lambda row: Hit(
            Group.COMPLAINT,
            Leads.COMPLAINT,
            row.id,
            row.number,
            of=row.complainant,
            day=row.received_on,
            status=meaning_of(ComplaintStatus, row.status),
        ),
    )


_PAPER = (
    *("id", "kind", "number", "issued_at", "annulled_at", "recipient"),
    *("application_id", "child_id", "complaint_id"),
)
_PAPERS = (
    select(*(t.notices.c[name] for name in _PAPER), *_named(_CHILD, "child"))
    .outerjoin(_CHILD, _CHILD.c.id == t.notices.c.child_id)
    .where(t.notices.c.id.in_(_IDS))
)


def papers(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """They lead to the case, the child or the complaint that they are about."""
    return _found(
        connection,
        _PAPERS,
        ids,
        lambda row: Hit(
            Group.PAPER,
            *_about(row),
            row.number,
            of=_name(row, "child") or row.recipient,
            day=row.issued_at.date(),
            kind=meaning_of(NoticeKind, row.kind),
            annulled=row.annulled_at is not None,
        ),
    )


def _about(row: Row[Any]) -> tuple[Leads, int]:
    if row.complaint_id is not None:
        return Leads.COMPLAINT, row.complaint_id
    if row.application_id is not None:
        return Leads.CASE, row.application_id
    return Leads.CHILD, row.child_id or 0


_ORDERS = (
    select(t.orders, *_named(_CHILD, "child"))
    .join(t.applications, t.applications.c.id == t.orders.c.application_id)
    .join(_CHILD, _CHILD.c.id == t.applications.c.child_id)
    .where(t.orders.c.id.in_(_IDS))
)


def orders(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """Each leads to its case."""
    return _found(
        connection,
        _ORDERS,
        ids,
        lambda row: Hit(
            Group.ORDER,
            Leads.CASE,
            row.application_id,
            row.number,
            of=_name(row, "child"),
            day=row.issued_on,
        ),
    )


_CERTIFICATES = (
    select(t.certificates, *_named(_CHILD, "child"))
    .join(_CHILD, _CHILD.c.id == t.certificates.c.child_id)
    .where(t.certificates.c.id.in_(_IDS))
)


def certificates(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """Each leads to its child."""
    return _found(
        connection,
        _CERTIFICATES,
        ids,
        lambda row: Hit(
            Group.CERTIFICATE,
            Leads.CHILD,
            row.child_id,
            row.number,
            of=_name(row, "child"),
            day=row.issued_on,
        ),
    )


_PAYOUTS = select(t.payouts).where(t.payouts.c.id.in_(_IDS))


def payouts(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    return _found(
        connection,
        _PAYOUTS,
        ids,
        lambda row: Hit(
            Group.PAYOUT,
            Leads.PAYOUT,
            row.id,
            row.number,
            of=row.quarter,
            day=row.closed_at.date(),
            annulled=row.annulled_at is not None,
        ),
    )


_SCHOOLS = select(t.providers).where(t.providers.c.id.in_(_IDS))


def schools(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    return _found(
        connection,
        _SCHOOLS,
        ids,
        lambda row: Hit(
            Group.SCHOOL, Leads.SCHOOLS, row.id, row.name_kk, name_ru=row.name_ru, number=row.bin
        ),
    )


_LINES = (
    select(
        t.payout_lines.c.child_name,
        t.payouts.c.number,
        t.payouts.c.closed_at,
        t.payouts.c.annulled_at,
        t.decisions.c.application_id,
    )
    .join(t.payouts, t.payouts.c.id == t.payout_lines.c.payout_id)
    .join(t.decisions, t.decisions.c.id == t.payout_lines.c.decision_id)
    .where(t.payout_lines.c.payout_id.in_(_IDS), t.payout_lines.c.number == bindparam("line"))
    .order_by(t.payouts.c.id.desc())
)


def lines(connection: Connection, payouts: Sequence[int], line: int) -> list[Hit]:
    """The lines of this number on payouts, with the case that each is of."""
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
        for row in connection.execute(_LINES, {"ids": payouts, "line": line})
    ]


_FORMER = (
    select(t.person_values.c.person_id, t.person_values.c.before)
    .where(
        t.person_values.c.person_id.in_(_IDS),
        t.person_values.c.field.in_((*_NAMES, "name_ru")),
        t.person_values.c.before != "",
        t.person_values.c.annulled_at.is_(None),
    )
    .order_by(t.person_values.c.id)
)


def former_names(connection: Connection, people: Sequence[int]) -> dict[int, list[str]]:
    """What these people were called before, the oldest first."""
    found: dict[int, list[str]] = defaultdict(list)
    for person_id, name in connection.execute(_FORMER, {"ids": people}):
        found[person_id].append(name)
    return found


def _found(
    connection: Connection,
    statement: Select[Any],
    ids: Sequence[int],
    hit: Callable[[Row[Any]], Hit],
) -> list[Hit]:
    rows = connection.execute(statement, {"ids": ids})
    return _in_order({row.id: hit(row) for row in rows}, ids)


def _in_order(found: Mapping[Any, Hit], wanted: Sequence[Any]) -> list[Hit]:
    """What is not on file any more is left out."""
    return [found[each] for each in wanted if each in found]
