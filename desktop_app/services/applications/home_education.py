"""From the accepted documents to the order and the certificate (R-6, R-7, D-2)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import AdmissionOrder, EducationCertificate
from desktop_app.law.award_papers import or_of, said_of
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import InstructionLanguage, NoticeKind, Register, Status
from desktop_app.records.people import Author
from desktop_app.records.stored_words import meaning_of
from desktop_app.services import history
from desktop_app.services.applications.registering import move, save_certificate
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.identity.names import name_slip
from desktop_app.services.law_values import law_data
from desktop_app.services.papers import issuing, letterheads, tray
from desktop_app.services.validation import certificate_slips
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.applications.keeping import Established
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.registers import numbers as registers

INSTRUCTION_ON_PAPER = {
    InstructionLanguage.KAZAKH: ("қазақ тілі", "казахский язык"),
    InstructionLanguage.RUSSIAN: ("орыс тілі", "русский язык"),
}


@dataclass(frozen=True)
class OrderEntry:
    """What the order adds to what is on file."""

    first_day: date
    last_day: date
    teacher: str
    controller: str


def consider(
    desk: Desk, application: Application, class_name: str, language: InstructionLanguage
) -> Application:
    """The head determines class and language of instruction, and sets them again where they were
    wrong, as long as there is no order (R-6)."""
    if not class_name.strip():
        raise EntryError(Slip("class_name", N_("Enter the class, for example 5 А.")))
    with desk.writing(Act.CONSIDER) as connection:
        values = Established(class_name=class_name.strip(), instruction_language=language)
        again = application.status is Status.CONSIDERED
        if again:
            who, when = desk.worker.name, desk.now()
            keeping.move(connection, application, application.status, who, when, **values)
            moved = applications.by_id(connection, application.id)
        else:
            moved = move(connection, desk, application, Status.CONSIDERED, **values)
        label = N_("The head set the class: {name}")
        if again:
            label = N_("The head set the class and the language again: {name}")
        act = Step(label, "R-6", {"name": as_is(moved.class_name)})
        history.record(connection, desk, act, moved)
        return moved


def issue_order(desk: Desk, application: Application, entry: OrderEntry) -> NoticeRow:
    """Issue and number the order of admission to home education (R-7)."""
    if entry.last_day < entry.first_day:
        raise EntryError(Slip("last_day", N_("The period ends before it begins.")))
    entry = as_meant(entry)
    for field in ("teacher", "controller"):
        slip = name_slip(field, getattr(entry, field), any_words=True)
        if slip is not None:
            raise EntryError(slip)
    with desk.writing(Act.ISSUE_ORDER) as connection:
        moved = move(connection, desk, application, Status.ORDERED)
        number = registers.take_number(connection, Register.ORDERS, desk.today().year)
        keeping.add_order(
            connection,
            moved.id,
            number,
            desk.today(),
            first_day=entry.first_day,
            last_day=entry.last_day,
            teacher=entry.teacher,
            controller=entry.controller,
        )
        shared = letterheads.heading(connection, desk, moved).__dict__
        rules = law_data.shipped_acts()["rules-223"].cited.cited_in_accordance("R-6", "R-7")
        documents = {d.code: d for d in applications.documents_of(connection, moved.id)}
        medical = documents.get("medical_conclusion")
        child = people.by_id(connection, moved.child_id)
        language_kk, language_ru = INSTRUCTION_ON_PAPER[
            meaning_of(InstructionLanguage, moved.instruction_language)
        ]

        def make(order_number: str) -> AdmissionOrder:
            return AdmissionOrder(
                **shared,
                number=order_number,
                issued_on=desk.today(),
                rules_kk=rules.kk,
                rules_ru=rules.ru,
                birth_date=child.birth_date or date.min,
                class_name=moved.class_name,
                instruction_language_kk=language_kk,
                instruction_language_ru=language_ru,
                medical_conclusion_number=medical.number if medical else "",
                medical_conclusion_date=medical.issued_on if medical else None,
                **entry.__dict__,
            )

        matter = history.matter_of(connection, moved)
        return issuing.issue(connection, desk, NoticeKind.ORDER, matter, make, number=number)


def prepare_certificate(
    desk: Desk, application: Application, first_day: date, last_day: date
) -> NoticeRow | Approval:
    """The head issues the certificate; what anybody else prepares waits in the head's tray (D-2).

    EntryError and Trouble as `issue_certificate`, and Trouble where the same waits already.
    """
    with desk.database.read() as connection:
        signs = desk.may_in(connection, Act.SIGN)
    if signs:
        return issue_certificate(desk, application, first_day, last_day)
    _check_certificate(application, first_day, last_day)
    with desk.writing(Act.PREPARE_CERTIFICATE) as connection:
        _take_turn(connection, desk, application)
        matter = history.matter_of(connection, application, _told(first_day, last_day))
        content = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
        return tray.submit(connection, desk, NoticeKind.CERTIFICATE, matter, content)


def issue_certificate(
    desk: Desk, application: Application, first_day: date, last_day: date
) -> NoticeRow:
    """The head issues the school's certificate that the child studies at home, on its order (D-2).

    EntryError for a period that can't be; Trouble where there is no order yet.
    """
    _check_certificate(application, first_day, last_day)
    with desk.writing(Act.ISSUE_CERTIFICATE) as connection:
        _take_turn(connection, desk, application)
        return _certify(connection, desk, application, first_day, last_day)


def build_certificate(connection: Connection, desk: Desk, approval: Approval) -> NoticeRow:
    """The certificate that waited in the tray, if it was not issued meanwhile."""
    told = notices.told(connection, NoticeKind.CERTIFICATE)
    if (approval.application_id, approval.about) in told:
        raise Trouble(N_("This certificate was issued already. Nothing was issued."))
    assert approval.application_id is not None
    application = applications.by_id(connection, approval.application_id)
    days = (date.fromisoformat(approval.content[name]) for name in ("first_day", "last_day"))
    first_day, last_day = days
    _check_certificate(application, first_day, last_day)
    return _certify(connection, desk, application, first_day, last_day, approval.author)


def _told(first_day: date, last_day: date) -> str:
    """Names what a certificate tells: the period."""
    return f"{first_day.isoformat()} {last_day.isoformat()}"


def _check_certificate(application: Application, first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise EntryError(Slip("certificate.last_day", N_("The period ends before it begins.")))
    if application.status is not Status.ORDERED:
        raise Trouble(N_("The certificate rests on the order: issue the order first."))


def _take_turn(connection: Connection, desk: Desk, application: Application) -> None:
    """Two windows do not issue two: the second one finds the case changed."""
    keeping.touch(connection, application, desk.worker.name, desk.now())


def _certify(
    connection: Connection,
    desk: Desk,
    application: Application,
    first_day: date,
    last_day: date,
    prepared_by: Author | None = None,
) -> NoticeRow:
    number = issuing.next_number(connection, desk, Register.CERTIFICATES)
    entry = CertificateEntry(number, desk.today(), first_day, last_day, application.class_name)
    save_certificate(connection, application.child_id, application.provider_id, entry)
    executor = letterheads.desk_of(connection, desk, prepared_by)
    shared = letterheads.heading(connection, executor, application).__dict__
    order = applications.order_of(connection, application.id)
    child = people.by_id(connection, application.child_id)

    def make(certificate_number: str) -> EducationCertificate:
        return EducationCertificate(
            **shared,
            number=certificate_number,
            issued_on=desk.today(),
            birth_date=child.birth_date or date.min,
            class_name=application.class_name,
            first_day=first_day,
            last_day=last_day,
            order_number=order.number if order else "",
            order_date=order.issued_on if order else None,
        )

    return issuing.issue(
        connection,
        desk,
        NoticeKind.CERTIFICATE,
        history.matter_of(connection, application, _told(first_day, last_day)),
        make,
        number=number,
        prepared_by=prepared_by,
    )


_RECORDED = or_of(
    N_("Recorded the certificate {number}"), N_("Recorded the document {number}: {paper}")
)


def record_certificate(
    desk: Desk, child_id: int, provider_id: int, entry: CertificateEntry
) -> None:
    """Record a certificate that a school gave on paper, or another document that gives months."""
    slips = list(certificate_slips(entry))
    if entry.issued_on > desk.today():
        slips.append(Slip("certificate.issued_on", N_("The day can't lie in the future.")))
    if not provider_id:
        slips.append(Slip("provider", N_("Choose the school.")))
    if slips:
        raise EntryError(*slips)
    with desk.writing(Act.RECORD_CERTIFICATE) as connection:
        save_certificate(connection, child_id, provider_id, entry)
        history.record_for_child(
            connection,
            desk,
            said_of(entry.kind, Step(_RECORDED, "D-2", {"number": entry.number})),
            child_id,
        )
