"""The check of complaints: each state has its paper, and its day makes sense (R-9)."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from desktop_app.law.steps import N_, as_is
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintOutcome, ComplaintStatus, NoticeKind
from desktop_app.services.health.records import Finding, wrong
from desktop_app.storage import tables as t
from desktop_app.storage.rows import to_record

_TELLS = {
    ComplaintStatus.ANSWERED: NoticeKind.COMPLAINT_ANSWER,
    ComplaintStatus.SENT_ON: NoticeKind.COMPLAINT_COVER,
    ComplaintStatus.EXTENDED: NoticeKind.COMPLAINT_EXTENSION,
}
"""The paper that each state rests on; every complaint has its slip."""


def complaints(connection: Connection) -> Iterator[Finding]:
    """Each complaint can be read and has its papers."""
    columns = (t.notices.c.complaint_id, t.notices.c.kind)
    query = select(*columns).where(t.notices.c.complaint_id.is_not(None))
    issued = {(complaint_id, kind) for complaint_id, kind in connection.execute(query)}
    for row in connection.execute(select(t.complaints).order_by(t.complaints.c.id)):
        number = as_is(row.number)
        try:
            complaint = to_record(Complaint, row)
            if complaint.outcome:
                ComplaintOutcome(complaint.outcome)
        except ValueError:
            yield wrong(N_("Complaint {number} can't be read."), number=number)
            continue
        kinds = {NoticeKind.COMPLAINT_SLIP, _TELLS.get(complaint.status)} - {None}
        if any((complaint.id, kind) not in issued for kind in kinds):
            label = N_("Complaint {number}: the paper that tells where it stands is missing.")
            yield wrong(label, number=number)
        if complaint.considered_by < complaint.registered_at.date():
            label = N_("Complaint {number}: its deadline lies before its registration.")
            yield wrong(label, number=number)
