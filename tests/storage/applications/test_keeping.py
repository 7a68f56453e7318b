"""Applications as they are put on file, with what belongs to them, and as they move on."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection

from desktop_app.law.checklist import DocumentState
from desktop_app.records.applications import (
    Application,
    ApplicationEntry,
    CertificateEntry,
    DocumentEntry,
    Order,
)
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import InstructionLanguage, Service, Status
from desktop_app.services.law_values.law_data import rules
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from tests.builders import SCHOOL_YEAR, a_school, reimbursement_entry

WHEN = datetime(2026, 11, 21, 10, 0)
LATER = WHEN + timedelta(hours=1)
DUE = date(2026, 12, 1)


def _registered(connection: Connection) -> tuple[ApplicationEntry, Application]:
    school = offices.save_school(connection, a_school(), "Маман", WHEN)
    facts = {
        "disability_until": date(2027, 1, 31),
        "full_state_support": True,
        "parental_rights_deprived": True,
        "consent": False,
    }
    entry = reimbursement_entry(school, facts=facts, note="Ескертпе", sent_at=WHEN)
    child = people.save(connection, entry.child, "Маман", WHEN)
    made = keeping.add(
        connection,
        entry,
        number="Ө-2026-00001",
        status=Status.REGISTERED,
        deadline=DUE,
        child_id=child,
        applicant_id=people.save(connection, entry.applicant, "Маман", WHEN),
        certificate_id=keeping.add_certificate(connection, child, school, SCHOOL_YEAR),
        who="Маман",
        when=WHEN,
    )
    return entry, made


def test_all_that_was_entered_is_on_file(database: Database) -> None:
    with database.begin() as connection:
        entry, made = _registered(connection)
        child, applicant = (
            people.by_id(connection, each) for each in (made.child_id, made.applicant_id)
        )
        (certificate,) = applications.certificates_of(connection, made.child_id)
    for name in ("service", "channel", "applied_on", "sent_at", "relation", "provider_id"):
        assert getattr(made, name) == getattr(entry, name)
    assert (made.language, made.note) == (entry.language, entry.note)
    for name in ("disability_until", "full_state_support", "parental_rights_deprived"):
        assert getattr(made, name) == getattr(entry.reimbursement, name)
    assert (made.consent, made.iban) == (False, entry.reimbursement.iban)
    assert (child.iin, applicant.iin) == (entry.child.iin, entry.applicant.iin)
    assert (made.number, made.status, made.deadline) == ("Ө-2026-00001", Status.REGISTERED, DUE)
    assert (made.registered_at, made.changed_by, made.changed_at) == (WHEN, "Маман", WHEN)
    kept = {name: getattr(certificate, name) for name in SCHOOL_YEAR.__dict__}
    assert CertificateEntry(**kept) == SCHOOL_YEAR
    of = (certificate.id, certificate.provider_id)
    assert of == (made.certificate_id, made.provider_id)


def test_a_document_keeps_the_name_that_the_checklist_has_today(database: Database) -> None:
    item = rules(Service.REIMBURSEMENT).checklist[0]
    typed = DocumentEntry(
        item.code, DocumentState.ACCEPTED, "12", date(2026, 1, 2), date(2026, 3, 4), 5, False
    )
    with database.begin() as connection:
        _entry, made = _registered(connection)
        keeping.add_document(connection, made.id, typed, item)
        (found,) = applications.documents_of(connection, made.id)
    assert DocumentEntry(**{name: getattr(found, name) for name in typed.__dict__}) == typed
    named = (found.name_kk, found.name_ru, found.source)
    assert named == (item.name_kk, item.name_ru, item.source)


def test_an_order_is_kept_with_its_application(database: Database) -> None:
    days = (date(2026, 11, 23), date(2027, 5, 25))
    with database.begin() as connection:
        _entry, made = _registered(connection)
        order_id = keeping.add_order(
            connection,
            made.id,
            "Б-2026-00001",
            WHEN.date(),
            first_day=days[0],
            last_day=days[1],
            teacher="Мұғалім",
            controller="Орынбасар",
        )
        found = applications.order_of(connection, made.id)
    kept = ("Б-2026-00001", WHEN.date(), *days, "Мұғалім", "Орынбасар")
    assert found == Order(order_id, made.id, *kept)


def test_an_application_moves_on_once_for_who_has_seen_it(database: Database) -> None:
    language = InstructionLanguage.RUSSIAN
    with database.begin() as connection:
        _entry, made = _registered(connection)
        keeping.move(
            connection,
            made,
            Status.CONSIDERED,
            "Басшы",
            LATER,
            class_name="5 А",
            instruction_language=language,
        )
        with pytest.raises(ChangedMeanwhile) as caught:
            keeping.move(connection, made, Status.WITHDRAWN, "Маман", LATER, withdrawn_why="Жоқ")
        found = applications.by_id(connection, made.id)
    assert (caught.value.who, caught.value.when) == ("Басшы", LATER)
    assert found == replace(
        made,
        status=Status.CONSIDERED,
        class_name="5 А",
        instruction_language=language,
        version=made.version + 1,
        changed_by="Басшы",
        changed_at=LATER,
    )


def test_who_comes_second_to_a_case_is_told(database: Database) -> None:
    with database.begin() as connection:
        _entry, made = _registered(connection)
        keeping.touch(connection, made, "Басшы", LATER)
        with pytest.raises(ChangedMeanwhile):
            keeping.touch(connection, made, "Маман", LATER)
        found = applications.by_id(connection, made.id)
    touched = replace(made, version=made.version + 1, changed_by="Басшы", changed_at=LATER)
    assert found == touched
