"""Taking an application in: checks, what follows, registration and the paper at once (R-4, R-5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Unpack

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import (
    AcceptanceNotification,
    AppendixTwoRefusal,
    ReceiptSlip,
)
from desktop_app.identity.likeness import Paper
from desktop_app.law import checklist
from desktop_app.law.checklist import APPLICATION, DocumentState, Outcome, Presented, Source
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import (
    Application,
    ApplicationEntry,
    CertificateEntry,
    DocumentEntry,
)
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.drafts import Seen
from desktop_app.records.kinds import Channel, NoticeKind, Register, Service, Status, may_become
from desktop_app.records.likeness import Alike
from desktop_app.records.looks import Subject
from desktop_app.services import history
from desktop_app.services.applications import rivals
from desktop_app.services.applications.own_desk import SENT_ON, is_sent_on
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Slip, Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.law_values.calendar import due_day, working_calendar
from desktop_app.services.law_values.law_data import (
    ServiceRules,
    in_force,
    papers,
    papers_on,
    rules_on,
)
from desktop_app.services.looks.looking import look
from desktop_app.services.messages import proactive
from desktop_app.services.papers import issuing, letterheads, outside_numbers
from desktop_app.services.people import confirming, doubts, duplicates
from desktop_app.services.people.duplicates import Coming
from desktop_app.services.people.guard import Came, put_on_file, require_answers
from desktop_app.services.reasons import reason
from desktop_app.services.validation import already_open, application_slips, of_earlier_month
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications.keeping import Established
from desktop_app.storage.entry import drafts
from desktop_app.storage.people import on_file as people
from desktop_app.storage.registers import numbers as registers

CHANNEL_ON_PAPER = {
    Channel.OFFICE: ("кеңсе", "канцелярия"),
    Channel.PORTAL: ("портал", "портал"),
    Channel.STATE_CORPORATION: ("Мемлекеттік корпорация", "Государственная корпорация"),
    Channel.PROACTIVE: ("проактивті көрсету", "проактивное оказание"),
}


@dataclass(frozen=True)
class Registered:
    """A registered application and the paper that answers it."""

    application: Application
    paper: NoticeRow


def what_follows(connection: Connection, entry: ApplicationEntry) -> Outcome:
    """What follows from the checklist as it stands (R-4, R-5)."""
    asked = rules_on(connection, entry.service, entry.applied_on)
    return outcome_of(asked, entry.documents, entry.applied_on)


def outcome_of(
    found: ServiceRules,
    documents: tuple[DocumentEntry, ...],
    received: date,
    asked_in_vain: frozenset[str] = frozenset(),
) -> Outcome:
    """By what a service asks for; ``asked_in_vain``: codes of what an information system was asked
    for and had not."""
    presented = (
        Presented(
            found.item_of(each),
            **_without_code(each),
            asked_in_vain=each.code in asked_in_vain,
        )
        for each in documents
    )
    return checklist.outcome(presented, received)


def _without_code(document: DocumentEntry) -> dict[str, Any]:
    values = {name: getattr(document, name) for name in DocumentEntry.__dataclass_fields__}
    del values["code"], values["came_from"]
    return values


def answers_with(service: Service, channel: Channel, outcome: Outcome) -> NoticeKind:
    """Which paper answers an application.

    Under the Decision an incomplete package is for the head to refuse (D-8), so the applicant gets
    a receipt slip for what was accepted.
    """
    if service is Service.HOME_EDUCATION:
        if not outcome.complete:
            return NoticeKind.APPENDIX_TWO_REFUSAL
        if channel is Channel.PORTAL:
            return NoticeKind.ACCEPTANCE
    return NoticeKind.RECEIPT_SLIP


def slips(desk: Desk, entry: ApplicationEntry) -> tuple[Slip, ...]:
    """Everything that keeps the entry from being registered."""
    with desk.reading() as connection:
        return _slips(connection, desk, as_meant(entry))


def _slips(connection: Connection, desk: Desk, entry: ApplicationEntry) -> tuple[Slip, ...]:
    calendar = working_calendar(connection)
    profiles = in_force(connection).profiles
    months_by = papers_on(profiles, entry.applied_on).months_by
    found = list(application_slips(entry, desk.now(), calendar, months_by))
    if is_sent_on(profiles, entry.service, entry.channel, entry.applied_on):
        found.append(Slip("channel", SENT_ON))
    swapped = doubts.of_swapped(entry.child, entry.applicant, entry.applied_on)
    if swapped is not None:
        found.append(swapped)
    child = people.known(connection, entry.child)
    already = applications.all_open_for(connection, child.id, entry.service) if child else []
    others = rivals.of_others(connection, entry)
    found += [already_open(each) for each in already if each not in others][:1]
    found += proactive.application_slips(connection, entry)
    found += confirming.unanswered(_doubts(entry, others), entry.confirmed)
    return tuple(found)


def _doubts(entry: ApplicationEntry, others: Sequence[Application]) -> tuple[Doubt, ...]:
    """What is unusual, and somebody has to confirm."""
    return (
        *rivals.doubts(others),
        *confirming.names_of("child", entry.child),
        *confirming.names_of("applicant", entry.applicant),
        *doubts.of_relation(entry.applicant, entry.relation),
    )


def open_application(desk: Desk, iin: str, service: Service) -> Application | None:
    """The open application of a child for a service, to show it instead of a second one."""
    with desk.reading() as connection:
        child = people.by_iin(connection, iin)
        found = applications.open_for(connection, child.id, service) if child else None
    if found is not None:
        look(desk, Subject.CHILD, found.child_id)
    return found


def register(desk: Desk, entry: ApplicationEntry, draft: Seen | None = None) -> Registered:
    """Register an application and issue its answer; the draft it came from is done with.

    A draft that somebody changed since it was seen is theirs: it stays.
    Raises EntryError with every slip, Question where a card says otherwise and nobody answered who
    it is, or somebody on file looks the same; then nothing was saved and the draft stays.
    """
    entry = as_meant(entry)
    with desk.writing(Act.REGISTER_APPLICATION) as connection:
        entry = _as_answered(connection, entry)
        _require_right(connection, desk, entry)
        if not of_earlier_month(entry, desk.now()):
            entry = replace(entry, earlier_day_why="")
        due = due_day(connection, entry)
        application = _save(connection, desk, entry, due)
        proactive.rest_on_consent(connection, desk, entry, application)
        paper = _answer(connection, desk, entry, application)
        if draft is not None:
            drafts.discard(connection, draft)
        return Registered(applications.by_id(connection, application.id), paper)


def problem(desk: Desk, entry: ApplicationEntry) -> EntryError | None:
    """What `register` would raise now; None where nothing is in the way. Nothing is saved."""
    with desk.reading() as connection:
        try:
            _require_right(connection, desk, _as_answered(connection, as_meant(entry)))
        except EntryError as error:
            return error
    return None


def _require_right(connection: Connection, desk: Desk, entry: ApplicationEntry) -> None:
    alike = duplicates.asked(connection, _coming(entry), entry.alike)
    slips = _slips(connection, desk, entry)
    require_answers(connection, desk.today(), _came(entry), slips, alike)


def looking_like(desk: Desk, entry: ApplicationEntry) -> tuple[Alike, ...]:
    """Whoever on file looks like the child or the applicant, and is still to be asked about."""
    with desk.reading() as connection:
        return duplicates.asked(connection, _coming(entry), entry.alike)


def _coming(entry: ApplicationEntry) -> tuple[Coming, Coming]:
    certificate = entry.reimbursement.certificate
    papers: tuple[Paper, ...] = ()
    if certificate is not None:
        school, issued_on = entry.provider_id, certificate.issued_on
        papers = duplicates.papers(school, certificate.number, issued_on)
    child, applicant = entry.child, entry.applicant
    return (
        Coming("child", child, (applicant.iin,), papers),
        Coming("applicant", applicant, (child.iin,)),
    )


def _as_answered(connection: Connection, entry: ApplicationEntry) -> ApplicationEntry:
    child, applicant = (
        duplicates.as_answered(connection, who, each, entry.alike)
        for who, each in (("child", entry.child), ("applicant", entry.applicant))
    )
    entry = replace(entry, child=child, applicant=applicant)
    facts = entry.reimbursement
    if facts.certificate is None:
        return entry
    # What gives the months, the decision says; nobody chooses it (D-2).
    kind = papers(connection, entry.applied_on).months_by
    certificate = replace(facts.certificate, kind=kind)
    return replace(entry, reimbursement=replace(facts, certificate=certificate))


def _came(entry: ApplicationEntry) -> tuple[Came, Came]:
    # Kept on the card: whoever prints the next paper asks nobody again.
    applicant = replace(entry.applicant, paper_language=entry.language)
    return (
        Came("child", entry.child, entry.child_is),
        Came("applicant", applicant, entry.applicant_is),
    )


def _save(
    connection: Connection, desk: Desk, entry: ApplicationEntry, due: date | None
) -> Application:
    now, who = desk.now(), desk.worker.name
    outcome = what_follows(connection, entry)
    refused = answers_with(entry.service, entry.channel, outcome) is NoticeKind.APPENDIX_TWO_REFUSAL
    child_id, applicant_id = (put_on_file(connection, desk, each) for each in _came(entry))
    ids = {"child": child_id, "applicant": applicant_id}
    duplicates.keep(connection, desk, ids, entry.alike)
    facts, others = entry.reimbursement, rivals.of_others(connection, entry)
    certificate_id = None
    if facts.certificate is not None:
        certificate_id = save_certificate(
            connection, child_id, entry.provider_id, facts.certificate
        )
    application = keeping.add(
        connection,
        entry,
        number=registers.take_number(connection, Register.APPLICATIONS, now.year),
        status=Status.REFUSED if refused else Status.REGISTERED,
        deadline=due,
        child_id=child_id,
        applicant_id=applicant_id,
        certificate_id=certificate_id,
        who=who,
        when=now,
    )
    _save_documents(connection, application.id, entry)
    act = Step(N_("Registered the application {number}"), "R-8", {"number": application.number})
    history.record(connection, desk, act, application)
    for each in (*confirming.told(_doubts(entry, others)), *_told_of_the_day(entry)):
        history.record(connection, desk, each, application)
    rivals.tell(connection, desk, others, application)
    if entry.request_number:
        outside_numbers.keep_of_request(connection, desk, application, entry.request_number)
    return application


def _told_of_the_day(entry: ApplicationEntry) -> Iterator[Step]:
    """The month of application decides money (D-4), so why it is an earlier one is told."""
    if entry.earlier_day_why:
        label = N_("The day of application lies in an earlier month: {why}")
        yield Step(label, "D-4", {"why": as_is(entry.earlier_day_why)})


def save_certificate(
    connection: Connection, child_id: int, provider_id: int, entry: CertificateEntry
) -> int:
    """Keep a certificate once: the same number and period of a school is the same certificate.

    So it is with another document that gives the months.
    """
    for known in applications.certificates_of(connection, child_id):
        same_paper = (known.provider_id, known.number) == (provider_id, entry.number)
        same_period = (known.first_day, known.last_day) == (entry.first_day, entry.last_day)
        if same_paper and same_period and known.kind is entry.kind:
            return known.id
    return keeping.add_certificate(connection, child_id, provider_id, entry)


def _save_documents(connection: Connection, application_id: int, entry: ApplicationEntry) -> None:
    found = rules_on(connection, entry.service, entry.applied_on)
    for document in entry.documents:
        item = found.item_of(document)
        if document.code == APPLICATION:
            document = replace(document, state=DocumentState.ACCEPTED)
        keeping.add_document(connection, application_id, document, item)


# The notification names the request by the portal's own number.
_BY_ITSELF = {"application_number_outside_kk": "", "application_number_outside_ru": ""}


def _answer(
    connection: Connection, desk: Desk, entry: ApplicationEntry, application: Application
) -> NoticeRow:
    outcome = what_follows(connection, entry)
    kind = answers_with(entry.service, entry.channel, outcome)
    shared = letterheads.heading(connection, desk, application).__dict__
    kept = applications.documents_of(connection, application.id)

    def make(number: str) -> ReceiptSlip | AppendixTwoRefusal | AcceptanceNotification:
        common = {**shared, "number": number, "issued_on": desk.today()}
        if kind is NoticeKind.ACCEPTANCE:
            return AcceptanceNotification(
                **common | _BY_ITSELF,
                sent_at=entry.sent_at or application.registered_at,
                request_number=entry.request_number,
            )
        if kind is NoticeKind.APPENDIX_TWO_REFUSAL:
            on_paper = {d.code: issuing.document_on_paper(d) for d in kept}
            return AppendixTwoRefusal(
                **common,
                missing=tuple(on_paper[d.item.code] for d in outcome.missing),
                expired=tuple(on_paper[d.item.code] for d in outcome.expired),
            )
        channel_kk, channel_ru = CHANNEL_ON_PAPER[entry.channel]
        accepted = [d for d in kept if d.state is DocumentState.ACCEPTED]
        obtained = [d for d in accepted if d.source is Source.INFORMATION_SYSTEM]
        return ReceiptSlip(
            **common,
            received_at=application.registered_at,
            channel_kk=channel_kk,
            channel_ru=channel_ru,
            documents=tuple(issuing.document_on_paper(d) for d in accepted if d not in obtained),
            obtained=tuple(map(issuing.document_on_paper, obtained)),
            deadline=application.deadline,
        )

    return issuing.issue(connection, desk, kind, history.matter_of(connection, application), make)


def move(
    connection: Connection,
    desk: Desk,
    application: Application,
    status: Status,
    **values: Unpack[Established],
) -> Application:
    """Change an application's status as the office allows; Trouble where it is too late."""
    if not may_become(application.service, application.status, status):
        raise Trouble(
            N_("Application {number} has moved on meanwhile. Nothing was saved: look at it again."),
            number=application.number,
        )
    keeping.move(connection, application, status, desk.worker.name, desk.now(), **values)
    return applications.by_id(connection, application.id)


def withdraw(desk: Desk, application: Application, why: str) -> Application:
    """The applicant takes the application back; it stays in the register with the reason."""
    why = reason(why, N_("Write why the application is withdrawn."))
    with desk.writing(Act.WITHDRAW_APPLICATION) as connection:
        moved = move(connection, desk, application, Status.WITHDRAWN, withdrawn_why=why)
        act = Step(N_("The application was withdrawn"), "R-8")
        history.record(connection, desk, act, moved)
        return moved
