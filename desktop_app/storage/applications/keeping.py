"""Putting applications on file, with their documents, certificates and orders; changing them."""

from dataclasses import asdict
from datetime import date, datetime
from typing import TypedDict, Unpack

from sqlalchemy import Connection, select

from desktop_app.law.checklist import ChecklistItem
from desktop_app.records.applications import (
    Application,
    ApplicationEntry,
    CertificateEntry,
    DocumentEntry,
)
from desktop_app.records.kinds import InstructionLanguage, Status
from desktop_app.storage import edits
from desktop_app.storage.applications import on_file
from desktop_app.storage.rows import insert_row
from desktop_app.storage.tables import applications, certificates, documents, orders


def add(
    connection: Connection,
    entry: ApplicationEntry,
    *,
    number: str,
    status: Status,
    deadline: date | None,
    child_id: int,
    applicant_id: int,
    certificate_id: int | None,
    who: str,
    when: datetime,
) -> Application:
    """Register what was entered, under its number, for people who are on file."""
    facts = entry.reimbursement
    values = {
        "service": entry.service,
        "number": number,
        "registered_at": when,
        "applied_on": entry.applied_on,
        "sent_at": entry.sent_at,
        "channel": entry.channel,
        "child_id": child_id,
        "applicant_id": applicant_id,
        "relation": entry.relation,
        "provider_id": entry.provider_id,
        "language": entry.language,
        "status": status,
        "deadline": deadline,
        "certificate_id": certificate_id,
        "disability_until": facts.disability_until,
        "full_state_support": facts.full_state_support,
        "parental_rights_deprived": facts.parental_rights_deprived,
        "consent": facts.consent,
        "iban": facts.iban,
        "note": entry.note,
        "earlier_day_why": entry.earlier_day_why,
        "changed_by": who,
        "changed_at": when,
    }
    return on_file.by_id(connection, insert_row(connection, applications, values))


def add_document(
    connection: Connection, application_id: int, document: DocumentEntry, item: ChecklistItem
) -> int:
    """Keep a document by the name that the checklist has today, with who gave it; its id."""
    values = {**asdict(document), "application_id": application_id}
    came_from = values.pop("came_from") or item.source
    values |= {"name_kk": item.name_kk, "name_ru": item.name_ru, "source": came_from}
    return insert_row(connection, documents, values)


def add_certificate(
    connection: Connection, child_id: int, provider_id: int, entry: CertificateEntry
) -> int:
    """Keep a school's certificate of a child (D-2); its id."""
    values = {**asdict(entry), "child_id": child_id, "provider_id": provider_id}
    return insert_row(connection, certificates, values)


def add_order(
    connection: Connection,
    application_id: int,
    number: str,
    issued_on: date,
    *,
    first_day: date,
    last_day: date,
    teacher: str,
    controller: str,
) -> int:
    """Keep the order of admission to home education (R-7); its id.

    It takes the place of one that was annulled, whose number stays on its annulled paper.
    """
    values = {
        "application_id": application_id,
        "number": number,
        "issued_on": issued_on,
        "first_day": first_day,
        "last_day": last_day,
        "teacher": teacher,
        "controller": controller,
    }
    of_case = orders.c.application_id == application_id
    annulled = connection.scalar(select(orders.c.id).where(of_case))
    if annulled is not None:
        connection.execute(orders.update().where(of_case).values(values))
        return int(annulled)
    return insert_row(connection, orders, values)


class Established(TypedDict, total=False):
    """What the office puts down of an application as it moves on."""

    class_name: str
    instruction_language: InstructionLanguage
    withdrawn_why: str


def fill_deadline(connection: Connection, application_id: int, day: date) -> None:
    """Put down the day that could not be known at registration."""
    own = applications.c.id == application_id
    connection.execute(applications.update().where(own).values(deadline=day))


class Proven(TypedDict, total=False):
    """What a document that came later says of an application that lacked it."""

    certificate_id: int
    iban: str


def move(
    connection: Connection,
    application: Application,
    status: Status,
    who: str,
    when: datetime,
    **values: Unpack[Established],
) -> None:
    """Save the new status, if the application still is as it was read; else ChangedMeanwhile."""
    changed = {"status": status, **values}
    edits.change(
        connection, applications, application.id, application.version, changed, who=who, when=when
    )


def complete(
    connection: Connection,
    application: Application,
    who: str,
    when: datetime,
    **values: Unpack[Proven],
) -> None:
    """Put down what a document says; ChangedMeanwhile where somebody else was first."""
    edits.change(
        connection,
        applications,
        application.id,
        application.version,
        dict(values),
        who=who,
        when=when,
    )


def touch(connection: Connection, application: Application, who: str, when: datetime) -> None:
    """Say that something is done on the case; ChangedMeanwhile where somebody else was first."""
    edits.change(
        connection, applications, application.id, application.version, {}, who=who, when=when
    )
