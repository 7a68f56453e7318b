"""What was answered about two records that look alike, and what nobody has answered yet."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from desktop_app.records.likeness import Kind, OnFile, Said, TwoOnFile
from desktop_app.records.people import Author
from desktop_app.storage import tables as t
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.office import details as offices
from desktop_app.storage.office.joined import gone_ids
from desktop_app.storage.people import on_file as people
from desktop_app.storage.rows import insert_row
from desktop_app.storage.standing import annul, standing

Pair = tuple[int, int]
"""The ids of two records, the smaller first."""


def pair_of(one_id: int, other_id: int) -> Pair:
    return min(one_id, other_id), max(one_id, other_id)


def keep(
    connection: Connection, kind: Kind, pair: Pair, said: Said, by: Author, when: datetime
) -> None:
    """What is said of two from now on; what was said before stays as it was recorded.

    Of two schools that are one, the one that goes on is named first; else the smaller id is.
    """
    columns = t.likeness_answers.c
    earlier = select(columns.id).where(_are(kind, pair_of(*pair)), standing(t.likeness_answers))
    for row_id in list(connection.scalars(earlier)):
        annul(connection, t.likeness_answers, row_id, by.name, when, said)
    one_id, other_id = pair
    values = {
        "kind": kind,
        "one_id": one_id,
        "other_id": other_id,
        "answer": said,
        "recorded_at": when,
        "recorded_by": by.name,
    }
    insert_row(connection, t.likeness_answers, values)


def _are(kind: Kind, pair: Pair) -> ColumnElement[bool]:
    columns = t.likeness_answers.c
    return and_(columns.kind == kind, columns.one_id == pair[0], columns.other_id == pair[1])


def said(connection: Connection, kind: Kind, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Said]]:
    """What stands of each pair of which something was said."""
    columns = t.likeness_answers.c
    for pair in pairs:
        query = select(columns.answer).where(_are(kind, pair), standing(t.likeness_answers))
        answer = connection.scalar(query)
        if answer is not None:
            yield pair, Said(answer)


def known_pairs(connection: Connection, kind: Kind) -> set[Pair]:
    """Every pair of which something was said, or is asked."""
    columns = t.likeness_answers.c
    query = select(columns.one_id, columns.other_id)
    query = query.where(columns.kind == kind, standing(t.likeness_answers))
    return {(row.one_id, row.other_id) for row in connection.execute(query)}


def _of_two(said: Collection[Said]) -> ColumnElement[bool]:
    """Of two records that both go on: what was made into one is answered by that."""
    columns = t.likeness_answers.c
    people_gone = select(t.people.c.id).where(t.people.c.merged_into.is_not(None))
    both_go_on = [
        and_(columns.kind.in_(kinds), columns.one_id.not_in(gone), columns.other_id.not_in(gone))
        for kinds, gone in (
            ((Kind.PERSON, Kind.ORGANISATION), people_gone),
            ((Kind.SCHOOL,), gone_ids()),
        )
    ]
    return and_(
        columns.answer.in_(said),
        standing(t.likeness_answers),
        or_(*both_go_on, columns.kind == Kind.COMPLAINT),
    )


def count_open(connection: Connection) -> int:
    return int(connection.scalar(select(func.count()).where(_of_two((Said.OPEN,)))) or 0)


_BY_ID: Mapping[Kind, Callable[[Connection, int], OnFile]] = {
    Kind.PERSON: people.by_id,
    Kind.ORGANISATION: people.by_id,
    Kind.SCHOOL: offices.school,
    Kind.COMPLAINT: complaints.by_id,
}


def pairs(connection: Connection, said: Collection[Said]) -> list[TwoOnFile]:
    """Of which one of these stands, the oldest first."""
    rows = connection.execute(
        select(t.likeness_answers).where(_of_two(said)).order_by(t.likeness_answers.c.id)
    ).all()
    return [
        TwoOnFile(
            row.id,
            Kind(row.kind),
            *both(connection, Kind(row.kind), (row.one_id, row.other_id)),
            Said(row.answer),
        )
        for row in rows
    ]


def both(connection: Connection, kind: Kind, pair: Pair) -> tuple[OnFile, OnFile]:
    one_id, other_id = pair
    return _BY_ID[kind](connection, one_id), _BY_ID[kind](connection, other_id)
