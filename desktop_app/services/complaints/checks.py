"""What can be done with a complaint, and the checks of what is typed for it (R-9)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.steps import N_, as_is
from desktop_app.records.complaints import (
    Complaint,
    ComplaintAnswerEntry,
    ComplaintEntry,
    ExtensionEntry,
    SendingOnEntry,
)
from desktop_app.records.kinds import ComplaintBody, ComplaintChannel, ComplaintOutcome
from desktop_app.services.complaints.papers import paragraphs
from desktop_app.services.complaints.terms import terms
from desktop_app.services.errors import Slip, Trouble
from desktop_app.services.identity.addresses import address_slips
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.identity.names import name_slip
from desktop_app.services.identity.numbers import iin_slip
from desktop_app.services.law_values.holidays import not_known
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.registers import numbers as registers

# What stands


def require_open(complaint: Complaint) -> None:
    """Nothing follows on an answer, on sending on or on withdrawal."""
    if not complaint.is_open:
        raise Trouble(
            N_("Complaint {number} is done with already. Nothing was saved: look at it again."),
            number=as_is(complaint.number),
        )


def require_answerable(complaint: Complaint, today: date) -> None:
    """A complaint to a body elsewhere is answered here in three working days or not at all."""
    require_open(complaint)
    if complaint.send_on_by is not None and today > complaint.send_on_by:
        raise Trouble(
            N_(
                "The time to satisfy complaint {number} here ended on {date}. Send it on to whom "
                "it is addressed."
            ),
            number=as_is(complaint.number),
            date=complaint.send_on_by,
        )


def require_extendable(complaint: Complaint, today: date) -> None:
    """Extended by who considers it, and before the time has run out."""
    require_open(complaint)
    if complaint.body.is_elsewhere:
        raise Trouble(
            N_("Complaint {number} is considered elsewhere: who considers it extends the time."),
            number=as_is(complaint.number),
        )
    if today > complaint.considered_by:
        raise Trouble(
            N_(
                "The time of complaint {number} ran out on {date}: answer it. It can't be extended."
            ),
            number=as_is(complaint.number),
            date=complaint.considered_by,
        )


def require_sendable(complaint: Complaint) -> None:
    require_open(complaint)
    if not complaint.body.is_elsewhere:
        raise Trouble(
            N_("Complaint {number} is considered here: answer it instead of sending it on."),
            number=as_is(complaint.number),
        )


# What is typed


def linked(connection: Connection, entry: ComplaintEntry) -> ComplaintEntry:
    """Tidied, and tied to the case of the paper that is complained of."""
    entry = as_meant(entry)
    number = registers.as_given(connection, entry.complained_of) or entry.complained_of
    tidy = replace(
        entry,
        address=" ".join(entry.address.split()),
        subject="\n".join(paragraphs(entry.subject)),
        complained_of=number,
    )
    if tidy.application_id is None and number:
        paper = notices.numbered(connection, number)
        tidy = replace(tidy, application_id=paper.application_id if paper else None)
    if tidy.application_id is None:
        return tidy
    case = applications.by_id(connection, tidy.application_id)
    return replace(tidy, child_id=case.child_id)


def entry_slips(
    connection: Connection,
    entry: ComplaintEntry,
    today: date,
    calendar: WorkingCalendar | None,
) -> Iterator[Slip]:
    """Every slip, in the order of the form; without a calendar no term is counted."""
    if not entry.complainant:
        yield Slip("complainant", N_("Write who complains."))
    wrong = name_slip("complainant", entry.complainant, any_words=True)
    if wrong is not None:
        yield wrong
    slip = iin_slip("iin", entry.iin) if entry.iin else None
    if slip is not None:
        yield slip
    if not entry.address and entry.channel is not ComplaintChannel.ELECTRONIC:
        yield Slip("address", N_("Enter the address: the answer is sent there."))
    yield from address_slips("address", entry.address)
    if entry.received_on > today:
        yield Slip("received_on", N_("The complaint can't have come in the future."))
    elif calendar is not None:
        yield from _calendar_slips(entry, today, calendar)
    if entry.body is ComplaintBody.SCHOOL and entry.provider_id is None:
        yield Slip("provider", N_("Choose the school."))
    if entry.complained_of and notices.numbered(connection, entry.complained_of) is None:
        label = N_("No paper has the number {number}. Numbers read like Ш-2026-00017.")
        yield Slip("complained_of", label, {"number": as_is(entry.complained_of)})
    if not entry.subject:
        yield Slip("subject", N_("Write what the complaint is about."))


def _calendar_slips(
    entry: ComplaintEntry, today: date, calendar: WorkingCalendar
) -> Iterator[Slip]:
    """No day is promised that would rest on guessed days off."""
    try:
        terms(entry.body, entry.received_on, today, calendar)
    except CalendarUnknownError as error:
        step = not_known(error.year)
        yield Slip("received_on", step.label, step.values)


def answer_slips(complaint: Complaint, entry: ComplaintAnswerEntry) -> tuple[Slip, ...]:
    slips = []
    whole = entry.outcome is ComplaintOutcome.SATISFIED
    if complaint.body.is_elsewhere and not whole:
        label = N_("Only what satisfies the complaint wholly keeps it here: otherwise send it on.")
        slips.append(Slip("outcome", label))
    return (*slips, *slips_of_text(entry.answer))


def slips_of_text(answer: str) -> tuple[Slip, ...]:
    """What is answered: the paper prints it."""
    if paragraphs(answer):
        return ()
    return (Slip("answer", N_("Write the answer, as the paper prints it.")),)


def extension_slips(
    complaint: Complaint, entry: ExtensionEntry, calendar: WorkingCalendar
) -> tuple[Slip, ...]:
    slips = []
    if entry.until <= complaint.considered_by:
        label = N_("The new day must come after {date}, when the time ends now.")
        slips.append(Slip("until", label, {"date": complaint.considered_by}))
    else:
        slips += _working_day_slips(entry.until, calendar)
    return (*slips, *slips_of_reasons(entry.why))


def slips_of_reasons(why: str) -> tuple[Slip, ...]:
    """Why the time is extended: the notice says it."""
    if paragraphs(why):
        return ()
    return (Slip("why", N_("Write the reasons: the complainant is told them.")),)


def _working_day_slips(day: date, calendar: WorkingCalendar) -> Iterator[Slip]:
    try:
        if not calendar.is_working(day):
            yield Slip("until", N_("This is a day off. Choose a working day."))
    except CalendarUnknownError as error:
        step = not_known(error.year)
        yield Slip("until", step.label, step.values)


def sending_slips(entry: SendingOnEntry) -> tuple[Slip, ...]:
    slips = []
    if not entry.to.strip():
        slips.append(Slip("to", N_("Write to whom the complaint goes.")))
    if not paragraphs(entry.enclosures):
        slips.append(Slip("enclosures", N_("Write what is enclosed, a line for each.")))
    return tuple(slips)
