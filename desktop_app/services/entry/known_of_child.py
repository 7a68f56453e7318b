"""What is on file about a child, so that nobody types it twice."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step
from desktop_app.records.applications import Application, Certificate
from desktop_app.records.decisions import RecordedEvent
from desktop_app.records.kinds import PaperLanguage, Relation, Service, Status
from desktop_app.records.looks import Subject
from desktop_app.records.people import Person
from desktop_app.records.stored_words import meaning_of
from desktop_app.services.desk import Desk
from desktop_app.services.looks.looking import look
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import amendments
from desktop_app.storage.people import on_file as people


@dataclass(frozen=True)
class Known:
    """A child with the newest facts of their applications; None where there are none.

    ``language`` is the one on the applicant's card, or else that of the newest application.
    """

    child: Person
    applicant: Person | None
    relation: Relation | None
    provider_id: int
    language: PaperLanguage | None
    certificates: tuple[Certificate, ...]
    disability_until: date | None
    has_disability: bool
    iban: str
    applications: tuple[Application, ...]
    events: tuple[RecordedEvent, ...]


def about(desk: Desk, child_id: int) -> Known:
    with desk.reading() as connection:
        found = known(connection, people.by_id(connection, child_id))
    look(desk, Subject.CHILD, child_id)
    return found


def known(connection: Connection, child: Person) -> Known:
    """What `about` gives, in a unit of work that has read the child already."""
    taken = applications.of_child(connection, child.id)
    last = taken[0] if taken else None
    applicant = people.by_id(connection, last.applicant_id) if last else None
    paid = next((a for a in taken if a.service is Service.REIMBURSEMENT), None)
    return Known(
        child=child,
        applicant=applicant,
        relation=relation_of(connection, last) if last else None,
        provider_id=last.provider_id if last else 0,
        language=(applicant.papers_in if applicant else None) or (last.language if last else None),
        certificates=tuple(applications.certificates_of(connection, child.id)),
        disability_until=paid.disability_until if paid else None,
        has_disability=paid is not None,
        iban=paid.iban if paid else "",
        applications=tuple(taken),
        events=tuple(applications.events_of(connection, child.id)),
    )


def relation_of(connection: Connection, application: Application) -> Relation:
    """As it was applied with, or set right since: that can be only once it is awarded."""
    if application.status is not Status.AWARDED:
        return application.relation
    since = amendments.relation_since(connection, application.id)
    return meaning_of(Relation, since) if since else application.relation


def find(desk: Desk, text: str) -> list[Person]:
    """People on file whose name or IIN has every word of the text."""
    if len(text.strip()) < 2:
        return []
    with desk.reading() as connection:
        return people.matching(connection, text)


def by_iin(desk: Desk, iin: str) -> Person | None:
    with desk.reading() as connection:
        found = people.by_iin(connection, iin)
    if found is not None:
        look(desk, Subject.CHILD, found.id)
    return found


def on_file(child: Known) -> list[Step]:
    """What to show beside a known child: the newest applications."""
    return [
        Step(
            N_("{number} of {date}"),
            "",
            {"number": application.number, "date": application.applied_on},
        )
        for application in child.applications[:3]
    ]
