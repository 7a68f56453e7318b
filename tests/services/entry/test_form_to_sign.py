"""The application to sign: as typed, with nothing stored; as registered, under its number."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from desktop_app.records.kinds import PaperLanguage, Relation, Service
from desktop_app.records.people import PersonEntry
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import form_to_sign
from desktop_app.services.entry.form_to_sign import RELATION_ON_PAPER, FilledIn
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.people import keeping as services_people
from desktop_app.storage import tables as t
from desktop_app.storage.people import on_file as people
from tests.builders import (
    TODAY,
    a_child,
    a_parent,
    documents_of,
    home_education_entry,
    make_iban,
    reimbursement_entry,
)

NOBODY = PersonEntry("", "")


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def filled(service: Service, school: int, **changes: object) -> FilledIn:
    entry = FilledIn(
        service=service,
        language=PaperLanguage.KAZAKH,
        applied_on=TODAY,
        child=a_child(),
        applicant=a_parent(),
        relation=Relation.GUARDIAN,
        provider_id=school,
        documents=documents_of(service, TODAY),
        certificate_number="17/А",
        certificate_date=date(2026, 9, 1),
        iban=make_iban(),
    )
    return replace(entry, **changes)  # type: ignore[arg-type]


def count(desk: Desk) -> list[int]:
    with desk.database.read() as connection:
        tables = (t.applications, t.notices, t.people, t.acts, t.register_numbers, t.drafts)
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables
        ]


def test_a_reimbursement_says_all_that_is_typed(desk: Desk, school: int) -> None:
    before = count(desk)
    text = text_of(form_to_sign.print_filled(desk, filled(Service.REIMBURSEMENT, school)))
    for said in (
        "Әлімқұлова Гүлнұр Ғалымқызы",
        "Алатау қ., Жетіген к., 7 үй",
        "+7 (700) 000-00-00",
        "Әлімқұлова Әлия Ұланқызы",
        "қорғаншысы",
        "№ 7 жалпы білім беретін мектеп",
        "№ 17/А",
        make_iban(),
        bank_of(make_iban(), "kk"),
    ):
        assert said in text, said
    assert count(desk) == before


def test_only_what_the_applicant_brings_is_enclosed(desk: Desk, school: int) -> None:
    """R-5: what information systems give is asked of nobody; the form is no enclosure of itself."""
    entry = filled(Service.HOME_EDUCATION, school, language=PaperLanguage.RUSSIAN)
    text = text_of(form_to_sign.print_filled(desk, entry))
    assert "1) заключение врачебно-консультационной комиссии" in text
    assert "2)" not in text
    assert "свидетельство о рождении" not in text


@pytest.mark.parametrize("service", Service)
@pytest.mark.parametrize("language", PaperLanguage)
def test_what_is_not_typed_yet_is_left_for_a_pen(
    desk: Desk, service: Service, language: PaperLanguage
) -> None:
    entry = FilledIn(service, language, TODAY, NOBODY, NOBODY, Relation.MOTHER, 0, ())
    text = text_of(form_to_sign.print_filled(desk, entry))
    assert ("Өтініш" in text) == ("kk" in language.languages)
    assert ("Заявление" in text) == ("ru" in language.languages)
    for hole in ("None", "Undefined", "{{", "01.01.0001"):
        assert hole not in text


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_its_words(relation: Relation) -> None:
    assert all(RELATION_ON_PAPER[relation])


def test_a_registered_one_is_printed_as_it_is_on_file(desk: Desk, school: int) -> None:
    entry = reimbursement_entry(school, applied_on=TODAY)
    application = registering.register(desk, entry).application
    pdf = form_to_sign.print_registered(desk, application.id)
    assert "№ 17" in text_of(pdf)
    told = PdfReader(BytesIO(pdf)).metadata
    assert told is not None
    assert application.number in str(told.title)


def test_the_languages_are_those_on_the_applicants_card(desk: Desk, school: int) -> None:
    application = registering.register(desk, home_education_entry(school)).application
    assert application.language is PaperLanguage.KAZAKH
    with desk.database.read() as connection:
        applicant = people.by_id(connection, application.applicant_id)
    assert applicant.paper_language == "kk"
    services_people.update(desk, applicant.id, applicant.version, a_parent(paper_language="ru"))
    text = text_of(form_to_sign.print_registered(desk, application.id))
    assert "Заявление" in text
    assert "Өтініш" not in text
