"""Everything the page of a complaint shows, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.calendar import WorkingCalendar
from desktop_app.law.steps import Step
from desktop_app.records.applications import Application
from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import Complaint
from desktop_app.records.decisions import Act, NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.records.looks import Subject
from desktop_app.records.outside_numbers import Bearer, Numbers
from desktop_app.records.people import Person, Provider
from desktop_app.services.complaints import terms as complaint_terms
from desktop_app.services.complaints.terms import Extension
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar
from desktop_app.services.looks.looking import look
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.complaints import on_file as complaints
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class ComplaintFile:
    """A complaint with all that belongs to it; papers and history the newest first.

    ``waiting`` is what lies in the head's tray, ``sent_back`` what the head sent back last.
    ``extension`` is what follows where its time is extended today. ``outside_numbers`` are what
    others and the office's own journals numbered it, ``outgoing`` its papers, by their ids.
    """

    complaint: Complaint
    papers: tuple[NoticeRow, ...]
    history: tuple[Act, ...]
    application: Application | None
    child: Person | None
    school: Provider | None
    complained_of: NoticeRow | None
    waiting: Approval | None
    sent_back: Approval | None
    calendar: WorkingCalendar
    why_due: tuple[Step, ...]
    extension: Extension
    outside_numbers: Numbers = ()
    outgoing: Mapping[int, Numbers] = field(default_factory=dict)

    def paper(self, kind: NoticeKind) -> NoticeRow | None:
        """The latest paper of a kind, one that stands before any that was annulled."""
        found = [paper for paper in self.papers if paper.kind is kind]
        return next((each for each in found if each.annulled_at is None), next(iter(found), None))


def read(desk: Desk, complaint_id: int) -> ComplaintFile:
    with desk.reading() as connection:
        found = _on_file(connection, complaint_id, desk.today())
    look(desk, Subject.COMPLAINT, complaint_id)
    return found


def _on_file(connection: Connection, complaint_id: int, today: date) -> ComplaintFile:
    found = complaints.by_id(connection, complaint_id)
    case, child, school = found.application_id, found.child_id, found.provider_id
    days = calendar.working_calendar(connection)
    issued = notices.of_complaint(connection, complaint_id)
    return ComplaintFile(
        complaint=found,
        papers=tuple(reversed(issued)),
        history=tuple(reversed(notices.history(connection, complaint_id=complaint_id))),
        application=None if case is None else applications.by_id(connection, case),
        child=None if child is None else people.by_id(connection, child),
        school=None if school is None else offices.school(connection, school),
        complained_of=notices.numbered(connection, found.complained_of),
        waiting=complaints.in_the_tray(connection, complaint_id),
        sent_back=complaints.sent_back(connection, found),
        calendar=days,
        why_due=complaint_terms.why_due(connection, found),
        extension=complaint_terms.extension(found, today, days),
        outside_numbers=outside_numbers.of(connection, Bearer.COMPLAINT, complaint_id),
        outgoing=outside_numbers.of_many(connection, Bearer.PAPER, [each.id for each in issued]),
    )
