"""The history of a case, a child or the office: who did what, written with the act itself."""

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.law.steps import Step
from desktop_app.records.applications import Application
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.desk import Desk
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people


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
    return Matter(
        recipient=applicant.full_name,
        address=applicant.address,
        language=applicant.papers_in or application.language,
        application_id=application.id,
        child_id=application.child_id,
        about=about,
    )


def matter_of_row(row: NoticeRow) -> Matter:
    """What a paper belongs to and whom it is for, as it was issued."""
    return Matter(**{name: getattr(row, name) for name in Matter.__dataclass_fields__})


def record_in(connection: Connection, desk: Desk, act: Step, matter: Matter) -> None:
    """Put an act into the history of what a paper belongs to."""
    add_act(
        connection,
        desk,
        act,
        application_id=matter.application_id,
        child_id=matter.child_id,
        complaint_id=matter.complaint_id,
    )


def record(connection: Connection, desk: Desk, act: Step, application: Application) -> int:
    """Put an act into the history of a case (R-8); its id there."""
    return add_act(
        connection, desk, act, application_id=application.id, child_id=application.child_id
    )


def record_for_child(connection: Connection, desk: Desk, act: Step, child_id: int) -> None:
    """Put an act that belongs to no application into the history of a child."""
    add_act(connection, desk, act, child_id=child_id)


def record_for_office(connection: Connection, desk: Desk, act: Step) -> None:
    """Put an act into the history that concerns no single child."""
    add_act(connection, desk, act)


def add_act(
    connection: Connection,
    desk: Desk,
    act: Step,
    *,
    application_id: int | None = None,
    child_id: int | None = None,
    complaint_id: int | None = None,
) -> int:
    """Put an act into the history of what it belongs to, with who did it, and on which PC."""
    return notices.add_act(
        connection,
        act,
        who=desk.worker.name,
        worker_id=desk.worker.id,
        pc=desk.pc,
        when=desk.now(),
        application_id=application_id,
        child_id=child_id,
        complaint_id=complaint_id,
    )
