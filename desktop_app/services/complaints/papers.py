"""What the papers of a complaint say, on whose letterhead (R-9, D-10)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop_app.documents.notices.complaint_kinds import (
    ComplaintAnswer,
    ComplaintCover,
    ComplaintExtension,
    ComplaintSlip,
)
from desktop_app.documents.notices.kinds import Notice, PersonOnPaper
from desktop_app.law.steps import N_
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.kinds import ComplaintBody, ComplaintChannel, ComplaintOutcome, NoticeKind
from desktop_app.records.outside_numbers import Bearer
from desktop_app.services import history
from desktop_app.services.complaints.terms import limit_of
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import remedies
from desktop_app.services.papers import letterheads
from desktop_app.services.papers import outside_numbers as numbers_on_paper
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.office import details as offices

CHANNEL_ON_PAPER = {
    ComplaintChannel.OFFICE: ("кеңсе арқылы", "через канцелярию"),
    ComplaintChannel.POST: ("пошта арқылы", "по почте"),
    ComplaintChannel.ELECTRONIC: ("электрондық түрде", "в электронной форме"),
}
OUTCOME_WORDS = {
    ComplaintOutcome.SATISFIED: N_("satisfied"),
    ComplaintOutcome.PARTLY: N_("satisfied in part"),
    ComplaintOutcome.DISMISSED: N_("not satisfied"),
    ComplaintOutcome.EXPLAINED: N_("explained"),
}
OUTCOME_ON_PAPER = {
    ComplaintOutcome.SATISFIED: ("шағым қанағаттандырылды", "жалоба удовлетворена"),
    ComplaintOutcome.PARTLY: (
        "шағым ішінара қанағаттандырылды",
        "жалоба удовлетворена частично",
    ),
    ComplaintOutcome.DISMISSED: (
        "шағымды қанағаттандырудан бас тартылды",
        "в удовлетворении жалобы отказано",
    ),
    ComplaintOutcome.EXPLAINED: ("түсіндірме берілді", "даны разъяснения"),
}

Make = Callable[[str], Notice]
"""A paper, given its register number."""


@dataclass(frozen=True)
class _Heading(letterheads.Writer):
    """What every paper of one complaint shares."""

    issued_on: date
    complainant: PersonOnPaper
    complaint_number: str
    complaint_date: date
    subject: tuple[str, ...]
    complaint_number_outside_kk: str
    complaint_number_outside_ru: str


def matter(complaint: Complaint, about: str) -> history.Matter:
    """A paper for the complainant, in the language that they chose."""
    return history.Matter(
        recipient=complaint.complainant,
        address=complaint.address,
        language=complaint.language,
        application_id=complaint.application_id,
        child_id=complaint.child_id,
        complaint_id=complaint.id,
        about=about,
    )


def matter_of_cover(complaint: Complaint, addressee: str) -> history.Matter:
    """The covering letter goes to the body that considers the complaint."""
    return replace(matter(complaint, "cover"), recipient=addressee, address="")


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of what was typed, without the empty ones."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def _heading(connection: Connection, desk: Desk, complaint: Complaint) -> dict[str, Any]:
    """The school writes where it is complained of, the department in all other cases."""
    office = offices.details(connection)
    head = letterheads.of_the_department(office)
    if complaint.provider_id is not None and complaint.body is not ComplaintBody.OFFICE:
        head = letterheads.of_the_school(offices.school(connection, complaint.provider_id), office)
    theirs = outside_numbers.of(connection, Bearer.COMPLAINT, complaint.id)
    outside = numbers_on_paper.on_paper(theirs)
    found = _Heading(
        **letterheads.writer(desk, head).__dict__,
        issued_on=desk.today(),
        complainant=PersonOnPaper(complaint.complainant, complaint.iin, complaint.address),
        complaint_number=complaint.number,
        complaint_date=complaint.registered_at.date(),
        subject=paragraphs(complaint.subject),
        complaint_number_outside_kk=outside.kk,
        complaint_number_outside_ru=outside.ru,
    )
    return found.__dict__


def slip(connection: Connection, desk: Desk, complaint: Complaint) -> Make:
    """R-9: it was registered, and by when it is considered or sent on."""
    shared = _heading(connection, desk, complaint)
    channel_kk, channel_ru = CHANNEL_ON_PAPER[complaint.channel]
    return lambda number: ComplaintSlip(
        **shared,
        number=number,
        registered_at=complaint.registered_at,
        channel_kk=channel_kk,
        channel_ru=channel_ru,
        working_days=limit_of(complaint.body).count,
        deadline=complaint.deadline,
        send_on_by=complaint.send_on_by,
    )


def answer(
    connection: Connection, desk: Desk, complaint: Complaint, entry: ComplaintAnswerEntry
) -> Make:
    """R-9: what came of it, and why; R-10: the court is open."""
    shared = _heading(connection, desk, complaint)
    outcome_kk, outcome_ru = OUTCOME_ON_PAPER[entry.outcome]
    remedy = remedies.on_paper(NoticeKind.COMPLAINT_ANSWER, shared["letterhead"]).__dict__
    return lambda number: ComplaintAnswer(
        **shared,
        **remedy,
        number=number,
        outcome_kk=outcome_kk,
        outcome_ru=outcome_ru,
        answer=paragraphs(entry.answer),
    )


def extension(
    connection: Connection, desk: Desk, complaint: Complaint, entry: ExtensionEntry
) -> Make:
    """R-9: until when and why. The complaint is given as it was before."""
    shared = _heading(connection, desk, complaint)
    return lambda number: ComplaintExtension(
        **shared,
        number=number,
        old_deadline=complaint.considered_by,
        extended_until=entry.until,
        reasons=paragraphs(entry.why),
    )


def cover(connection: Connection, desk: Desk, complaint: Complaint, entry: SendingOnEntry) -> Make:
    """R-9: the complaint and its file go on to whom it is addressed."""
    shared = _heading(connection, desk, complaint)
    assert complaint.send_on_by is not None
    by = complaint.send_on_by
    return lambda number: ComplaintCover(
        **shared,
        number=number,
        addressee=entry.to,
        received_on=complaint.received_on,
        send_on_by=by,
        enclosures=paragraphs(entry.enclosures),
    )
