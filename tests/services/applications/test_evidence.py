"""Evidence of the facts that decide money: recorded, taken back, and what is lacking (D-6)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.law.checklist import DocumentState, Source
from desktop_app.law.evidence import Fact, SystemAnswer
from desktop_app.records.applications import Application
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.evidence import EvidenceEntry
from desktop_app.records.kinds import Relation
from desktop_app.services.applications import evidence
from desktop_app.services.applications.evidence import Proof
from desktop_app.services.applications.listed import Applications
from desktop_app.services.awards import deciding
from desktop_app.services.cases import file as case_file
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health import check
from desktop_app.storage import tables as t
from tests.builders import a_document, home_education_entry, make_iban, reimbursement_entry
from tests.services.acts import application_now, award, decision, history, register
from tests.services.evidence_acts import FOUND, found, in_vain

MISSING = DocumentState.MISSING
WHY = "Басқа баланікі"
BROUGHT = replace(FOUND, source=Source.APPLICANT, asked_of="", asked_on=None, answer=None)


def proof(desk: Desk, application: Application, fact: Fact) -> Proof:
    return next(each for each in case_file.read(desk, application.id).proofs if each.fact is fact)


def lacking(desk: Desk, school: int, code: str, **facts: Any) -> Application:
    documents = a_document(code, MISSING)
    return register(desk, reimbursement_entry(school, documents=documents, facts=facts))


def test_what_the_checklist_holds_is_not_typed_twice(desk: Desk, school: int) -> None:
    application = register(desk, reimbursement_entry(school, relation=Relation.GUARDIAN))
    proofs = case_file.read(desk, application.id).proofs
    asked = {Fact.DISABILITY, Fact.CERTIFICATE, Fact.GUARDIANSHIP, Fact.ACCOUNT}
    assert {each.fact for each in proofs} == asked
    assert all(each.number and each.lacking is None for each in proofs)


def test_home_education_rests_on_no_such_facts(desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    assert case_file.read(desk, application.id).proofs == ()


def test_a_systems_answer_names_who_looked_where_and_when(desk: Desk, school: int) -> None:
    application = lacking(desk, school, "disability_certificate")
    asked = proof(desk, application, Fact.DISABILITY)
    assert (asked.source, asked.stops) == (None, True)
    assert asked.lacking is not None
    assert asked.lacking.label.startswith("Look into the information system")
    evidence.record(desk, application, FOUND)
    kept = proof(desk, application, Fact.DISABILITY)
    assert kept.evidence is not None
    assert (kept.evidence.asked_of, kept.evidence.asked_on, kept.evidence.recorded_by) == (
        "egov.kz",
        date(2025, 9, 3),
        desk.worker.name,
    )
    assert (kept.number, kept.lacking, kept.stops) == ("МҮ-514", None, False)
    assert history(desk, application)[-1][1] == "{fact}: proven by the document {number}"


def test_an_empty_answer_is_no_proof(desk: Desk, school: int) -> None:
    application = lacking(desk, school, "disability_certificate")
    in_vain(desk, application, Fact.DISABILITY)
    kept = proof(desk, application, Fact.DISABILITY)
    assert (kept.number, kept.stops) == ("", True)
    assert kept.lacking is not None
    assert kept.lacking.label == "The information system has none: {document}"


def test_what_a_family_brings_by_itself_proves_too(desk: Desk, school: int) -> None:
    application = lacking(desk, school, "disability_certificate")
    evidence.record(desk, application, BROUGHT)
    assert proof(desk, application, Fact.DISABILITY).source is Source.APPLICANT


def test_what_was_taken_back_proves_nothing_and_not_twice(desk: Desk, school: int) -> None:
    application = lacking(desk, school, "disability_certificate")
    kept = evidence.record(desk, application, FOUND)
    with pytest.raises(EntryError, match="why"):
        evidence.annul(desk, kept, "  ")
    evidence.annul(desk, kept, WHY)
    assert proof(desk, application, Fact.DISABILITY).stops
    with pytest.raises(Trouble, match="taken back already"):
        evidence.annul(desk, kept, WHY)


def test_a_guardians_document_that_had_expired_proves_nothing(desk: Desk, school: int) -> None:
    documents = a_document(
        "guardianship", DocumentState.ACCEPTED, number="5", expires_on=date(2025, 9, 2)
    )
    entry = reimbursement_entry(school, documents=documents, relation=Relation.TRUSTEE)
    application = register(desk, entry)
    assert proof(desk, application, Fact.GUARDIANSHIP).stops
    found(desk, application, Fact.GUARDIANSHIP)
    assert not proof(desk, application, Fact.GUARDIANSHIP).stops


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"number": ""}, ["number"]),
        ({"asked_of": "", "asked_on": None, "answer": None}, ["asked_of", "asked_on", "answer"]),
        ({"asked_on": date(2030, 1, 1)}, ["asked_on"]),
        ({"answer": SystemAnswer.EMPTY}, ["number"]),
        ({"source": Source.APPLICANT}, ["source"]),
        ({"issued_on": date(2030, 1, 1)}, ["issued_on"]),
        ({"expires_on": date(2025, 3, 3)}, ["expires_on"]),
        ({"fact": Fact.ACCOUNT}, ["number"]),
    ],
)
def test_slips_of_evidence(
    desk: Desk, school: int, changes: dict[str, Any], fields: list[str]
) -> None:
    application = register(desk, reimbursement_entry(school))
    with pytest.raises(EntryError) as caught:
        evidence.record(desk, application, replace(FOUND, **changes))
    assert [slip.field for slip in caught.value.slips] == fields


def test_a_certificate_that_a_system_has_becomes_the_applications(head: Desk, school: int) -> None:
    application = lacking(head, school, "education_certificate", certificate=None)
    entry = EvidenceEntry(
        Fact.CERTIFICATE,
        Source.INFORMATION_SYSTEM,
        number="91",
        issued_on=date(2025, 9, 1),
        expires_on=date(2026, 5, 25),
        asked_of="egov.kz",
        asked_on=head.today(),
        answer=SystemAnswer.FOUND,
    )
    with pytest.raises(EntryError, match="first_day"):
        evidence.record(head, application, entry)
    evidence.record(head, application, replace(entry, first_day=date(2025, 9, 1)))
    completed = application_now(head, application.id)
    with pytest.raises(ChangedMeanwhile):
        evidence.record(head, application, replace(entry, first_day=date(2025, 9, 1)))
    deciding.decide(head, completed)
    assert decision(head, application).awarded


def test_an_account_that_a_system_has_becomes_the_applications(head: Desk, school: int) -> None:
    application = lacking(head, school, "bank_account", iban="")
    found(head, application, Fact.ACCOUNT, make_iban(9))
    deciding.decide(head, application_now(head, application.id))
    assert decision(head, application).iban == make_iban(9)


def test_a_pasted_account_is_kept_as_banks_write_it(head: Desk, school: int) -> None:
    """It is paid to, and held against the bank's own statement."""
    application = lacking(head, school, "bank_account", iban="")
    account = make_iban(9)
    pasted = " ".join(account[at : at + 4] for at in range(0, len(account), 4)).lower()
    found(head, application, Fact.ACCOUNT, f"ИИК {pasted}")
    assert application_now(head, application.id).iban == account
    assert proof(head, application_now(head, application.id), Fact.ACCOUNT).number == account


def test_awards_from_before_go_on_and_stand_on_the_list_of_what_is_to_follow(
    head: Desk, school: int
) -> None:
    """No number was asked for then: nothing is invented, and nothing stops."""
    application = award(head, reimbursement_entry(school))
    award(head, reimbursement_entry(school, 2))
    told = "Awards whose proof of disability or guardianship is to follow: {count}"
    assert not [each for each in check.check(head) if each.step.label.startswith(told)]
    with head.database.begin() as connection:
        of_it = t.documents.c.application_id == application.id
        connection.execute(t.documents.update().where(of_it).values(number=""))
    listed = Applications(evidence_to_follow=True)
    with head.database.read() as connection:
        assert listed.ids(connection) == [application.id]
    (finding,) = [each for each in check.check(head) if each.step.label.startswith(told)]
    assert (finding.step.values, finding.wrong) == ({"count": 1}, False)
    found(head, application, Fact.DISABILITY)
    with head.database.read() as connection:
        assert listed.ids(connection) == []


def test_no_other_account_is_paid_than_the_one_that_is_proven(
    desk: Desk, head: Desk, school: int
) -> None:
    """The family's account on the paper, and somebody else's in the application."""
    application = lacking(desk, school, "bank_account", iban=make_iban(7))
    spaced = make_iban(9).lower().replace("c", " C ")
    kept = found(desk, application, Fact.ACCOUNT, spaced)
    changed = application_now(desk, application.id)
    assert changed.iban == proof(desk, application, Fact.ACCOUNT).number == make_iban(9)
    told = [each[1] for each in history(desk, changed)]
    assert any(each.startswith("The account of the application is") for each in told)
    evidence.annul(desk, kept, WHY)
    found(desk, changed, Fact.ACCOUNT, make_iban(8))
    deciding.decide(head, application_now(desk, application.id))
    assert decision(head, application).iban == make_iban(8)


def test_an_account_unlike_the_one_of_its_paper_stops_the_decision(
    desk: Desk, head: Desk, school: int
) -> None:
    documents = a_document("bank_account", DocumentState.ACCEPTED, number=make_iban(9))
    facts = {"iban": make_iban(7)}
    entry = reimbursement_entry(school, documents=documents, facts=facts)
    application = register(desk, entry)
    assert proof(desk, application, Fact.ACCOUNT).stops
    with pytest.raises(Trouble):
        deciding.decide(head, application)
    found(desk, application, Fact.ACCOUNT, make_iban(7))
    assert not proof(desk, application, Fact.ACCOUNT).stops
