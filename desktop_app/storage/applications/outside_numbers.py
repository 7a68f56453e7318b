"""What others, or the State body's own journals, numbered: kept, shown, found, taken back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, union

from desktop_app.identity.folding import folded
from desktop_app.records.outside_numbers import Bearer, NumberEntry, Numbers, OutsideNumber, Whose
from desktop_app.records.people import Author
from desktop_app.storage import standing
from desktop_app.storage.rows import at_once, insert_row, to_record
from desktop_app.storage.tables import outside_numbers, requests


def add(
    connection: Connection,
    bearer: Bearer,
    bearer_id: int,
    whose: Whose,
    entry: NumberEntry,
    by: Author,
    when: datetime,
) -> int:
    values = {
        f"{bearer}_id": bearer_id,
        "whose": whose,
        "number": entry.number,
        "day": entry.day,
        "folded": folded(entry.number),
        "worker_id": by.id,
        "recorded_at": when,
        "recorded_by": by.name,
    }
    return insert_row(connection, outside_numbers, values)


def annul(connection: Connection, number: OutsideNumber, by: Author, when: datetime) -> None:
    """Another one stands in its place, or none: both are in the history."""
    standing.annul(connection, outside_numbers, number.id, by.name, when, "")


def of(connection: Connection, bearer: Bearer, bearer_id: int) -> Numbers:
    """Those that stand, in the order in which they are asked for."""
    return of_many(connection, bearer, [bearer_id]).get(bearer_id, ())


def of_many(
    connection: Connection, bearer: Bearer, bearer_ids: Sequence[int]
) -> Mapping[int, Numbers]:
    found: dict[int, list[OutsideNumber]] = {}
    column = _of(bearer)
    for some in at_once(bearer_ids):
        query = select(outside_numbers).where(column.in_(some), standing.standing(outside_numbers))
        for row in connection.execute(query.order_by(outside_numbers.c.id)):
            record = to_record(OutsideNumber, row)
            found.setdefault(row._mapping[column.name], []).append(record)
    order = list(Whose)
    return {
        each: tuple(sorted(numbers, key=lambda number: order.index(number.whose)))
        for each, numbers in found.items()
    }


def applications_bearing(typed: str) -> Select[Any]:
    """Applications that bear a number which was typed, or a part of it, or an answer that does."""
    found = select(outside_numbers.c.application_id).where(_bears(typed))
    answers = select(requests.c.application_id).join(
        outside_numbers, outside_numbers.c.request_id == requests.c.id
    )
    both = union(found, answers.where(_bears(typed))).subquery()
    return select(both.c.application_id).where(both.c.application_id.is_not(None))


def bearing(connection: Connection, bearer: Bearer, typed: str) -> list[int]:
    """Those of one kind that bear a number which was typed, or a part of it."""
    query = select(_of(bearer)).where(_bears(typed), _of(bearer).is_not(None))
    return list(connection.scalars(query.distinct().order_by(_of(bearer))))


def exactly(connection: Connection, bearer: Bearer, typed: str) -> list[int]:
    """Those of one kind that bear just this number, however it is typed."""
    query = select(_of(bearer)).where(
        outside_numbers.c.folded == folded(typed.strip()), standing.standing(outside_numbers)
    )
    return [each for each in connection.scalars(query.distinct()) if each is not None]


def bearers(connection: Connection, number_ids: Iterable[int]) -> list[Mapping[str, Any]]:
    """What each of these numbers is of, as ``application_id`` and the like."""
    columns = [_of(bearer) for bearer in Bearer]
    query = select(*columns, requests.c.application_id.label("asked_for"))
    query = query.outerjoin(requests, requests.c.id == outside_numbers.c.request_id)
    found = connection.execute(query.where(outside_numbers.c.id.in_(sorted(number_ids))))
    return [dict(row._mapping) for row in found]


def _of(bearer: Bearer) -> ColumnElement[Any]:
    return outside_numbers.c[f"{bearer}_id"]


def _bears(typed: str) -> ColumnElement[bool]:
    return outside_numbers.c.folded.contains(folded(typed)) & standing.standing(outside_numbers)
