"""A complaint, what is done to it, and what is on file of it afterwards (R-9)."""

from datetime import date
from typing import Any

from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ComplaintEntry,
    SendingOnEntry,
)
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import (
    ApprovalState,
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    NoticeKind,
    PaperLanguage,
)
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.storage.complaints import on_file as stored
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import approvals

ANSWER = ComplaintAnswerEntry(
    ComplaintOutcome.PARTLY, "Құжаттар қайта қаралды.\n\nҚолхат берілді: <b>5 бет</b> & қосымша."
)
SENDING = SendingOnEntry("Қызмет сапасын бақылау департаменті", "шағым\nәкімшілік іс")


def a_complaint(**changes: Any) -> ComplaintEntry:
    values: dict[str, Any] = {
        "complainant": "Сәрсенбай Үміт Һамитқызы",
        "address": "Алатау қ., Өркен к., 4",
        "language": PaperLanguage.KAZAKH,
        "channel": ComplaintChannel.OFFICE,
        "received_on": date(2026, 11, 16),
        "body": ComplaintBody.OFFICE,
        "subject": "Қолхат берілмеді.\nЕкі рет келдім.",
    }
    return ComplaintEntry(**{**values, **changes})


OTHER_SUBJECT = "Сабақ кестесі сақталмайды."
"""So that of one complainant and day it is another complaint."""


def now(desk: Desk, complaint: Complaint) -> Complaint:
    with desk.database.read() as connection:
        return stored.by_id(connection, complaint.id)


def papers_of(desk: Desk, complaint_id: int) -> list[NoticeKind]:
    with desk.database.read() as connection:
        return [paper.kind for paper in notices.of_complaint(connection, complaint_id)]


def acts_of(desk: Desk, complaint: Complaint) -> list[tuple[str, str]]:
    with desk.database.read() as connection:
        acts = notices.history(connection, complaint_id=complaint.id)
    return [(act.who, act.what.label) for act in acts]


def approve(head: Desk, approval: Approval) -> NoticeRow:
    """As the head's tray does it."""
    with head.database.begin() as connection:
        paper = complaints.COMPLAINT_BUILDERS[approval.kind](connection, head, approval)
        who, when = head.worker.name, head.now()
        approvals.settle(
            connection, approval, ApprovalState.APPROVED, who=who, when=when, notice_id=paper.id
        )
    return paper


def paper_at_once(result: NoticeRow | Approval) -> NoticeRow:
    assert isinstance(result, NoticeRow)
    return result


def in_the_tray(result: NoticeRow | Approval) -> Approval:
    assert isinstance(result, Approval)
    return result
