"""Complaints: reading, finding, and those that wait."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.identity.folding import folded
from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import Complaint, ComplaintEntry, ComplaintRow
from desktop_app.records.kinds import COMPLAINT_OPEN, ApprovalState, ComplaintStatus
from desktop_app.records.sought import sought_words
from desktop_app.storage import edits
from desktop_app.storage.rows import all_ids, all_of, insert_row, one_of, only, to_record
from desktop_app.storage.tables import approvals, complaints

_DUE = func.coalesce(
    complaints.c.send_on_by, complaints.c.extended_until, complaints.c.deadline
).label("due")


def search_text(number: str, entry: ComplaintEntry) -> str:
    """What a complaint is found by: its key is made of it where one searches."""
    return f"{entry.complainant} {entry.iin} {number}".casefold()


def add(connection: Connection, values: Mapping[str, Any], who: str, when: datetime) -> Complaint:
    row_id = insert_row(connection, complaints, {**values, "changed_by": who, "changed_at": when})
    return by_id(connection, row_id)


def by_id(connection: Connection, complaint_id: int) -> Complaint:
    query = select(complaints).where(complaints.c.id == complaint_id)
    return only(Complaint, connection, query, "complaint")


def received_on(connection: Connection, day: date) -> list[Complaint]:
    """Those that came on a day, in the order of the register."""
    query = select(complaints).where(complaints.c.received_on == day)
    return all_of(Complaint, connection, query.order_by(complaints.c.id))


def of_day_or_open(connection: Connection, day: date) -> list[Complaint]:
    """Those that came on a day, and those of any day that wait for the office."""
    waits = complaints.c.status.in_(COMPLAINT_OPEN)
    query = select(complaints).where((complaints.c.received_on == day) | waits)
    return all_of(Complaint, connection, query.order_by(complaints.c.id))


def by_day(connection: Connection) -> Iterator[list[Complaint]]:
    """Those of each day on which several came."""
    columns = complaints.c
    several = select(columns.received_on).group_by(columns.received_on)
    several = several.having(func.count() > 1).order_by(columns.received_on)
    for day in list(connection.scalars(several)):
        yield received_on(connection, day)


def change(
    connection: Connection, complaint: Complaint, who: str, when: datetime, **values: Any
) -> Complaint:
    """Save, if it still is as it was read; ChangedMeanwhile where it is not."""
    edits.change(
        connection, complaints, complaint.id, complaint.version, values, who=who, when=when
    )
    return by_id(connection, complaint.id)


def ids(
    connection: Connection,
    text: str = "",
    statuses: Iterable[ComplaintStatus] = (),
    also: Iterable[int] = (),
) -> list[int]:
    """Complaints, open ones the nearest day first, others the newest first.

    The text is found in the name, the IIN or the number; ``also`` are found by it otherwise.
    """
    wanted = frozenset(statuses)
    order = (_DUE, complaints.c.id) if wanted == COMPLAINT_OPEN else (complaints.c.id.desc(),)
    query = select(complaints.c.id).order_by(*order)
    if wanted:
        query = query.where(complaints.c.status.in_(wanted))
    words = sought_words(text)
    if not words:
        return all_ids(connection, query)
    rows = connection.execute(query.add_columns(complaints.c.search))
    keys = ((complaint_id, folded(search)) for complaint_id, search in rows)
    found = set(also)
    return [each for each, key in keys if each in found or all(word in key for word in words)]


def open_by_day(connection: Connection) -> list[tuple[int, date]]:
    """Those that wait for the office, each with the day by which."""
    query = select(complaints.c.id, _DUE).where(complaints.c.status.in_(COMPLAINT_OPEN))
    return [(row.id, row.due) for row in connection.execute(query)]


def rows(connection: Connection, wanted: list[int]) -> list[ComplaintRow]:
    if not wanted:
        return []
    waits = select(approvals.c.id).where(
        approvals.c.complaint_id == complaints.c.id, approvals.c.state == ApprovalState.WAITING
    )
    query = select(complaints, _DUE, waits.exists().label("waits"))
    query = query.where(complaints.c.id.in_(wanted))
    found = {row.id: to_record(ComplaintRow, row) for row in connection.execute(query)}
    return [found[row_id] for row_id in wanted]


def of_application(connection: Connection, application_id: int) -> list[ComplaintRow]:
    """Those about a case, the newest first."""
    query = select(complaints.c.id).where(complaints.c.application_id == application_id)
    return rows(connection, list(connection.scalars(query.order_by(complaints.c.id.desc()))))


def in_the_tray(connection: Connection, complaint_id: int) -> Approval | None:
    """The paper of a complaint that waits for the head's signature."""
    query = select(approvals).where(
        approvals.c.complaint_id == complaint_id, approvals.c.state == ApprovalState.WAITING
    )
    return one_of(Approval, connection, query.order_by(approvals.c.id))


def sent_back(connection: Connection, complaint: Complaint) -> Approval | None:
    """The newest paper of a complaint, where the head sent it back and nothing came after."""
    query = select(approvals).where(approvals.c.complaint_id == complaint.id)
    newest = one_of(Approval, connection, query.order_by(approvals.c.id.desc()))
    if newest is None or newest.state is not ApprovalState.SENT_BACK:
        return None
    changed = complaint.changed_at
    stands = changed is None or newest.settled_at is None or newest.settled_at >= changed
    return newest if stands else None
