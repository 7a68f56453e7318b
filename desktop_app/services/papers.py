"""Issuing a notice: its number, its bytes and its place in the register, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop_app.documents.notices import DocumentOnPaper, Letterhead, Notice, PersonOnPaper
from desktop_app.law.steps import N_, Step, Value
from desktop_app.records.applications import Application, Document
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import (
    REGISTER_OF,
    NoticeKind,
    PaperLanguage,
    Register,
    Role,
    Service,
)
from desktop_app.records.people import Office, PersonEntry, Provider, Worker
from desktop_app.services.desk import Desk
from desktop_app.services.law_data import rules
from desktop_app.storage import notices, offices, people, registers
from desktop_app.storage.rows import insert_row
from desktop_app.storage.tables import notices as notices_table

if TYPE_CHECKING:
    from desktop_app.documents.paper import Paper

KIND_WORDS = {
    NoticeKind.RECEIPT_SLIP: N_("Receipt slip"),
    NoticeKind.APPENDIX_TWO_REFUSAL: N_("Refusal (Appendix 2)"),
    NoticeKind.ACCEPTANCE: N_("Notification of acceptance (Appendix 3)"),
    NoticeKind.ORDER: N_("Order of admission to home education"),
    NoticeKind.CERTIFICATE: N_("Certificate of home education"),
    NoticeKind.AWARD: N_("Notice of award"),
    NoticeKind.AWARD_REFUSAL: N_("Notice of refusal (D-8)"),
    NoticeKind.CALCULATION_SLIP: N_("Calculation slip"),
    NoticeKind.TERMINATION: N_("Notice of termination"),
    NoticeKind.REPAYMENT_DEMAND: N_("Demand of repayment"),
    NoticeKind.COMPLAINT_SLIP: N_("Complaint: registration slip"),
    NoticeKind.COMPLAINT_ANSWER: N_("Complaint: answer"),
    NoticeKind.COMPLAINT_EXTENSION: N_("Complaint: notice of extension"),
    NoticeKind.COMPLAINT_COVER: N_("Complaint: covering letter"),
    NoticeKind.PROACTIVE_MESSAGE: N_("Proactive message"),
}


@dataclass(frozen=True)
class Matter:
    """What a paper belongs to, whom it is for, and in which languages they want it.

    ``about`` names what it tells, so that the same is not told twice.
    """

    recipient: str
    address: str
    language: PaperLanguage
    application_id: int | None = None
    child_id: int | None = None
    complaint_id: int | None = None
    about: str = ""


def matter_of(connection: Connection, application: Application, about: str = "") -> Matter:
    """A paper for the applicant, in the language that is on their card now."""
    applicant = people.by_id(connection, application.applicant_id)
    chosen = applicant.paper_language
    return Matter(
        recipient=applicant.full_name,
        address=applicant.address,
        language=PaperLanguage(chosen) if chosen else application.language,
        application_id=application.id,
        child_id=application.child_id,
        about=about,
    )


def matter_of_row(row: NoticeRow) -> Matter:
    """What a paper belongs to and whom it is for, as it was issued."""
    return Matter(**{name: getattr(row, name) for name in Matter.__dataclass_fields__})


@dataclass(frozen=True)
class Writer:
    """Who writes a notice, as all of them say it."""

    letterhead: Letterhead
    employee: str
    employee_position_kk: str
    employee_position_ru: str


def writer(desk: Desk, letterhead: Letterhead) -> Writer:
    worker = desk.worker
    return Writer(letterhead, worker.name, worker.position_kk, worker.position_ru)


def desk_of(connection: Connection, desk: Desk, name: str) -> Desk:
    """The desk with who prepared a paper at it: they are its executor, whoever signs it."""
    if name in ("", desk.worker.name):
        return desk
    known = [*offices.staff(connection), *offices.retired(connection)]
    found = next((worker for worker in known if worker.name == name), None)
    return desk.taken_by(found or Worker(0, name, Role.CLERK))


@dataclass(frozen=True)
class Heading(Writer):
    """What every notice of one application shares."""

    applicant: PersonOnPaper
    child: PersonOnPaper
    application_number: str
    application_date: date
    service_kk: str
    service_ru: str


def of_the_department(office: Office) -> Letterhead:
    fields = {name: getattr(office, name) for name in Letterhead.__dataclass_fields__}
    return Letterhead(**fields)


def of_the_school(school: Provider, office: Office) -> Letterhead:
    return Letterhead(
        name_kk=school.name_kk,
        name_ru=school.name_ru,
        bin=school.bin,
        address_kk=school.address_kk,
        address_ru=school.address_ru,
        phone=school.phone,
        place_kk=office.place_kk,
        place_ru=office.place_ru,
        head_position_kk="Директор",
        head_position_ru="Директор",
        head_name=school.head_name,
    )


def heading(connection: Connection, desk: Desk, application: Application) -> Heading:
    """The school writes under the Rules, the department under the Decision (R-3, D-2)."""
    office = offices.details(connection)
    school = offices.school(connection, application.provider_id)
    of_school = application.service is Service.HOME_EDUCATION
    service = rules(application.service)
    head = of_the_school(school, office) if of_school else of_the_department(office)
    return Heading(
        **writer(desk, head).__dict__,
        applicant=on_paper(people.by_id(connection, application.applicant_id)),
        child=on_paper(people.by_id(connection, application.child_id)),
        application_number=application.number,
        application_date=application.applied_on,
        service_kk=service.name_kk,
        service_ru=service.name_ru,
    )


def number_of(connection: Connection, application_id: int, kind: NoticeKind) -> str:
    """The number of a case's last paper of a kind that stands, or an empty text."""
    issued = notices.of_application(connection, application_id)
    found = [row.number for row in issued if row.kind is kind and row.annulled_at is None]
    return found[-1] if found else ""


def on_paper(person: PersonEntry) -> PersonOnPaper:
    return PersonOnPaper(person.full_name, person.iin, person.address)


def document_on_paper(document: Document) -> DocumentOnPaper:
    return DocumentOnPaper(
        document.name_kk,
        document.name_ru,
        document.number,
        document.issued_on,
        document.expires_on,
        document.pages,
        document.original,
    )


def issue(
    connection: Connection,
    desk: Desk,
    kind: NoticeKind,
    matter: Matter,
    make: Callable[[str], Notice],
    *,
    number: str = "",
    prepared_by: str = "",
) -> NoticeRow:
    """Render and keep a notice; ``make`` is given its register number.

    The number is taken in the caller's transaction, so a notice that can't be made leaves no gap.
    ``prepared_by``: somebody else prepared what the head signs now.
    """
    from desktop_app.documents import letters
    from desktop_app.documents.paper import Layout

    number = number or next_number(connection, desk, REGISTER_OF[kind])
    layout = Layout(beside=matter.language is PaperLanguage.BESIDE)
    paper, pdf = letters.printed(make(number), matter.language.languages, layout)
    return _keep(connection, desk, kind, matter, paper, pdf, prepared_by)


def issue_words(
    connection: Connection, desk: Desk, kind: NoticeKind, matter: Matter, paper: "Paper"
) -> NoticeRow:
    """Lay out and keep a notice whose words are there already, under the number it bears."""
    from desktop_app.documents import letters
    from desktop_app.documents.paper import Layout

    layout = Layout(beside=matter.language is PaperLanguage.BESIDE)
    return _keep(connection, desk, kind, matter, paper, letters.lay_out(paper, layout))


def _keep(
    connection: Connection,
    desk: Desk,
    kind: NoticeKind,
    matter: Matter,
    paper: "Paper",
    pdf: bytes,
    prepared_by: str = "",
) -> NoticeRow:
    from desktop_app.documents.paper import pack

    row_id = insert_row(
        connection,
        notices_table,
        {
            **matter.__dict__,
            "kind": kind,
            "number": paper.number,
            "issued_at": desk.now(),
            "issued_by": prepared_by or desk.worker.name,
            "signed_by": desk.worker.name if desk.worker.role is Role.HEAD else "",
            "sha256": sha256(pdf).hexdigest(),
            "pdf": pdf,
            "words": pack(paper),
        },
    )
    values: dict[str, Value] = {"paper": KIND_WORDS[kind], "number": paper.number}
    record_in(connection, desk, Step(N_("Issued: {paper} {number}"), "R-8", values), matter)
    (row,) = notices.rows(connection, [row_id])
    return row


def next_number(connection: Connection, desk: Desk, register: Register) -> str:
    """The next number of this year's register; a draft that is only looked at takes none."""
    return "" if desk.drafting else registers.take_number(connection, register, desk.now().year)


def record_in(connection: Connection, desk: Desk, act: Step, matter: Matter) -> None:
    """Put an act into the history of what a paper belongs to."""
    _record(
        connection,
        desk,
        act,
        application_id=matter.application_id,
        child_id=matter.child_id,
        complaint_id=matter.complaint_id,
    )


def record(connection: Connection, desk: Desk, act: Step, application: Application) -> None:
    """Put an act into the history of a case (R-8)."""
    _record(connection, desk, act, application_id=application.id, child_id=application.child_id)


def record_for_child(connection: Connection, desk: Desk, act: Step, child_id: int) -> None:
    """Put an act that belongs to no application into the history of a child."""
    _record(connection, desk, act, child_id=child_id)


def record_for_office(connection: Connection, desk: Desk, act: Step) -> None:
    """Put an act into the history that concerns no single child."""
    _record(connection, desk, act)


def _record(connection: Connection, desk: Desk, act: Step, **about: int | None) -> None:
    notices.add_act(connection, act, who=desk.worker.name, when=desk.now(), **about)
