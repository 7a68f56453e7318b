"""Whose letterhead a paper bears and who answers for it: the department or the school."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import Letterhead, OrganisationOnPaper, PersonOnPaper
from desktop_app.records.applications import Application
from desktop_app.records.kinds import PersonKind, Role, Service
from desktop_app.records.outside_numbers import Bearer
from desktop_app.records.people import Author, Office, PersonEntry, Provider, Worker
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.law_data import rules
from desktop_app.services.papers import outside_numbers as numbers_on_paper
from desktop_app.storage.applications import outside_numbers
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.people import on_file as people


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


def desk_of(connection: Connection, desk: Desk, author: Author | None) -> Desk:
    """The desk with who prepared a paper at it: they are its executor, whoever signs it.

    They are named as they were then, whatever they are called since.
    """
    if author is None or author == desk.author:
        return desk
    known = [*office_staff.at_work(connection), *office_staff.retired(connection)]
    found = next((worker for worker in known if worker.id == author.id), None)
    executor = found or Worker(0, author.name, Role.CLERK)
    return desk.taken_by(replace(executor, name=author.name))


@dataclass(frozen=True)
class Heading(Writer):
    """What every notice of one application shares."""

    applicant: PersonOnPaper
    child: PersonOnPaper
    application_number: str
    application_date: date
    service_kk: str
    service_ru: str
    application_number_outside_kk: str
    application_number_outside_ru: str


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
    theirs = outside_numbers.of(connection, Bearer.APPLICATION, application.id)
    outside = numbers_on_paper.on_paper(theirs)
    return Heading(
        **writer(desk, head).__dict__,
        applicant=on_paper(people.by_id(connection, application.applicant_id)),
        child=on_paper(people.by_id(connection, application.child_id)),
        application_number=application.number,
        application_date=application.applied_on,
        service_kk=service.name_kk,
        service_ru=service.name_ru,
        application_number_outside_kk=outside.kk,
        application_number_outside_ru=outside.ru,
    )


def on_paper(person: PersonEntry) -> PersonOnPaper:
    """Of an organisation with its BIN in the name: what is beside a person's is called IIN."""
    if person.kind is PersonKind.ORGANISATION:
        return OrganisationOnPaper(
            full_name=f"{person.surname} (БСН {person.iin}), {person.representative}",
            iin="",
            address=person.address,
            full_name_ru=f"{person.name_ru} (БИН {person.iin}), {person.representative}",
        )
    return PersonOnPaper(person.full_name, person.iin, person.address)
