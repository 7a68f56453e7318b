"""The application filled in for the applicant to sign (R-4, D-6): nothing is stored of it.

It has no number before it is registered, and what is not known yet is left for a pen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop_app.documents.letters.paper import Layout
from desktop_app.documents.notices.kinds import (
    DocumentOnPaper,
    HomeEducationApplication,
    Letterhead,
    ReimbursementApplication,
)
from desktop_app.law.award_papers import NAMES, AwardPaper
from desktop_app.law.checklist import APPLICATION, DocumentState
from desktop_app.records.applications import Application, DocumentEntry
from desktop_app.records.kinds import PaperLanguage, Relation, Service
from desktop_app.records.looks import Subject, Way
from desktop_app.records.people import Office, Person, PersonEntry, Provider
from desktop_app.services.desk import Desk
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.law_data import ServiceRules
from desktop_app.services.looks.looking import look
from desktop_app.services.papers import letterheads
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.translation import translator

RELATION_ON_PAPER = {
    Relation.MOTHER: ("анасы", "мать"),
    Relation.FATHER: ("әкесі", "отец"),
    Relation.GUARDIAN: ("қорғаншысы", "опекун"),
    Relation.TRUSTEE: ("қамқоршысы", "попечитель"),
    Relation.REPRESENTATIVE: ("өзге заңды өкілі", "иной законный представитель"),
}


@dataclass(frozen=True)
class FilledIn:
    """What is known of an application so far; ``provider_id`` 0 is no school yet."""

    service: Service
    language: PaperLanguage
    applied_on: date
    child: PersonEntry
    applicant: PersonEntry
    relation: Relation
    provider_id: int
    documents: tuple[DocumentEntry, ...]
    certificate_number: str = ""
    certificate_date: date | None = None
    iban: str = ""
    number: str = ""


def print_filled(desk: Desk, filled: FilledIn) -> bytes:
    """The application as it is typed, right or wrong: the applicant reads it before signing."""
    with desk.reading() as connection:
        return _printed(connection, desk, filled)


def print_registered(desk: Desk, application_id: int) -> bytes:
    """The application as it is on file, under its number."""
    with desk.reading() as connection:
        application = applications.by_id(connection, application_id)
        printed = _printed(connection, desk, _on_file(connection, application))
    look(desk, Subject.CHILD, application.child_id, Way.PRINTED)
    return printed


def _on_file(connection: Connection, application: Application) -> FilledIn:
    applicant: Person = people.by_id(connection, application.applicant_id)
    certificates = {
        certificate.id: certificate
        for certificate in applications.certificates_of(connection, application.child_id)
    }
    certificate = certificates.get(application.certificate_id or 0)
    return FilledIn(
        service=application.service,
        language=applicant.papers_in or application.language,
        applied_on=application.applied_on,
        child=people.by_id(connection, application.child_id),
        applicant=applicant,
        relation=application.relation,
        provider_id=application.provider_id,
        documents=tuple(applications.documents_of(connection, application.id)),
        certificate_number=certificate.number if certificate else "",
        certificate_date=certificate.issued_on if certificate else None,
        iban=application.iban,
        number=application.number,
    )


def _printed(connection: Connection, desk: Desk, filled: FilledIn) -> bytes:
    from desktop_app.documents.letters import printing as letters

    office = offices.details(connection)
    school = offices.school(connection, filled.provider_id) if filled.provider_id else None
    service = law_data.rules_on(connection, filled.service, filled.applied_on)
    papers = law_data.papers(connection, filled.applied_on)
    relation_kk, relation_ru = RELATION_ON_PAPER[filled.relation]
    common: dict[str, Any] = {
        **letterheads.writer(desk, _addressee(filled.service, office, school)).__dict__,
        "number": filled.number,
        "issued_on": filled.applied_on,
        "applicant": letterheads.on_paper(filled.applicant),
        "applicant_phone": filled.applicant.phone,
        "relation_kk": relation_kk,
        "relation_ru": relation_ru,
        "child": letterheads.on_paper(filled.child),
        "birth_date": filled.child.birth_date,
        "service_kk": service.name_kk,
        "service_ru": service.name_ru,
        "documents": tuple(_enclosed(service, filled.documents)),
    }
    form: HomeEducationApplication | ReimbursementApplication
    if filled.service is Service.HOME_EDUCATION:
        form = HomeEducationApplication(**common)
    else:
        form = ReimbursementApplication(
            **common,
            school_kk=school.name_kk if school else "",
            school_ru=school.name_ru if school else "",
            paper_kk=_name(papers.months_by, "kk"),
            paper_ru=_name(papers.months_by, "ru"),
            certificate_number=filled.certificate_number,
            certificate_date=filled.certificate_date,
            iban=filled.iban,
            bank_kk=bank_of(filled.iban, "kk"),
            bank_ru=bank_of(filled.iban, "ru"),
        )
    layout = Layout(beside=filled.language is PaperLanguage.BESIDE)
    return letters.render(form, filled.language.languages, layout)


def _name(paper: AwardPaper, language: str) -> str:
    """What gives the months; empty of the school's certificate, which the form names itself."""
    if paper is AwardPaper.CERTIFICATE:
        return ""
    name = translator(language).gettext(NAMES[paper])
    return name[:1].upper() + name[1:]


def _addressee(service: Service, office: Office, school: Provider | None) -> Letterhead:
    """The school under the Rules (R-4), the department under the Decision (D-2, D-6)."""
    if service is Service.REIMBURSEMENT:
        return letterheads.of_the_department(office)
    return letterheads.of_the_school(school or Provider(0, "", ""), office)


def _enclosed(
    service: ServiceRules, documents: Iterable[DocumentEntry]
) -> Iterable[DocumentOnPaper]:
    """What the applicant brings; what information systems give is asked of nobody (R-5)."""
    for document in documents:
        item = service.item_of(document)
        brought = item.source.may_be_demanded and item.code != APPLICATION
        if brought and document.state is DocumentState.ACCEPTED:
            yield DocumentOnPaper(
                item.name_kk,
                item.name_ru,
                document.number,
                document.issued_on,
                document.expires_on,
                document.pages,
                document.original,
            )
