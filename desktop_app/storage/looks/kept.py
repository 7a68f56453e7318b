"""Looks as they are kept: one after the other, and never changed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from desktop_app.records.looks import Look, LookRow, Seen, Subject, Unkept, Way
from desktop_app.records.people import Author, full_name
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of, at_once, to_record


def between(
    connection: Connection,
    author: Author,
    pc: str,
    way: Way,
    moments: tuple[datetime, datetime],
    ids: Sequence[int],
) -> set[Seen]:
    """What of these ids somebody has looked at in this way from this PC, after the first moment.

    A look of after the second one, put down by a clock that went wrong, hides none of now.
    """
    first, last = moments
    looks = t.looks.c
    found: set[Seen] = set()
    for some in at_once(ids):
        query = select(looks.subject, looks.subject_id, looks.which).where(
            looks.subject_id.in_(some),
            looks.subject.in_(list(Subject)),
            looks.worker_id == author.id,
            looks.pc == pc,
            looks.way == way,
            looks.at > first,
            looks.at <= last,
        )
        found.update(
            Seen(Subject(row.subject), row.subject_id, row.which)
            for row in connection.execute(query)
        )
    return found


def add(
    connection: Connection, author: Author, pc: str, way: Way, at: datetime, seen: Iterable[Seen]
) -> None:
    who = {"worker_id": author.id, "worker": author.name, "pc": pc, "way": way, "at": at}
    connection.execute(insert(t.looks), [{**who, **each._asdict()} for each in seen])


def add_later(connection: Connection, pc: str, unkept: Iterable[Unkept]) -> int:
    """Put down looks of before, from this PC; how many there were that are not on file yet."""
    count = 0
    for each in unkept:
        name = select(t.workers.c.name).where(t.workers.c.id == each.worker_id)
        author = Author(each.worker_id, connection.scalar(name) or "")
        moments = each.at - timedelta(microseconds=1), each.at
        ids = [each.seen.subject_id]
        if each.seen not in between(connection, author, pc, each.way, moments, ids):
            add(connection, author, pc, each.way, each.at, [each.seen])
            count += 1
    return count


def of(connection: Connection, subject: Subject, subject_id: int) -> list[Look]:
    """Who looked at one of them, the newest first."""
    query = select(t.looks).where(t.looks.c.subject == subject, t.looks.c.subject_id == subject_id)
    return all_of(Look, connection, query.order_by(t.looks.c.id.desc()))


def ids(
    connection: Connection, first: date, end: date, subject: Subject | None = None
) -> list[int]:
    """Looks from ``first`` until before ``end``, the newest first."""
    begin, stop = datetime.combine(first, time()), datetime.combine(end, time())
    query = select(t.looks.c.id).where(t.looks.c.at >= begin, t.looks.c.at < stop)
    if subject is not None:
        query = query.where(t.looks.c.subject == subject)
    return list(connection.scalars(query.order_by(t.looks.c.id.desc())))


def rows(connection: Connection, wanted: Sequence[int]) -> list[LookRow]:
    """The looks in the order they are wanted."""
    looks = t.looks.c

    def of_subject(table: Any, subject: Subject) -> Any:
        return (looks.subject == subject) & (looks.subject_id == table.c.id)

    query = (
        select(
            t.looks,
            *(t.people.c[name] for name in ("surname", "given_name", "patronymic")),
            t.complaints.c.number.label("complaint"),
            t.payouts.c.number.label("payout"),
        )
        .outerjoin(t.people, of_subject(t.people, Subject.CHILD))
        .outerjoin(t.complaints, of_subject(t.complaints, Subject.COMPLAINT))
        .outerjoin(t.payouts, of_subject(t.payouts, Subject.PAYOUT))
    )
    found = {}
    for some in at_once(wanted):
        for row in connection.execute(query.where(looks.id.in_(some))):
            found[row.id] = LookRow(to_record(Look, row), _about(row))
    return [found[row_id] for row_id in wanted]


def _about(row: Row[Any]) -> str:
    if row.surname is not None:
        return full_name(row.surname, row.given_name, row.patronymic)
    return row.complaint or row.payout or ""
