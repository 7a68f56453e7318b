"""The checks of an entry: each slip names its field, what is wrong and what to do."""

from collections.abc import Iterator
from datetime import date, datetime

from desktop_app.law.award_papers import AwardPaper, about, or_of
from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.checklist import DocumentState
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_
from desktop_app.records.applications import Application, ApplicationEntry, CertificateEntry
from desktop_app.records.kinds import Channel, PersonKind, Relation, Service
from desktop_app.records.people import PersonEntry
from desktop_app.services.errors import Slip
from desktop_app.services.identity.addresses import address_slips
from desktop_app.services.identity.names import name_slip
from desktop_app.services.identity.numbers import bin_slip, iban_slip, iin_slip
from desktop_app.services.law_values.calendar import answer_due
from desktop_app.services.law_values.holidays import not_known

NO_NUMBER = N_("Enter the IIN or, where there is none yet, which document there is and its number.")
LONGEST_CERTIFICATE = 5
"""Years."""


def person_slips(who: str, person: PersonEntry) -> Iterator[Slip]:
    """The slips of a child's or an applicant's fields; names are prefixed with ``who``."""
    yield from _number_slips(who, person)
    if not (person.surname or person.given_name):
        yield Slip(f"{who}.surname", N_("Enter the name as it stands in the document."))
    for part in ("surname", "given_name", "patronymic"):
        words = person.kind is PersonKind.ORGANISATION
        slip = name_slip(f"{who}.{part}", getattr(person, part), any_words=words)
        if slip:
            yield slip
    yield from address_slips(f"{who}.address", person.address)


def _number_slips(who: str, person: PersonEntry) -> Iterator[Slip]:
    """Of an organisation a BIN; of a person an IIN, or the document of who gets one later."""
    if person.kind is PersonKind.ORGANISATION:
        slip = bin_slip(f"{who}.iin", person.iin)
        yield from [slip] if slip else []
        if not person.iin:
            yield Slip(f"{who}.iin", N_("Enter the organisation's BIN."))
        if not person.name_ru:
            yield Slip(f"{who}.name_ru", N_("Enter the organisation's name in Russian, too."))
        if not person.representative:
            yield Slip(f"{who}.representative", N_("Enter who signs for the organisation."))
    elif person.iin:
        slip = iin_slip(f"{who}.iin", person.iin)
        yield from [slip] if slip else []
    elif not (person.document_kind or person.document_number):
        yield Slip(f"{who}.iin", NO_NUMBER)
    elif not person.document_kind:
        yield Slip(f"{who}.document_kind", N_("Enter which document it is."))
    elif not person.document_number:
        yield Slip(f"{who}.document_number", N_("Enter the document's number."))


def application_slips(
    entry: ApplicationEntry,
    now: datetime,
    calendar: WorkingCalendar,
    paper: AwardPaper = AwardPaper.CERTIFICATE,
) -> Iterator[Slip]:
    """Every slip of an application, in the order of the form; ``paper`` gives the months."""
    if entry.applied_on > now.date():
        yield Slip("applied_on", N_("The day of application can't lie in the future."))
    else:
        yield from _calendar_slips(entry, now, calendar)
    if entry.channel is Channel.PORTAL and entry.sent_at is None:
        yield Slip("sent_at", N_("Enter when the request was sent on the portal."))
    if entry.sent_at is not None and entry.sent_at > now:
        yield Slip("sent_at", N_("The request can't have been sent in the future."))
    yield from person_slips("child", entry.child)
    if entry.child.birth_date is None:
        yield Slip("child.birth_date", N_("Enter the child's date of birth."))
    elif entry.child.birth_date > entry.applied_on:
        yield Slip("child.birth_date", N_("The child can't be born after the application."))
    yield from person_slips("applicant", entry.applicant)
    if entry.child.iin and entry.child.iin == entry.applicant.iin:
        yield Slip("applicant.iin", N_("Child and applicant have the same IIN."))
    is_organisation = entry.applicant.kind is PersonKind.ORGANISATION
    if is_organisation and entry.relation is not Relation.GUARDIAN:
        yield Slip("relation", N_("An organisation applies as the child's guardian."))
    if not entry.applicant.address:
        yield Slip("applicant.address", N_("Enter the address: the notices bear it."))
    if not entry.provider_id:
        yield Slip("provider", N_("Choose the school."))
    yield from _document_slips(entry)
    yield from _month_slips(entry, now)
    if entry.service is Service.REIMBURSEMENT:
        yield from _reimbursement_slips(entry, paper)


def of_earlier_month(entry: ApplicationEntry, now: datetime) -> bool:
    """Whether it is for money, and came in a month before this one."""
    earlier = Month.of(entry.applied_on) < Month.of(now.date())
    return earlier and entry.service is Service.REIMBURSEMENT


def _month_slips(entry: ApplicationEntry, now: datetime) -> Iterator[Slip]:
    """The month of application decides money (D-4): an earlier one is said to be so, and why."""
    if of_earlier_month(entry, now) and not entry.earlier_day_why:
        label = N_("The day lies in an earlier month, and the month decides money: write why.")
        yield Slip("earlier_day_why", label)


def already_open(already: Application) -> Slip:
    """A child has one open application for a service at a time."""
    label = N_(
        "An application for this child is open already: {number} of {date}. Open it instead."
    )
    return Slip("child.iin", label, {"number": already.number, "date": already.applied_on})


def _calendar_slips(
    entry: ApplicationEntry, now: datetime, calendar: WorkingCalendar
) -> Iterator[Slip]:
    """A day so long ago is a slip of the hand; a year to come may be confirmed later."""
    try:
        answer_due(entry.service, entry.applied_on, calendar)
    except CalendarUnknownError as error:
        if error.year < now.year:
            step = not_known(error.year)
            yield Slip("applied_on", step.label, step.values)


def _document_slips(entry: ApplicationEntry) -> Iterator[Slip]:
    for document in entry.documents:
        if document.state is not DocumentState.ACCEPTED:
            continue
        if document.issued_on and document.issued_on > entry.applied_on:
            label = N_("The document can't be issued after the application.")
            yield Slip(f"documents.{document.code}", label)
        if document.issued_on and document.expires_on and document.expires_on < document.issued_on:
            label = N_("The document can't expire before it was issued.")
            yield Slip(f"documents.{document.code}", label)


_NUMBER_DATE_PERIOD = or_of(
    N_("Enter the certificate's number, date and period."),
    N_("Enter the document's number, date and period."),
)
NO_PAPER_NUMBER = or_of(N_("Enter the certificate's number."), N_("Enter the document's number."))


def _reimbursement_slips(entry: ApplicationEntry, paper: AwardPaper) -> Iterator[Slip]:
    facts = entry.reimbursement
    presented = {document.code: document.state for document in entry.documents}
    if facts.certificate is None and presented.get(paper) is DocumentState.ACCEPTED:
        yield Slip("certificate", about(paper, _NUMBER_DATE_PERIOD))
    if facts.certificate is not None:
        yield from certificate_slips(facts.certificate)
    if presented.get("bank_account") is DocumentState.ACCEPTED or facts.iban:
        slip = iban_slip("iban", facts.iban)
        if slip:
            yield slip


def certificate_slips(certificate: CertificateEntry) -> Iterator[Slip]:
    """What can't be of a school's certificate of studies at home (D-2), or is a mistyped year."""
    if not certificate.number:
        yield Slip("certificate.number", about(certificate.kind, NO_PAPER_NUMBER))
    if certificate.last_day < certificate.first_day:
        yield Slip("certificate.last_day", N_("The period ends before it begins."))
    yield from too_long("certificate.last_day", certificate.first_day, certificate.last_day)


def too_long(field: str, first: date, last: date) -> Iterator[Slip]:
    """A certificate is of a school year; one of many is a year that was mistyped."""
    if last.year - first.year > LONGEST_CERTIFICATE:
        label = N_("The period is longer than {count} years. Check the years of both days.")
        yield Slip(field, label, {"count": LONGEST_CERTIFICATE})
