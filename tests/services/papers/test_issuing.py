"""A paper is issued with its number, its bytes and who signs it, or not at all (R-8)."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from pypdf import PdfReader

from desktop_app.law.checklist import DocumentState, Source
from desktop_app.records.applications import Document
from desktop_app.records.kinds import NoticeKind, Register
from desktop_app.services.desk import Desk
from desktop_app.services.papers import issued, issuing
from desktop_app.storage.registers import numbers
from tests.builders import TODAY, home_education_entry
from tests.services.acts import history, papers_of, register


def test_a_registered_application_has_its_paper(desk: Desk, school: int) -> None:
    case = register(desk, home_education_entry(school))
    (paper,) = papers_of(desk, case)
    with desk.database.read() as connection:
        assert issuing.number_of(connection, case.id, paper.kind) == paper.number
        assert issuing.number_of(connection, case.id, NoticeKind.ORDER) == ""
    _, pdf = issued.whole(desk, paper.id)
    assert paper.sha256 == sha256(pdf).hexdigest()
    assert paper.number in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert (paper.issued_by, paper.signed_by) == (desk.worker.name, desk.worker.name)
    assert history(desk, case)[-1] == (desk.worker.name, "Issued: {paper} {number}")


def test_a_draft_takes_no_number(desk: Desk) -> None:
    year = desk.now().year
    with desk.database.begin() as connection:
        drafting = replace(desk, drafting=True)
        assert issuing.next_number(connection, drafting, Register.OUTGOING) == ""
        first = issuing.next_number(connection, desk, Register.OUTGOING)
        second = numbers.take_number(connection, Register.OUTGOING, year)
    assert first == f"Ш-{year}-00001"
    assert second == f"Ш-{year}-00002"


def test_a_document_stands_on_paper_as_it_was_presented() -> None:
    document = Document(
        code="identity",
        name_kk="Жеке куәлік",
        name_ru="Удостоверение",
        source=Source.APPLICANT,
        state=DocumentState.ACCEPTED,
        number="№ 12",
        issued_on=TODAY,
        expires_on=None,
        pages=2,
        original=False,
    )
    found = issuing.document_on_paper(document)
    assert (found.name_kk, found.name_ru, found.number) == ("Жеке куәлік", "Удостоверение", "№ 12")
    assert (found.issued_on, found.expires_on, found.pages, found.original) == (
        TODAY,
        None,
        2,
        False,
    )
