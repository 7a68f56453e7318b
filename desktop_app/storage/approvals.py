"""Papers that wait for the head's signature, and what became of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from desktop_app.records.approvals import Approval
from desktop_app.records.kinds import ApprovalState, NoticeKind
from desktop_app.storage import edits
from desktop_app.storage.rows import all_of, one_of
from desktop_app.storage.tables import approvals


def add(connection: Connection, values: Mapping[str, Any], who: str, when: datetime) -> int:
    """Put a paper into the tray; its id."""
    prepared = {"prepared_by": who, "prepared_at": when, "changed_by": who, "changed_at": when}
    result = connection.execute(
        insert(approvals).values(**values, **prepared, state=ApprovalState.WAITING)
    )
    (row_id,) = result.inserted_primary_key or (0,)
    return int(row_id)


def by_id(connection: Connection, approval_id: int) -> Approval:
    found = one_of(Approval, connection, select(approvals).where(approvals.c.id == approval_id))
    if found is None:
        raise LookupError("no such paper in the tray")
    return found


def waiting(connection: Connection, kind: NoticeKind | None = None) -> list[Approval]:
    """What waits for the head, the oldest first."""
    query = select(approvals).where(approvals.c.state == ApprovalState.WAITING)
    if kind is not None:
        query = query.where(approvals.c.kind == kind)
    return all_of(Approval, connection, query.order_by(approvals.c.id))


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
