"""The check of complaints: each state has its paper, and its day makes sense (R-9)."""

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop_app.law.steps import N_, as_is
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintOutcome, ComplaintStatus, NoticeKind
from desktop_app.services.health.records import Finding, wrong
from desktop_app.storage.health import papers

_TELLS = {
    ComplaintStatus.ANSWERED: NoticeKind.COMPLAINT_ANSWER,
    ComplaintStatus.SENT_ON: NoticeKind.COMPLAINT_COVER,
    ComplaintStatus.EXTENDED: NoticeKind.COMPLAINT_EXTENSION,
}
"""The paper that each state rests on; every complaint that names somebody has its slip."""


def complaints(connection: Connection) -> Iterator[Finding]:
    """Each complaint can be read and has its papers."""
    issued = papers.papers_of_complaints(connection)
    for kept in papers.every_complaint(connection):
        number, complaint = as_is(kept.number), kept.complaint
        if complaint is None or not _outcome_is_known(complaint):
            yield wrong(N_("Complaint {number} can't be read."), number=number)
            continue
        kinds = {NoticeKind.COMPLAINT_SLIP, _TELLS.get(complaint.status)} - {None}
        if complaint.status is ComplaintStatus.NOT_CONSIDERED:
            kinds = set()
        if any((complaint.id, kind) not in issued for kind in kinds):
            label = N_("Complaint {number}: the paper that tells where it stands is missing.")
            yield wrong(label, number=number)
        if complaint.considered_by < complaint.registered_at.date():
            label = N_("Complaint {number}: its deadline lies before its registration.")
            yield wrong(label, number=number)


def _outcome_is_known(complaint: Complaint) -> bool:
    return not complaint.outcome or complaint.outcome in set(ComplaintOutcome)
