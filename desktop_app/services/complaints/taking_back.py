"""What was done with a complaint is taken back with its paper, while that is in the office."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.complaints import Complaint
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import ComplaintStatus, NoticeKind
from desktop_app.services import history
from desktop_app.services.complaints import papers as on_paper
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.complaints import on_file as stored


def _open(complaint: Complaint) -> ComplaintStatus:
    extended = complaint.extended_on is not None
    return ComplaintStatus.EXTENDED if extended else ComplaintStatus.REGISTERED


def _unanswered(complaint: Complaint) -> Mapping[str, Any]:
    return {
        "status": _open(complaint),
        "outcome": "",
        "answer": "",
        "answered_at": None,
        "answered_by": "",
    }


def _kept_here(complaint: Complaint) -> Mapping[str, Any]:
    return {"status": _open(complaint), "sent_on_at": None, "sent_on_to": ""}


def _not_extended(_complaint: Complaint) -> Mapping[str, Any]:
    return {
        "status": ComplaintStatus.REGISTERED,
        "extended_on": None,
        "extended_until": None,
        "extended_why": "",
    }


_BEFORE: Mapping[
    NoticeKind, tuple[ComplaintStatus, Callable[[Complaint], Mapping[str, Any]], str]
] = {
    NoticeKind.COMPLAINT_ANSWER: (
        ComplaintStatus.ANSWERED,
        _unanswered,
        N_("The answer to the complaint was taken back: {why}"),
    ),
    NoticeKind.COMPLAINT_COVER: (
        ComplaintStatus.SENT_ON,
        _kept_here,
        N_("That the complaint was sent on was taken back: {why}"),
    ),
    NoticeKind.COMPLAINT_EXTENSION: (
        ComplaintStatus.EXTENDED,
        _not_extended,
        N_("The extension of the time was taken back: {why}"),
    ),
}
"""Which state each paper brought, what the complaint was before it, and what is told."""


def take_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """The complaint is as before the paper; Trouble where it has moved on since."""
    assert paper.complaint_id is not None
    complaint = stored.by_id(connection, paper.complaint_id)
    state, before, label = _BEFORE[paper.kind]
    if complaint.status is not state:
        raise Trouble(_MOVED_ON, number=complaint.number)
    who, when = desk.worker.name, desk.now()
    changed = stored.change(connection, complaint, who, when, **before(complaint))
    told = Step(label, "R-9", {"why": as_is(why)})
    history.record_in(connection, desk, told, on_paper.matter(changed, ""))


_MOVED_ON = N_(
    "The complaint {number} has moved on since this paper. Nothing was saved: look at it again."
)
