"""What the form of a complaint begins with, and whose cases it can be about (R-9)."""

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.calendar import WorkingCalendar
from desktop_app.records.applications import Application, ApplicationRow
from desktop_app.records.complaints import Complaint
from desktop_app.records.looks import Subject
from desktop_app.records.people import Person, Provider
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.calendar import working_calendar
from desktop_app.services.looks.looking import look
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.translation import current


@dataclass(frozen=True)
class ComplaintForm:
    """``case`` is the application that is complained about, ``applicant`` who applied in it.

    ``cases`` are those of the complainant that the complaint can be about.
    """

    schools: tuple[Provider, ...]
    calendar: WorkingCalendar
    case: Application | None = None
    applicant: Person | None = None
    cases: tuple[ApplicationRow, ...] = ()


def to_register(desk: Desk, application_id: int | None = None) -> ComplaintForm:
    """For a new complaint: about an application, or about nothing that is on file yet."""
    with desk.reading() as connection:
        schools = tuple(offices.schools_by_name(connection, current()))
        days = working_calendar(connection)
        if application_id is None:
            return ComplaintForm(schools, days)
        case = applications.by_id(connection, application_id)
        applicant = people.by_id(connection, case.applicant_id)
        cases = tuple(applications.concerning(connection, applicant.id))
    look(desk, Subject.CHILD, case.child_id)
    return ComplaintForm(schools, days, case, applicant, cases)


def to_correct(desk: Desk, complaint: Complaint) -> ComplaintForm:
    """For a complaint on file; the case that it names is among the cases, whosever it is."""
    with desk.reading() as connection:
        found = ComplaintForm(
            schools=tuple(offices.schools_by_name(connection, current())),
            calendar=working_calendar(connection),
            cases=_cases_of(connection, complaint),
        )
    look(desk, Subject.COMPLAINT, complaint.id)
    return found


def _cases_of(connection: Connection, complaint: Complaint) -> tuple[ApplicationRow, ...]:
    person = people.by_iin(connection, complaint.iin) if complaint.iin else None
    cases = applications.concerning(connection, person.id) if person else []
    if complaint.application_id not in (None, *(case.id for case in cases)):
        cases += applications.rows(connection, [complaint.application_id or 0])
    return tuple(cases)


@dataclass(frozen=True)
class Complainant:
    """Somebody on file, and every application of theirs or for them."""

    person: Person
    cases: tuple[ApplicationRow, ...]


def complainant(desk: Desk, iin: str) -> Complainant | None:
    """Who complains, by IIN; None for nobody on file."""
    with desk.reading() as connection:
        person = people.by_iin(connection, iin)
        if person is None:
            return None
        found = Complainant(person, tuple(applications.concerning(connection, person.id)))
    look(desk, Subject.CHILD, person.id)
    return found
