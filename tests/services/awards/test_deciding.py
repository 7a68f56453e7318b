"""The decision on reimbursement: awards, the four grounds, and nothing else that refuses (D-8)."""

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.law.checklist import DocumentState
from desktop_app.law.entitlement import covered_months
from desktop_app.law.evidence import DOCUMENT_OF, Fact
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Institution, Readings
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Relation, Status
from desktop_app.records.who_it_is import Said
from desktop_app.services.applications import evidence
from desktop_app.services.awards import events
from desktop_app.services.awards.deciding import Refusal, decide, proposal
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.storage.awards import decided as awards
from tests.builders import (
    Clock,
    Period,
    a_child,
    a_document,
    a_parent,
    make_iban,
    reimbursement_entry,
)
from tests.services.acts import (
    LEFT_OUT,
    application_now,
    award,
    decision,
    history,
    papers_of,
    register,
    text_of,
)
from tests.services.decision_acts import a_decision
from tests.services.evidence_acts import found, in_vain
from tests.services.people_acts import came, person

MISSING = DocumentState.MISSING
FOUND = Refusal(1, "Анықтаманы мектеп растамады")


def test_an_award(head: Desk, school: int) -> None:
    application = register(head, reimbursement_entry(school, language=PaperLanguage.BOTH))
    proposed = proposal(head, application.id)
    assert proposed.judgement.awards
    assert [line.amount for line in proposed.table] == [31_456, 31_456, 34_600, 34_600]
    paper = decide(head, application, left_out=LEFT_OUT)
    kept = decision(head, application)
    assert (kept.awarded, kept.grounds, kept.decided_by) == (True, (), "Басшы")
    assert (kept.first, kept.last) == (Month(2025, 9), Month(2026, 5))
    assert kept.iban == make_iban(1)
    assert (kept.payee_id, kept.decided_at) == (application.applicant_id, datetime(2025, 9, 3, 10))
    assert kept.steps == proposed.judgement.steps
    assert (paper.kind, paper.number) == (NoticeKind.AWARD, "Ш-2025-00002")
    decided = application_now(head, application.id)
    assert decided.status is Status.AWARDED
    assert history(head, decided)[-1] == ("Басшы", "Issued: {paper} {number}")
    told = text_of(head, paper)
    assert paper.number in told
    assert make_iban(1) in told.replace(" ", "")
    assert "11-36" in told
    assert "31456" in told.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")


@pytest.mark.parametrize("ground", [1, 2, 3, 4])
def test_each_ground_that_people_establish(head: Desk, school: int, ground: int) -> None:
    application = register(head, reimbursement_entry(school))
    refusal = Refusal(ground, "Тексеру қорытындысы {теріс}")
    assert proposal(head, application.id, refusal).judgement.grounds == (ground,)
    paper = decide(head, application, refusal, left_out=LEFT_OUT)
    kept = decision(head, application)
    assert (kept.awarded, kept.grounds) == (False, (ground,))
    assert (kept.first, kept.last) == (None, None)
    assert application_now(head, application.id).status is Status.REFUSED
    assert paper.kind is NoticeKind.AWARD_REFUSAL
    told = text_of(head, paper)
    assert paper.number in told
    assert "Тексеру қорытындысы {теріс}" in told


@pytest.mark.parametrize(
    ("facts", "documents", "grounds", "label", "clauses"),
    [
        (
            {"full_state_support": True},
            {},
            (2,),
            "The child is on full state support",
            "3 және 8-тармақтары",
        ),
        (
            {"parental_rights_deprived": True},
            {},
            (2,),
            "The parents are deprived of parental rights for the child",
            "3 және 8-тармақтары",
        ),
        (
            {"consent": False},
            {},
            (4,),
            "The applicant did not consent to the use of restricted data",
            "8-тармағы",
        ),
        (
            {"certificate": None},
            a_document("education_certificate", MISSING),
            (2,),
            "There is no certificate of home education",
            "2 және 8-тармақтары",
        ),
        (
            {"iban": ""},
            a_document("bank_account", MISSING),
            (2,),
            "Not presented: {document}",
            "6 және 8-тармақтары",
        ),
        (
            {"consent": False},
            a_document("consent", MISSING),
            (4,),
            "The applicant did not consent to the use of restricted data",
            "8-тармағы",
        ),
        (
            {},
            a_document("bank_account", DocumentState.ACCEPTED, expires_on=date(2025, 9, 2)),
            (2,),
            "Expired on {date}: {document}",
            "6 және 8-тармақтары",
        ),
    ],
)
def test_refusals_that_follow_from_what_is_on_file(
    head: Desk,
    school: int,
    facts: dict[str, Any],
    documents: Any,
    grounds: Any,
    label: str,
    clauses: str,
) -> None:
    """Its paper cites D-8, and the clause that the fact goes against beside it."""
    entry = reimbursement_entry(school, facts=facts, documents=documents)
    application = register(head, entry)
    for fact in (each for each in Fact if DOCUMENT_OF[each] in documents):
        in_vain(head, application, fact)
    paper = decide(head, application, left_out=LEFT_OUT)
    assert f"қосымшаның {clauses};" in text_of(head, paper)
    kept = decision(head, application)
    assert (kept.grounds, [step.label for step in kept.steps]) == (grounds, [label])


def test_an_information_system_that_gave_nothing_refuses_nothing(head: Desk, school: int) -> None:
    documents = {
        **a_document("birth_certificate", MISSING),
        **a_document("identity_document", DocumentState.ACCEPTED, expires_on=date(2020, 1, 1)),
    }
    award(head, reimbursement_entry(school, documents=documents))


@pytest.mark.parametrize("code", ["disability_certificate", "guardianship"])
def test_nothing_is_awarded_without_proof_and_the_head_may_refuse_for_it(
    head: Desk, school: int, code: str
) -> None:
    entry = reimbursement_entry(
        school, documents=a_document(code, MISSING), relation=Relation.GUARDIAN
    )
    application = register(head, entry)
    proposed = proposal(head, application.id)
    (awaited,) = proposed.awaited
    assert awaited.item.code == code
    with pytest.raises(Trouble, match="proof is lacking"):
        decide(head, application, seen=proposed)
    assert application_now(head, application.id).status is Status.REGISTERED
    decide(head, application, Refusal(2, "Дәлел жоқ"), left_out=LEFT_OUT)
    assert decision(head, application).grounds == (2,)


def test_a_document_without_its_number_proves_nothing(head: Desk, school: int) -> None:
    documents = a_document("disability_certificate", DocumentState.ACCEPTED)
    application = register(head, reimbursement_entry(school, documents=documents))
    with pytest.raises(Trouble, match="proof is lacking"):
        decide(head, application)
    found(head, application, Fact.DISABILITY)
    decide(head, application)
    assert decision(head, application).awarded


def test_the_proof_that_was_seen_is_what_is_decided_on(head: Desk, school: int) -> None:
    documents = a_document("disability_certificate", MISSING)
    application = register(head, reimbursement_entry(school, documents=documents))
    kept = found(head, application, Fact.DISABILITY)
    seen = proposal(head, application.id)
    evidence.annul(head, kept, "Басқа баланікі")
    with pytest.raises(Trouble, match="has changed"):
        decide(head, application, seen=seen)


@pytest.mark.parametrize(
    ("code", "facts", "fact"),
    [
        ("education_certificate", {"certificate": None}, Fact.CERTIFICATE),
        ("bank_account", {"iban": ""}, Fact.ACCOUNT),
    ],
)
def test_what_a_system_may_have_refuses_only_after_its_empty_answer(
    head: Desk, school: int, code: str, facts: dict[str, Any], fact: Fact
) -> None:
    documents = a_document(code, MISSING)
    application = register(head, reimbursement_entry(school, facts=facts, documents=documents))
    proposed = proposal(head, application.id)
    assert ([each.fact for each in proposed.awaited], proposed.judgement.grounds) == ([fact], ())
    with pytest.raises(Trouble, match="proof is lacking"):
        decide(head, application)
    in_vain(head, application, fact)
    assert proposal(head, application.id).judgement.grounds == (2,)


def test_what_refuses_anyway_needs_no_proof(head: Desk, school: int) -> None:
    facts = {"full_state_support": True, "certificate": None}
    documents = {
        **a_document("education_certificate", MISSING),
        **a_document("disability_certificate", MISSING),
    }
    application = register(head, reimbursement_entry(school, facts=facts, documents=documents))
    decide(head, application, left_out=LEFT_OUT)
    kept = decision(head, application)
    assert [step.label for step in kept.steps] == ["The child is on full state support"]


def test_what_is_awarded_already_is_not_awarded_again(head: Desk, school: int) -> None:
    """D-3: to one parent; the other may have the months that are left."""
    first = Period(date(2025, 9, 1), date(2025, 12, 31)).entry
    award(head, reimbursement_entry(school, certificate=first))
    father = a_parent(2, date(1985, 3, 12))
    again = register(head, reimbursement_entry(school, certificate=first, applicant=father))
    assert [s.label for s in proposal(head, again.id).judgement.steps] == [
        "It is already awarded for every month of this period"
    ]
    decide(head, again, left_out=LEFT_OUT)
    assert decision(head, again).grounds == (2,)
    longer = Period(date(2025, 9, 1), date(2026, 5, 25), "18").entry
    rest = award(head, reimbursement_entry(school, certificate=longer, applicant=father))
    kept = decision(head, rest)
    assert (kept.first, kept.last) == (Month(2026, 1), Month(2026, 5))


def test_only_the_head_decides(desk: Desk, accountant: Desk, school: int) -> None:
    application = register(desk, reimbursement_entry(school))
    for other in (desk, accountant):
        with pytest.raises(Trouble, match="Only the head"):
            decide(other, application, left_out=LEFT_OUT)
    assert application_now(desk, application.id) == application
    assert len(papers_of(desk, application)) == 1


def test_a_refusal_without_facts_is_stopped(head: Desk, school: int) -> None:
    application = register(head, reimbursement_entry(school))
    with pytest.raises(EntryError, match="fact"):
        decide(head, application, FOUND, Refusal(3, "  "), left_out=LEFT_OUT)
    assert application_now(head, application.id).status is Status.REGISTERED


def test_nothing_is_decided_twice(head: Desk, school: int) -> None:
    application = register(head, reimbursement_entry(school))
    decide(head, application, left_out=LEFT_OUT)
    with pytest.raises(ChangedMeanwhile):
        decide(head, application, FOUND, left_out=LEFT_OUT)
    with pytest.raises(Trouble, match="has moved on meanwhile"):
        decide(head, application_now(head, application.id), FOUND, left_out=LEFT_OUT)
    assert decision(head, application).awarded


def test_months_that_no_value_covers_are_named(head: Desk, school: int) -> None:
    future = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, 1, applied_on=date(2026, 9, 3), certificate=future)
    award(head, entry)  # Only a payout of 2027 needs the MCI of 2027.
    later = Period(date(2027, 1, 11), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, 2, applied_on=date(2026, 11, 3), certificate=later)
    application = register(head, entry)
    # Nor does a decision whose first month lies in 2027.
    decide(head, application, left_out=LEFT_OUT)
    assert application_now(head, application.id).status is Status.AWARDED
    early = Period(date(2024, 9, 2), date(2025, 5, 25)).entry
    entry = reimbursement_entry(school, 3, applied_on=date(2024, 11, 5), certificate=early)
    application = register(head, entry)
    with pytest.raises(Trouble, match="No decision on reimbursement covers") as caught:
        proposal(head, application.id)
    assert caught.value.step.values == {"month": Month(2024, 11)}


def test_a_known_event_bounds_the_award(head: Desk, school: int) -> None:
    application = register(head, reimbursement_entry(school, applied_on=date(2026, 2, 3)))
    boarding = EventKind.STATE_INSTITUTION
    events.record(head, application.child_id, boarding, date(2026, 1, 20))
    assert not proposal(head, application.id).judgement.awards
    decide(head, application, left_out=LEFT_OUT)
    (fact,) = decision(head, application).steps
    assert (fact.clause, fact.values["date"]) == ("D-5", date(2026, 1, 20))


def test_the_facts_of_a_decision_stay_when_the_person_changes(head: Desk, school: int) -> None:
    first = award(
        head,
        reimbursement_entry(school, certificate=Period(date(2025, 9, 1), date(2025, 12, 31)).entry),
    )
    changed = a_child(1, birth_date=date(2008, 2, 1))
    answer = came(person(head, first.child_id), changed, Said.WRONG)
    entry = reimbursement_entry(school, child=changed, applied_on=date(2026, 1, 9), child_is=answer)
    register(head, entry)
    with head.database.read() as connection:
        (kept,) = awards.awards(connection, first.child_id)
    assert kept.facts.birth_date == date(2015, 4, 7)


def test_an_award_keeps_how_its_decision_was_read(head: Desk, school: int, clock: Clock) -> None:
    """Study that is over suspends it, and a later decision that ends awards reads it no other."""
    clock.move_to(date(2025, 9, 1))
    suspends = Readings(institution=Institution.SUSPENDS)
    in_force.enter(head, a_decision(date(2025, 9, 1), readings=suspends))
    application = award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 3, 2))
    in_force.enter(head, a_decision(date(2026, 3, 1), number="13", decided_on=date(2026, 2, 2)))
    child, boarding = application.child_id, EventKind.STATE_INSTITUTION
    events.record(head, child, boarding, date(2025, 11, 10), date(2026, 2, 20))
    with head.database.read() as connection:
        (row,) = awards.awards(connection, child)
    assert row.facts.readings == suspends
    assert Month(2026, 1) not in covered_months(row.facts)
    assert Month(2026, 2) in covered_months(row.facts)


@pytest.mark.parametrize(
    ("birth", "until", "clauses"),
    [
        (date(2015, 4, 7), None, "қосымшаның 4 және 7-тармақтары"),
        (date(2008, 1, 30), None, "қосымшаның 4, 5 және 7-тармақтары"),
        (date(2015, 4, 7), date(2026, 2, 14), "қосымшаның 4, 5 және 7-тармақтары"),
    ],
)
def test_an_award_cites_the_clause_that_its_last_month_follows_from(
    head: Desk, school: int, birth: date, until: date | None, clauses: str
) -> None:
    """A month less than the certificate confirms is not clause 4 (D-5)."""
    entry = reimbursement_entry(
        school, child=a_child(birth=birth), facts={"disability_until": until}
    )
    (paper,) = (row for row in papers_of(head, award(head, entry)) if row.kind is NoticeKind.AWARD)
    assert clauses in text_of(head, paper)


@pytest.mark.parametrize(
    ("kk", "ru", "printed"),
    [
        ("Мөр басқа", "Печать другая", ("Мөр басқа", "Печать другая")),
        ("", "Печать другая", ("Печать другая", "Печать другая")),
    ],
)
def test_what_is_typed_stands_in_each_paper_in_its_language(
    head: Desk, school: int, kk: str, ru: str, printed: tuple[str, str]
) -> None:
    application = register(head, reimbursement_entry(school, language=PaperLanguage.BOTH))
    paper = decide(head, application, Refusal(1, kk, ru), left_out=LEFT_OUT)
    first, second = text_of(head, paper).split("Уведомление об отказе", 1)
    assert printed[0] in first
    assert printed[1] in second
