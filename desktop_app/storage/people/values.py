"""What cards said before: every value is kept when another one takes its place."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from desktop_app.records.people import Author
from desktop_app.records.who_it_is import Difference, PersonValue, Reason
from desktop_app.storage.people_tables import person_values
from desktop_app.storage.rows import all_of, among, at_once, insert_row

Held = tuple[str, str]
"""A field, and what stood in it."""

_NAMES = ("surname", "given_name", "patronymic")


def keep(
    connection: Connection,
    person_id: int,
    reasons: Mapping[Difference, Reason],
    by: Author,
    when: datetime,
) -> None:
    for change, reason in reasons.items():
        row = {
            "person_id": person_id,
            **change.__dict__,
            "changed_on": reason.changed_on,
            "answer": reason.because,
            "document": reason.document,
            "worker_id": by.id,
            "recorded_at": when,
            "recorded_by": by.name,
        }
        insert_row(connection, person_values, row)


def names_held(connection: Connection, people: Collection[int]) -> Mapping[int, set[Held]]:
    """What each of them was called before."""
    columns, found = person_values.c, defaultdict[int, set[Held]](set)
    query = select(columns.person_id, columns.field, columns.before)
    query = query.where(columns.field.in_(_NAMES), columns.annulled_at.is_(None))
    for some in at_once(sorted(people)):
        for person_id, field, before in connection.execute(
            query.where(columns.person_id.in_(some))
        ):
            found[person_id].add((field, before))
    return found


def of_person(connection: Connection, person_id: int) -> list[PersonValue]:
    """In the order in which they were recorded."""
    columns = person_values.c
    query = select(person_values).where(
        columns.person_id == person_id, columns.annulled_at.is_(None)
    )
    return all_of(PersonValue, connection, query.order_by(columns.id))


def of_people(connection: Connection, people: Collection[int]) -> list[PersonValue]:
    """Of some people, in the order in which they were recorded."""
    if not people:
        return []
    columns = person_values.c
    query = select(person_values).where(columns.annulled_at.is_(None)).order_by(columns.id)
    of_them = among(connection, columns.person_id, people)
    return all_of(PersonValue, connection, query.where(of_them))
