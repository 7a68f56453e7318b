"""Payees who died or lost their rights: recorded, found by person and by award, and annulled."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop_app.records.payee_ends import PayeeEnd, PayeeEndKind
from desktop_app.records.people import Author
from desktop_app.storage import standing
from desktop_app.storage.rows import among, insert_row, one_of, only, to_record
from desktop_app.storage.tables import decisions, payee_ends


def add(
    connection: Connection,
    person_id: int,
    kind: PayeeEndKind,
    happened_on: date,
    document: str,
    by: Author,
    when: datetime,
) -> int:
    values = {
        "person_id": person_id,
        "kind": kind,
        "happened_on": happened_on,
        "document": document,
        "recorded_at": when,
        "recorded_by": by.name,
    }
    return insert_row(connection, payee_ends, values)


def by_id(connection: Connection, end_id: int) -> PayeeEnd:
    """Annulled or not. Raises NotOnFile."""
    query = select(payee_ends).where(payee_ends.c.id == end_id)
    return only(PayeeEnd, connection, query, "payee's end")


def of_person(connection: Connection, person_id: int) -> PayeeEnd | None:
    """What stands for a person, the earliest where there are several."""
    query = select(payee_ends).where(
        payee_ends.c.person_id == person_id, standing.standing(payee_ends)
    )
    return one_of(PayeeEnd, connection, query.order_by(payee_ends.c.happened_on).limit(1))


def by_award(
    connection: Connection, child_id: int | None = None, as_of: datetime | None = None
) -> Mapping[int, PayeeEnd]:
    """The awards whose payee can't be paid any more, by their decisions."""
    query = (
        select(decisions.c.id.label("decision_id"), payee_ends)
        .join(payee_ends, payee_ends.c.person_id == decisions.c.payee_id)
        .where(decisions.c.awarded, standing.standing(payee_ends, as_of))
        .order_by(payee_ends.c.happened_on.desc())
    )
    if child_id is not None:
        query = query.where(decisions.c.child_id == child_id)
    return {row.decision_id: to_record(PayeeEnd, row) for row in connection.execute(query)}


def of_the_dead(connection: Connection, decision_ids: Collection[int]) -> frozenset[int]:
    """Which of these awards have a payee who died: nobody is left who could be written to."""
    if not decision_ids:
        return frozenset()
    query = (
        select(decisions.c.id)
        .join(payee_ends, payee_ends.c.person_id == decisions.c.payee_id)
        .where(payee_ends.c.kind == PayeeEndKind.DIED, standing.standing(payee_ends))
        .where(among(connection, decisions.c.id, decision_ids))
    )
    return frozenset(connection.scalars(query))


def children_of(connection: Connection, person_id: int) -> list[int]:
    """The children that somebody was awarded money for, in the order of their records."""
    query = select(decisions.c.child_id).where(
        decisions.c.awarded, decisions.c.payee_id == person_id
    )
    return sorted(set(connection.scalars(query)))


def annul(connection: Connection, end_id: int, by: Author, when: datetime, why: str) -> bool:
    """Take it back; False where it is annulled already."""
    return standing.annul(connection, payee_ends, end_id, by.name, when, why)
