"""The journal of issued papers: whom each was for, how it was delivered and how often printed."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop_app.records.kinds import NoticeKind, Register, kinds_in
from desktop_app.records.outside_numbers import Bearer
from desktop_app.records.people import full_name
from desktop_app.records.registers import Delivered, PaperRow
from desktop_app.storage import tables as t
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.post import printings
from desktop_app.storage.rows import all_ids, at_once, to_record
from desktop_app.storage.standing import standing


def paper_ids(
    connection: Connection,
    first: date,
    end: date,
    kind: NoticeKind | None = None,
    register: Register | None = None,
) -> list[int]:
    """Papers issued from ``first`` until before ``end``, the newest first."""
    issued = t.notices.c.issued_at
    query = select(t.notices.c.id).where(
        issued >= datetime.combine(first, time()), issued < datetime.combine(end, time())
    )
    if kind is not None:
        query = query.where(t.notices.c.kind == kind)
    if register is not None:
        query = query.where(t.notices.c.kind.in_(kinds_in(register)))
    return all_ids(connection, query.order_by(t.notices.c.id.desc()))


def paper_rows(connection: Connection, wanted: list[int]) -> list[PaperRow]:
    """The papers in the order they are wanted."""
    own = set(PaperRow.__dataclass_fields__)
    columns = [
        *(column for column in t.notices.c if column.name in own),
        *(t.people.c[name] for name in ("surname", "given_name", "patronymic")),
        t.applications.c.number.label("application"),
    ]
    query = (
        select(*columns)
        .outerjoin(t.people, t.people.c.id == t.notices.c.child_id)
        .outerjoin(t.applications, t.applications.c.id == t.notices.c.application_id)
    )
    found = {}
    printed = printings.printed(connection, wanted)
    outside = outside_numbers.of_many(connection, Bearer.PAPER, wanted)
    for some in at_once(wanted):
        delivered = _delivered(connection, some)
        for row in connection.execute(query.where(t.notices.c.id.in_(some))):
            found[row.id] = to_record(
                PaperRow,
                row,
                child_name=full_name(row.surname or "", row.given_name or "", row.patronymic or ""),
                application_number=row.application or "",
                delivered=tuple(delivered.get(row.id, ())),
                printed=printed.get(row.id),
                outside_numbers=outside.get(row.id, ()),
            )
    return [found[row_id] for row_id in wanted]


def _delivered(connection: Connection, notice_ids: Sequence[int]) -> dict[int, list[Delivered]]:
    """The deliveries that stand, as they were recorded."""
    of = t.deliveries.c
    query: Select[Any] = (
        select(of.notice_id, of.way, of.delivered_on, of.number)
        .where(of.notice_id.in_(notice_ids), standing(t.deliveries))
        .order_by(of.id)
    )
    found: dict[int, list[Delivered]] = {}
    for row in connection.execute(query):
        found.setdefault(row.notice_id, []).append(to_record(Delivered, row))
    return found
