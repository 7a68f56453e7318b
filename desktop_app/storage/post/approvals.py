"""Papers that wait for the head's signature, and what became of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, func, or_, select

from desktop_app.records.approvals import Approval, TrayRow
from desktop_app.records.kinds import ApprovalState, NoticeKind
from desktop_app.records.people import Author, full_name
from desktop_app.storage import edits
from desktop_app.storage.rows import all_of, insert_row, only, to_record
from desktop_app.storage.tables import applications, approvals, complaints, people


def add(connection: Connection, values: Mapping[str, Any], author: Author, when: datetime) -> int:
    """Put a paper into the tray; its id."""
    prepared = {
        "prepared_by": author.name,
        "prepared_by_id": author.id,
        "prepared_at": when,
        "changed_by": author.name,
        "changed_at": when,
    }
    row = {**values, **prepared, "state": ApprovalState.WAITING}
    return insert_row(connection, approvals, row)


def by_id(connection: Connection, approval_id: int) -> Approval:
    query = select(approvals).where(approvals.c.id == approval_id)
    return only(Approval, connection, query, "paper in the tray")


def waiting(connection: Connection, kind: NoticeKind | None = None) -> list[Approval]:
    """What waits for the head, the oldest first."""
    query = select(approvals).where(approvals.c.state == ApprovalState.WAITING)
    if kind is not None:
        query = query.where(approvals.c.kind == kind)
    return all_of(Approval, connection, query.order_by(approvals.c.id))


def of_application(connection: Connection, application_id: int) -> list[Approval]:
    """What waits for the head of one case, the oldest first."""
    query = select(approvals).where(
        approvals.c.state == ApprovalState.WAITING, approvals.c.application_id == application_id
    )
    return all_of(Approval, connection, query.order_by(approvals.c.id))


def count_waiting(connection: Connection) -> int:
    query = select(func.count()).where(approvals.c.state == ApprovalState.WAITING)
    return int(connection.scalar(query) or 0)


def listed(connection: Connection) -> list[TrayRow]:
    """What waits and what was sent back, the oldest first, with whom it is about.

    What was sent back is left out once the same was prepared anew.
    """
    anew = approvals.alias("anew").c
    prepared_anew = exists().where(
        anew.id > approvals.c.id,
        *(anew[name].is_not_distinct_from(approvals.c[name]) for name in _OF_WHAT),
    )
    sent_back = (approvals.c.state == ApprovalState.SENT_BACK) & ~prepared_anew
    query = (
        select(
            approvals,
            applications.c.number.label("application_number"),
            complaints.c.number.label("complaint_number"),
            complaints.c.complainant,
            people.c.surname,
            people.c.given_name,
            people.c.patronymic,
        )
        .outerjoin(applications, applications.c.id == approvals.c.application_id)
        .outerjoin(complaints, complaints.c.id == approvals.c.complaint_id)
        .outerjoin(people, people.c.id == approvals.c.child_id)
        .where(or_(approvals.c.state == ApprovalState.WAITING, sent_back))
        .order_by(approvals.c.id)
    )
    return [_tray_row(row) for row in connection.execute(query)]


_OF_WHAT = ("kind", "application_id", "child_id", "complaint_id", "about")


def _tray_row(row: Row[Any]) -> TrayRow:
    whom = row.complainant or ""
    if row.surname is not None:
        whom = full_name(row.surname, row.given_name, row.patronymic)
    number = row.complaint_number or row.application_number or ""
    return TrayRow(to_record(Approval, row), whom, number)


def settle(
    connection: Connection,
    approval: Approval,
    state: ApprovalState,
    *,
    who: str,
    when: datetime,
    why: str = "",
    notice_id: int | None = None,
) -> None:
    """Approve, send back or take back; ChangedMeanwhile where somebody else was first."""
    values = {
        "state": state,
        "settled_at": when,
        "settled_by": who,
        "why": why,
        "notice_id": notice_id,
    }
    edits.change(connection, approvals, approval.id, approval.version, values, who=who, when=when)


def wait_again(connection: Connection, notice_id: int, who: str, when: datetime) -> None:
    """What was signed waits for the head as before: its paper was taken back."""
    query = select(approvals).where(approvals.c.notice_id == notice_id)
    for each in all_of(Approval, connection, query):
        values = {
            "state": ApprovalState.WAITING,
            "settled_at": None,
            "settled_by": "",
            "notice_id": None,
        }
        edits.change(connection, approvals, each.id, each.version, values, who=who, when=when)
