"""What an award rests on is data of the decision: looked for, awaited, refused for, awarded by."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.checklist import DocumentState, Source
from desktop_app.law.evidence import FACT_OF, Fact, SystemAnswer
from desktop_app.records.applications import Application, CertificateEntry, DocumentEntry
from desktop_app.records.evidence import EvidenceEntry
from desktop_app.records.kinds import Service
from desktop_app.services.applications import evidence, home_education
from desktop_app.services.awards import amendments, deciding
from desktop_app.services.awards.amendments import CertificateContinued
from desktop_app.services.awards.deciding import Proposal
from desktop_app.services.cases import file as case_file
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.law_values import law_data, law_watch
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided
from desktop_app.wording import step
from tests.builders import Clock, reimbursement_entry
from tests.law import tables
from tests.law.tables import Case
from tests.services.acts import award, register
from tests.services.decision_acts import as_entered, example
from tests.services.evidence_acts import in_vain

TABLE = Path(__file__).parent / "cases" / "award_papers.txt"
DECISIONS = {
    "by conclusion": "example-by-the-board-s-conclusion",
    "both": "example-by-certificate-and-conclusion",
    "by order": "example-by-order-and-medical-conclusion",
}
COLUMN_OF = {
    AwardPaper.CERTIFICATE: "certificate",
    AwardPaper.PEDAGOGICAL: "PMPK",
    AwardPaper.MEDICAL: "commission",
    AwardPaper.ORDER: "order",
}
BY_BOARD = CertificateEntry("12", date(2025, 8, 15), date(2025, 8, 15), date(2026, 2, 20))


def decide_by(desk: Desk, code: str, first_day: date = date(2025, 1, 1)) -> None:
    """Another district: its decision is in force."""
    in_force.enter(desk, as_entered(example(code), first_day))


def days_of(told: str) -> tuple[date, date]:
    first, last = (datetime.strptime(each, "%d.%m.%Y").date() for each in told.split("–"))
    return first, last


def looked_up(desk: Desk, application: Application, paper: AwardPaper, told: str) -> None:
    first, last = days_of(told)
    entry = EvidenceEntry(
        FACT_OF[paper],
        Source.INFORMATION_SYSTEM,
        number="77",
        issued_on=first,
        first_day=first,
        expires_on=last,
        asked_of="egov.kz",
        asked_on=desk.today(),
        answer=SystemAnswer.FOUND,
    )
    evidence.record(desk, application, entry)


def applied(desk: Desk, school: int, case: Case) -> Application:
    """With what the case says the family has, and where somebody looked."""
    day = datetime.strptime(case["applied"], "%d.%m.%Y").date()
    with desk.database.read() as connection:
        papers = law_data.papers(connection, day)
    certificate, documents = None, {}
    for item in law_data.rules(Service.REIMBURSEMENT, papers).checklist:
        if item.code not in set(AwardPaper):
            continue
        paper = AwardPaper(item.code)
        told, state = case[COLUMN_OF[paper]], DocumentState.MISSING
        if item.if_applies:
            state = DocumentState.NOT_NEEDED
        documents[paper] = DocumentEntry(item.code, state)
        if told[0].isdigit():
            first, last = days_of(told)
            issued = min(first, day)
            documents[paper] = DocumentEntry(
                item.code, DocumentState.ACCEPTED, "12", issued, last, came_from=item.source
            )
            if paper is papers.months_by:
                certificate = CertificateEntry("12", issued, first, last)
    entry = reimbursement_entry(school, applied_on=day, certificate=certificate)
    others = (each for each in entry.documents if each.code not in set(AwardPaper))
    application = register(desk, replace(entry, documents=(*others, *documents.values())))
    for paper in papers.required:
        told = case[COLUMN_OF[paper]]
        if told == "in vain":
            in_vain(desk, application, FACT_OF[paper])
        elif told.startswith("+"):
            looked_up(desk, application, paper, told.removeprefix("+ "))
    with desk.database.read() as connection:
        return applications.by_id(connection, application.id)


def outcome(found: Proposal) -> str:
    judgement = found.judgement
    if found.awaited:
        (awaited,) = found.awaited
        return f"awaits {awaited.item.name_ru}"
    if judgement.awards:
        return f"award {judgement.first} to {judgement.last}"
    reasons = "; ".join(step(reason.fact, "ru") for reason in judgement.reasons)
    return f"refuse {' '.join(map(str, judgement.grounds))}: {reasons}"


@pytest.mark.parametrize(
    "case", [pytest.param(row, id=row["case"]) for row in tables.read(str(TABLE))]
)
def test_what_an_award_rests_on(head: Desk, school: int, clock: Clock, case: Case) -> None:
    clock.move_to(date(2025, 12, 1))
    if case["decision"] != "shipped":
        decide_by(head, DECISIONS[case["decision"]])
    application = applied(head, school, case)
    assert outcome(deciding.proposal(head, application.id)) == case["outcome"]


def test_the_checklist_asks_for_what_the_decision_rests_on(head: Desk, school: int) -> None:
    def rests_on(code: str) -> list[tuple[str, bool]]:
        rules = law_data.rules(Service.REIMBURSEMENT, example(code).papers)
        codes = {item.code for item in rules.held_back}
        assert not codes & {item.code for item in rules.checklist}
        return [(i.code, i.if_applies) for i in rules.checklist if i.code in set(AwardPaper)]

    assert rests_on(DECISIONS["by conclusion"]) == [("pedagogical_conclusion", False)]
    assert rests_on(DECISIONS["by order"]) == [
        ("school_order", False),
        ("medical_conclusion", False),
        ("pedagogical_conclusion", True),
    ]
    assert rests_on("example-6-a-quarter") == [("education_certificate", False)]


def test_what_is_watched_cites_the_offices_own_decision(head: Desk) -> None:
    decide_by(head, DECISIONS["by conclusion"])
    (found,) = [
        each
        for each in law_watch.listed(head)
        if each.subject == "document:reimbursement.pedagogical_conclusion"
    ]
    assert "12-3" in found.act.ru
    assert found.compared_on is None


def test_an_award_goes_on_by_the_document_it_was_given_by(
    head: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 3))
    decide_by(head, DECISIONS["by conclusion"])
    entry = reimbursement_entry(school, certificate=BY_BOARD)
    documents = tuple(
        replace(each, code=AwardPaper.PEDAGOGICAL) if each.code == AwardPaper.CERTIFICATE else each
        for each in entry.documents
    )
    application = award(head, replace(entry, documents=documents))
    child = application.child_id
    with head.database.read() as connection:
        (row,) = decided.awards(connection, child)
        (kept,) = applications.certificates_of(connection, child)
    assert row.facts.paper is AwardPaper.PEDAGOGICAL
    assert kept.kind is AwardPaper.PEDAGOGICAL

    clock.move_to(date(2026, 2, 21))
    of_school = CertificateEntry("18", date(2026, 2, 2), date(2026, 2, 21), date(2026, 5, 25))
    home_education.record_certificate(head, child, school, of_school)
    of_board = replace(of_school, number="19", kind=AwardPaper.PEDAGOGICAL)
    home_education.record_certificate(head, child, school, of_board)
    with head.database.read() as connection:
        newest, before, _first = applications.certificates_of(connection, child)
    with pytest.raises(EntryError) as raised:
        amendments.propose(head, row.decision_id, CertificateContinued(before.id))
    assert raised.value.slips[0].label == "Choose a document that is on file."
    proposed = amendments.propose(head, row.decision_id, CertificateContinued(newest.id))
    told = [step(each, "kk") for each in proposed.steps]
    assert told[0] == (
        "Бұрынғы құжатты № 19 құжат жалғастырады, 02.02.2026 "
        "(психологиялық-медициналық-педагогикалық консультацияның қорытындысы)"
    )
    assert not any("нықтама" in each for each in told)


def test_a_decision_entered_since_reads_no_award_anew(
    head: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 3))
    application = award(head, reimbursement_entry(school))
    decide_by(head, DECISIONS["by conclusion"], date(2025, 10, 1))
    with head.database.read() as connection:
        (row,) = decided.awards(connection, application.child_id)
    assert row.facts.paper is AwardPaper.CERTIFICATE
    proofs = case_file.read(head, application.id).proofs
    assert [each.fact for each in proofs] == [Fact.DISABILITY, Fact.CERTIFICATE, Fact.ACCOUNT]


def test_a_certificate_gives_no_months_where_the_decision_asks_for_a_conclusion(
    head: Desk, school: int
) -> None:
    """It was taken in before the decision that holds on its day was entered."""
    application = register(head, reimbursement_entry(school))
    decide_by(head, DECISIONS["by conclusion"], date(2025, 9, 1))
    awaits = "awaits заключение психолого-медико-педагогической консультации"
    assert outcome(deciding.proposal(head, application.id)) == awaits
    looked_up(head, application, AwardPaper.PEDAGOGICAL, "15.08.2025–20.02.2026")
    assert outcome(deciding.proposal(head, application.id)) == "award 2025-09 to 2026-02"
