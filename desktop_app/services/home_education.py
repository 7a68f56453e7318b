"""From the accepted documents to the order and the certificate (R-6, R-7, D-2)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notices import AdmissionOrder, EducationCertificate
from desktop_app.law.steps import N_, Step
from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import InstructionLanguage, NoticeKind, Register, Status
from desktop_app.services import papers
from desktop_app.services.applications import move, save_certificate
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.validation import certificate_slips
from desktop_app.storage import applications, edits, people, registers
from desktop_app.storage import tables as t

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
    """The head determines class and language of instruction (R-6)."""
    desk.require_head()
    if not class_name.strip():
        raise EntryError(Slip("class_name", N_("Enter the class, for example 5 А.")))
    with desk.database.begin() as connection:
        values = {"class_name": class_name.strip(), "instruction_language": language}
        moved = move(connection, desk, application, Status.CONSIDERED, **values)
        act = Step(N_("The head set the class: {name}"), "R-6", {"name": moved.class_name})
        papers.record(connection, desk, act, moved)
        return moved


def issue_order(desk: Desk, application: Application, entry: OrderEntry) -> NoticeRow:
    """Issue and number the order of admission to home education (R-7)."""
    desk.require_head()
    if entry.last_day < entry.first_day:
        raise EntryError(Slip("last_day", N_("The period ends before it begins.")))
    with desk.database.begin() as connection:
        moved = move(connection, desk, application, Status.ORDERED)
        number = registers.take_number(connection, Register.ORDERS, desk.today().year)
        applications.insert_row(
            connection,
            t.orders,
            {
                "application_id": moved.id,
                "number": number,
                "issued_on": desk.today(),
                **entry.__dict__,
            },
        )
        shared = papers.heading(connection, desk, moved).__dict__
        documents = {d.code: d for d in applications.documents_of(connection, moved.id)}
        medical = documents.get("medical_conclusion")
        child = people.by_id(connection, moved.child_id)
        language_kk, language_ru = INSTRUCTION_ON_PAPER[
            InstructionLanguage(moved.instruction_language)
        ]

        def make(order_number: str) -> AdmissionOrder:
            return AdmissionOrder(
                **shared,
                number=order_number,
                issued_on=desk.today(),
                birth_date=child.birth_date or date.min,
                class_name=moved.class_name,
                instruction_language_kk=language_kk,
                instruction_language_ru=language_ru,
                medical_conclusion_number=medical.number if medical else "",
                medical_conclusion_date=medical.issued_on if medical else None,
                **entry.__dict__,
            )

        matter = papers.matter_of(connection, moved)
        return papers.issue(connection, desk, NoticeKind.ORDER, matter, make, number=number)


def issue_certificate(
    desk: Desk, application: Application, first_day: date, last_day: date
) -> NoticeRow:
    """Issue the school's certificate that the child studies at home, on its order (D-2)."""
    if last_day < first_day:
        raise EntryError(Slip("certificate.last_day", N_("The period ends before it begins.")))
    if application.status is not Status.ORDERED:
        raise Trouble(N_("The certificate rests on the order: issue the order first."))
    with desk.database.begin() as connection:
        # Two windows do not issue two: the second one finds the case changed.
        edits.change(
            connection,
            t.applications,
            application.id,
            application.version,
            {},
            who=desk.worker.name,
            when=desk.now(),
        )
        number = registers.take_number(connection, Register.CERTIFICATES, desk.today().year)
        entry = CertificateEntry(number, desk.today(), first_day, last_day, application.class_name)
        save_certificate(
            connection, application.child_id, application.provider_id, entry.__dict__.copy()
        )
        shared = papers.heading(connection, desk, application).__dict__
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

        matter = papers.matter_of(connection, application)
        return papers.issue(connection, desk, NoticeKind.CERTIFICATE, matter, make, number=number)


def record_certificate(
    desk: Desk, child_id: int, provider_id: int, entry: CertificateEntry
) -> None:
    """Record a certificate that a school gave on paper (D-2)."""
    slips = list(certificate_slips(entry))
    if not provider_id:
        slips.append(Slip("provider", N_("Choose the school.")))
    if slips:
        raise EntryError(*slips)
    with desk.database.begin() as connection:
        save_certificate(connection, child_id, provider_id, entry.__dict__.copy())
        papers.record_for_child(
            connection,
            desk,
            Step(N_("Recorded the certificate {number}"), "D-2", {"number": entry.number}),
            child_id,
        )
