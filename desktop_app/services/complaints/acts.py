"""Complaints: registered, extended, answered, sent on, withdrawn, each with its paper (R-9, D-10).

What bears the head's signature is issued at once when the head does it. What others prepare waits
in the head's tray; the builders issue it on approval, if the complaint still allows it by then.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.days import Days
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.approvals import Approval
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ComplaintEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import ComplaintOutcome, ComplaintStatus, NoticeKind, Register
from desktop_app.records.people import Author, Person
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import WhoItIs
from desktop_app.services import history
from desktop_app.services.complaints import alike, complainant, whose_paper
from desktop_app.services.complaints import papers as on_paper
from desktop_app.services.complaints.checks import (
    answer_slips,
    entry_slips,
    extension_slips,
    linked,
    require_answerable,
    require_extendable,
    require_open,
    require_sendable,
    sending_slips,
)
from desktop_app.services.complaints.terms import terms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Slip, Trouble
from desktop_app.services.law_values.calendar import working_calendar
from desktop_app.services.papers import issuing, letterheads, tray
from desktop_app.services.people import confirming
from desktop_app.services.reasons import reason
from desktop_app.storage.complaints import on_file as stored
from desktop_app.storage.registers import numbers as registers


@dataclass(frozen=True)
class RegisteredComplaint:
    """A complaint in the register, and its slip."""

    complaint: Complaint
    slip: NoticeRow


# Registering


def register(
    desk: Desk,
    entry: ComplaintEntry,
    complainant_is: WhoItIs | None = None,
    confirmed: Iterable[Confirmed] = (),
    others: Collection[int] = (),
) -> RegisteredComplaint:
    """Register a complaint and issue its slip, which names the day.

    ``others`` look the same in the register, and were said to be other complaints.
    Raises EntryError with every slip, Question where the IIN is on file under another name and
    nobody answered who it is, PerhapsOnFile where it may be in the register already; then nothing
    was saved.
    """
    with desk.writing(Act.REGISTER_COMPLAINT) as connection:
        of_others = whose_paper.doubts(connection, entry)
        entry = linked(connection, entry)
        calendar = working_calendar(connection)
        doubts = (*complainant.doubts(entry), *of_others)
        slips = [*entry_slips(connection, entry, desk.today(), calendar)]
        _take([*slips, *confirming.unanswered(doubts, confirmed)])
        known = complainant.require_answer(connection, entry, complainant_is)
        alike.require_answers(connection, entry, others)
        now = desk.now()
        found = terms(entry.body, entry.received_on, now.date(), calendar)
        number = registers.take_number(connection, Register.COMPLAINTS, now.year)
        values = {
            **asdict(entry),
            "number": number,
            "registered_at": now,
            "status": ComplaintStatus.REGISTERED,
            "deadline": found.considered.day,
            "send_on_by": found.send_on.day if found.send_on else None,
            "search": stored.search_text(number, entry),
        }
        complaint = stored.add(connection, values, desk.worker.name, now)
        alike.keep_answers(connection, desk, complaint.id, others)
        act = Step(N_("Registered the complaint {number}"), "R-9", {"number": as_is(number)})
        _tell(connection, desk, act, complaint)
        return _told_with_slip(connection, desk, complaint, known, doubts)


def correct(
    desk: Desk,
    complaint: Complaint,
    entry: ComplaintEntry,
    complainant_is: WhoItIs | None = None,
    confirmed: Iterable[Confirmed] = (),
) -> Complaint:
    """Set right what was mistyped; what the deadline was counted from stays as it is."""
    counted = ("channel", "received_on", "body")
    kept = {name: getattr(complaint, name) for name in counted}
    with desk.writing(Act.CORRECT_COMPLAINT) as connection:
        _require_untouched(connection, complaint)
        require_open(complaint)
        is_of_other_paper = entry.complained_of != complaint.complained_of
        of_others = whose_paper.doubts(connection, entry) if is_of_other_paper else ()
        entry = linked(connection, replace(entry, **kept))
        of_name = complainant.doubts(entry) if entry.complainant != complaint.complainant else ()
        doubts = (*of_name, *of_others)
        slips = [*entry_slips(connection, entry, desk.today(), None)]
        _take([*slips, *confirming.unanswered(doubts, confirmed)])
        is_named_anew = (entry.iin, entry.complainant) != (complaint.iin, complaint.complainant)
        if is_named_anew:
            known = complainant.require_answer(connection, entry, complainant_is)
            if known is not None:
                _tell(connection, desk, complainant.told(known), complaint)
        for each in confirming.told(doubts):
            _tell(connection, desk, each, complaint)
        values = {**asdict(entry), "search": stored.search_text(complaint.number, entry)}
        label = N_("Corrected the details of the complaint")
        return _change(connection, desk, complaint, Step(label, "R-9"), **values)


def name_complainant(
    desk: Desk,
    complaint: Complaint,
    entry: ComplaintEntry,
    complainant_is: WhoItIs | None = None,
    confirmed: Iterable[Confirmed] = (),
) -> RegisteredComplaint:
    """One that was registered as anonymous says who complains after all: it is considered.

    Its number and its day stay; its terms run from its registration, and its slip is issued now.
    Raises as `register`; Trouble where it is not one of those that nobody considers.
    """
    counted = ("channel", "received_on", "body")
    entry = replace(entry, **{name: getattr(complaint, name) for name in counted})
    with desk.writing(Act.CORRECT_COMPLAINT) as connection:
        _require_untouched(connection, complaint)
        if complaint.status is not ComplaintStatus.NOT_CONSIDERED:
            raise Trouble(N_("This complaint names who complains already. Nothing was saved."))
        of_others = whose_paper.doubts(connection, entry)
        entry = linked(connection, entry)
        doubts = (*complainant.doubts(entry), *of_others)
        slips = [*entry_slips(connection, entry, desk.today(), None)]
        _take([*slips, *confirming.unanswered(doubts, confirmed)])
        known = complainant.require_answer(connection, entry, complainant_is)
        calendar = working_calendar(connection)
        registered_on = complaint.registered_at.date()
        found = terms(complaint.body, complaint.received_on, registered_on, calendar)
        values = {
            **asdict(entry),
            "status": ComplaintStatus.REGISTERED,
            "send_on_by": found.send_on.day if found.send_on else None,
            "search": stored.search_text(complaint.number, entry),
        }
        label = N_("Registered as anonymous by mistake: it says who complains, and is considered")
        changed = _change(connection, desk, complaint, Step(label, "R-9"), **values)
        return _told_with_slip(connection, desk, changed, known, doubts)


def withdraw(desk: Desk, complaint: Complaint, why: str) -> Complaint:
    """The complainant takes it back; it stays in the register with the reason."""
    why = reason(why, N_("Write why the complaint is withdrawn."))
    with desk.writing(Act.WITHDRAW_COMPLAINT) as connection:
        _require_untouched(connection, complaint)
        require_open(complaint)
        act = Step(N_("The complaint was withdrawn: {why}"), "R-9", {"why": as_is(why)})
        withdrawn = {"status": ComplaintStatus.WITHDRAWN, "withdrawn_why": why}
        return _change(connection, desk, complaint, act, **withdrawn)


# What the head signs


def answer(desk: Desk, complaint: Complaint, entry: ComplaintAnswerEntry) -> NoticeRow | Approval:
    """Answer a complaint on its merits; prepared by others, the answer waits for the head."""
    with desk.writing(Act.ANSWER_COMPLAINT) as connection:
        _require_untouched(connection, complaint)
        require_answerable(complaint, desk.today())
        _take(answer_slips(complaint, entry))
        if desk.may_in(connection, Act.SIGN):
            return _answer(connection, desk, complaint, entry)
        return _submit(connection, desk, complaint, NoticeKind.COMPLAINT_ANSWER, asdict(entry))


def issue_answer(connection: Connection, desk: Desk, approval: Approval) -> NoticeRow:
    """Issue an answer that the head approved, and with it the complaint is answered."""
    complaint = _of(connection, approval)
    content = approval.content
    entry = ComplaintAnswerEntry(
        meaning_of(ComplaintOutcome, content["outcome"]), content["answer"]
    )
    require_answerable(complaint, desk.today())
    return _answer(connection, desk, complaint, entry, approval.author)


def _answer(
    connection: Connection,
    desk: Desk,
    complaint: Complaint,
    entry: ComplaintAnswerEntry,
    prepared_by: Author | None = None,
) -> NoticeRow:
    outcome = on_paper.OUTCOME_WORDS[entry.outcome]
    answered = _change(
        connection,
        desk,
        complaint,
        Step(N_("The complaint was answered: {outcome}"), "R-9", {"outcome": outcome}),
        status=ComplaintStatus.ANSWERED,
        outcome=entry.outcome,
        answer=entry.answer.strip(),
        answered_at=desk.now(),
        answered_by=desk.worker.name,
    )
    writing = letterheads.desk_of(connection, desk, prepared_by)
    make = on_paper.answer(connection, writing, answered, entry)
    kind, matter = NoticeKind.COMPLAINT_ANSWER, on_paper.matter(complaint, "answer")
    return issuing.issue(connection, desk, kind, matter, make, prepared_by=prepared_by)


def extend(desk: Desk, complaint: Complaint, entry: ExtensionEntry) -> NoticeRow | Approval:
    """Extend the time, with reasons; the notice of it is issued with the same act."""
    with desk.writing(Act.EXTEND_COMPLAINT) as connection:
        _require_untouched(connection, complaint)
        require_extendable(complaint, desk.today())
        _take(extension_slips(complaint, entry, working_calendar(connection)))
        if desk.may_in(connection, Act.SIGN):
            return _extend(connection, desk, complaint, entry)
        content = {"until": entry.until.isoformat(), "why": entry.why}
        return _submit(connection, desk, complaint, NoticeKind.COMPLAINT_EXTENSION, content)


def issue_extension(connection: Connection, desk: Desk, approval: Approval) -> NoticeRow:
    """Issue the notice of an extension that the head approved: it counts from this moment."""
    complaint = _of(connection, approval)
    until = date.fromisoformat(approval.content["until"])
    entry = ExtensionEntry(until, approval.content["why"])
    require_extendable(complaint, desk.today())
    return _extend(connection, desk, complaint, entry, approval.author)


def _extend(
    connection: Connection,
    desk: Desk,
    complaint: Complaint,
    entry: ExtensionEntry,
    prepared_by: Author | None = None,
) -> NoticeRow:
    days = {"day": Days.one(entry.until)}
    _change(
        connection,
        desk,
        complaint,
        Step(N_("The time to consider the complaint was extended until {day}"), "R-9", days),
        status=ComplaintStatus.EXTENDED,
        extended_on=desk.today(),
        extended_until=entry.until,
        extended_why=entry.why.strip(),
    )
    writing = letterheads.desk_of(connection, desk, prepared_by)
    make = on_paper.extension(connection, writing, complaint, entry)
    about = f"until {entry.until.isoformat()}"
    kind, matter = NoticeKind.COMPLAINT_EXTENSION, on_paper.matter(complaint, about)
    return issuing.issue(connection, desk, kind, matter, make, prepared_by=prepared_by)


def send_on(desk: Desk, complaint: Complaint, entry: SendingOnEntry) -> NoticeRow | Approval:
    """Send complaint and file on to whom the complaint is addressed, with a covering letter."""
    with desk.writing(Act.SEND_COMPLAINT_ON) as connection:
        _require_untouched(connection, complaint)
        require_sendable(complaint)
        _take(sending_slips(entry))
        if desk.may_in(connection, Act.SIGN):
            return _send_on(connection, desk, complaint, entry)
        return _submit(connection, desk, complaint, NoticeKind.COMPLAINT_COVER, asdict(entry))


def issue_cover(connection: Connection, desk: Desk, approval: Approval) -> NoticeRow:
    """Issue a covering letter that the head approved, and with it the complaint goes on."""
    complaint = _of(connection, approval)
    entry = SendingOnEntry(approval.content["to"], approval.content["enclosures"])
    require_sendable(complaint)
    return _send_on(connection, desk, complaint, entry, approval.author)


def _send_on(
    connection: Connection,
    desk: Desk,
    complaint: Complaint,
    entry: SendingOnEntry,
    prepared_by: Author | None = None,
) -> NoticeRow:
    to = " ".join(entry.to.split())
    _change(
        connection,
        desk,
        complaint,
        Step(N_("The complaint was sent on: {to}"), "R-9", {"to": as_is(to)}),
        status=ComplaintStatus.SENT_ON,
        sent_on_at=desk.now(),
        sent_on_to=to,
    )
    writing = letterheads.desk_of(connection, desk, prepared_by)
    make = on_paper.cover(connection, writing, complaint, entry)
    kind, matter = NoticeKind.COMPLAINT_COVER, on_paper.matter_of_cover(complaint, to)
    return issuing.issue(connection, desk, kind, matter, make, prepared_by=prepared_by)


COMPLAINT_BUILDERS: Mapping[NoticeKind, Callable[[Connection, Desk, Approval], NoticeRow]] = {
    NoticeKind.COMPLAINT_ANSWER: issue_answer,
    NoticeKind.COMPLAINT_EXTENSION: issue_extension,
    NoticeKind.COMPLAINT_COVER: issue_cover,
}
"""How each paper of a complaint is issued once the head has approved it."""


# What the acts share


def _of(connection: Connection, approval: Approval) -> Complaint:
    assert approval.complaint_id is not None
    return stored.by_id(connection, approval.complaint_id)


def _told_with_slip(
    connection: Connection,
    desk: Desk,
    complaint: Complaint,
    known: Person | None,
    doubts: Iterable[Doubt],
) -> RegisteredComplaint:
    """What was confirmed of the complainant is in the history, and the slip is issued (R-9)."""
    if known is not None:
        _tell(connection, desk, complainant.told(known), complaint)
    for each in confirming.told(doubts):
        _tell(connection, desk, each, complaint)
    make = on_paper.slip(connection, desk, complaint)
    matter = on_paper.matter(complaint, "slip")
    paper = issuing.issue(connection, desk, NoticeKind.COMPLAINT_SLIP, matter, make)
    return RegisteredComplaint(complaint, paper)


def _tell(connection: Connection, desk: Desk, act: Step, complaint: Complaint) -> None:
    history.record_in(connection, desk, act, on_paper.matter(complaint, ""))


def _take(slips: Iterable[Slip]) -> None:
    found = tuple(slips)
    if found:
        raise EntryError(*found)


def _require_untouched(connection: Connection, complaint: Complaint) -> None:
    """It is as it was read, and nothing of it waits in the tray: what the head is asked to sign
    stays true."""
    now = stored.by_id(connection, complaint.id)
    if now.version != complaint.version:
        raise ChangedMeanwhile(now.changed_by, now.changed_at)
    waiting = stored.in_the_tray(connection, complaint.id)
    if waiting is None:
        return
    label = N_("A paper of this complaint waits for the head's signature: {who} prepared it.")
    raise Trouble(label, who=as_is(waiting.prepared_by))


def _submit(
    connection: Connection,
    desk: Desk,
    complaint: Complaint,
    kind: NoticeKind,
    content: Mapping[str, Any],
) -> Approval:
    """Into the tray; somebody who still looks at the complaint as it was is told."""
    who, when = desk.worker.name, desk.now()
    stored.change(connection, complaint, who, when)
    return tray.submit(connection, desk, kind, on_paper.matter(complaint, ""), content)


def _change(
    connection: Connection, desk: Desk, complaint: Complaint, act: Step, **values: Any
) -> Complaint:
    """Save what an act changes, and put the act into the history."""
    changed = stored.change(connection, complaint, desk.worker.name, desk.now(), **values)
    history.record_in(connection, desk, act, on_paper.matter(changed, ""))
    return changed
