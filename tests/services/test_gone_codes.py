"""Data that name what the program's lists have no more: each has its answer, none is a bug."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop_app import wording
from desktop_app.law.checklist import DocumentState
from desktop_app.law.evidence import Fact
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import DocumentEntry
from desktop_app.records.kinds import ApprovalState, NoticeKind, Register, Service, Status
from desktop_app.records.stored_steps import facts_from_json, steps_from_json
from desktop_app.records.stored_words import UnknownWord, meaning_of
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding, events
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from desktop_app.services.entry import form_to_sign
from desktop_app.services.errors import Trouble
from desktop_app.services.explaining import message_of
from desktop_app.services.health import check as health
from desktop_app.services.identity.numbers import bank_of
from desktop_app.services.importing import register as importing
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.law_data import rules
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts import sheet as payout_sheets
from desktop_app.services.post import signing
from desktop_app.services.registers import journals
from desktop_app.services.reports import report
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.post import approvals
from desktop_app.storage.rows import NotOnFile, insert_row
from desktop_app.wording import step as words
from tests.builders import (
    Clock,
    a_document,
    cited_acts,
    home_education_entry,
    make_iban,
    reimbursement_entry,
)
from tests.import_samples import a_row, write
from tests.services.acts import LEFT_OUT, award, pay, register, text_of
from tests.services.evidence_acts import in_vain
from tests.shipped_law import ShippedLaw, shipped_law

__all__ = ["shipped_law"]

MISSING = DocumentState.MISSING


def findings(desk: Desk, *, wrong: bool) -> list[str]:
    return [words(each.step, "en") for each in health.check(desk) if each.wrong is wrong]


# A document of the checklist


def test_a_document_that_was_missing_still_refuses_by_its_name(
    head: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    lacking = a_document("bank_account", MISSING)
    application = register(head, reimbursement_entry(school, documents=lacking))
    in_vain(head, application, Fact.ACCOUNT)
    shipped_law.without_document("bank_account", "consent")
    proposal = deciding.proposal(head, application.id)
    (reason,) = proposal.judgement.reasons
    assert "банктік шот нөмірі туралы мәлімет" in words(reason.fact, "kk")
    paper = deciding.decide(head, application, seen=proposal, left_out=LEFT_OUT)
    assert "банктік шот нөмірі туралы мәлімет" in text_of(head, paper)


def test_a_document_that_was_accepted_or_did_not_apply_refuses_nothing(
    head: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    application = register(head, reimbursement_entry(school))
    shipped_law.without_document("guardianship", "disability_certificate")
    deciding.decide(head, application)
    with head.database.read() as connection:
        assert stored.by_id(connection, application.id).status is Status.AWARDED


def test_the_application_prints_what_it_had_enclosed(
    desk: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    application = register(desk, home_education_entry(school))
    before = form_to_sign.print_registered(desk, application.id)
    shipped_law.without_document("medical_conclusion")
    after = form_to_sign.print_registered(desk, application.id)
    assert len(after) == pytest.approx(len(before), rel=0.05)


def test_what_did_not_apply_is_not_told_as_a_reason_of_refusals(
    desk: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    register(
        desk, home_education_entry(school, documents=a_document("pedagogical_conclusion", MISSING))
    )
    day = desk.today()
    before = report.of_period(desk, day, day, "ru")
    assert [each.words for each in before.missing] == [
        "заключение психолого-медико-педагогической консультации"
    ]
    shipped_law.without_document("pedagogical_conclusion")
    assert report.of_period(desk, day, day, "ru") == before


def test_what_did_not_apply_is_not_missing_once_it_is_not_asked_for(
    desk: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    application = register(desk, home_education_entry(school))
    with desk.database.read() as connection:
        documents = tuple(stored.documents_of(connection, application.id))
    shipped_law.without_document("pedagogical_conclusion")
    found = registering.outcome_of(
        law_data.rules(Service.HOME_EDUCATION), documents, application.applied_on
    )
    assert found.complete


def test_what_was_only_typed_has_no_name_and_is_not_registered(desk: Desk, school: int) -> None:
    entry = home_education_entry(
        school, documents={"application": DocumentEntry("gone", DocumentState.ACCEPTED)}
    )
    with pytest.raises(Trouble, match="no longer in the lists"):
        registering.register(desk, entry)
    with desk.database.read() as connection:
        assert stored.ids(connection) == []


def test_the_check_names_documents_that_are_no_longer_in_the_lists(
    desk: Desk, school: int, shipped_law: ShippedLaw
) -> None:
    register(desk, home_education_entry(school))
    assert findings(desk, wrong=False) == []
    shipped_law.without_document("birth_certificate")
    (told,) = findings(desk, wrong=False)
    assert "“birth_certificate”" in told
    assert findings(desk, wrong=True) == []


def test_a_list_knows_what_it_does_not_have() -> None:
    assert rules(Service.REIMBURSEMENT).item("gone") is None


# Values of the law


@pytest.fixture
def paid(head: Desk, school: int) -> int:
    """The child of an award that 2025Q4 was paid for."""
    application = award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    return application.child_id


@pytest.mark.parametrize("gone", ["mci", "decision"])
def test_what_a_closed_payout_was_counted_by(
    head: Desk, paid: int, shipped_law: ShippedLaw, gone: str, clock: Clock
) -> None:
    clock.move_to(date(2026, 11, 21))
    if gone == "mci":
        shipped_law.without_mci(2025)
    else:
        shipped_law.without_decisions()
    told = findings(head, wrong=True)
    assert any("October 2025" in each for each in told), told
    decisions = profiles.listed(head).decisions
    assert len(decisions) == (gone == "mci")
    with head.database.read() as connection:
        (closed,) = connection.execute(select(t.payouts.c.id)).scalars()
    if gone == "mci":
        assert payout_sheets.sheet(head, cycle.by_id(head, closed), "kk").total > 0
    else:  # the sheet cites the decision that it was paid by
        with pytest.raises(NotInForceError) as cited:
            payout_sheets.sheet(head, cycle.by_id(head, closed), "kk")
        assert "December 2025" in (message_of(cited.value, "en") or "")
    with pytest.raises(Trouble) as caught:
        cycle.draw_up(head, Quarter(2025, 4))
    assert "2025" in words(caught.value.step, "en")


def test_a_month_without_a_law_is_told_in_words() -> None:
    error = NotInForceError("mci", date(2025, 10, 1))
    assert "October 2025" in (message_of(error, "en") or "")
    assert message_of(NotInForceError("profile", date(2025, 10, 1)), "kk")


def test_a_clause_of_an_act_that_is_not_there_any_more_is_shown_as_it_is() -> None:
    assert wording.clause("X-5", "kk", cited_acts()) == "X-5"
    assert wording.clause("D-7", "ru", cited_acts()) == "пункт 7 приложения к решению № 11-36"


# Banks, workers, schools, columns


def test_a_bank_that_is_not_in_the_list(head: Desk, school: int) -> None:
    iban = make_iban(1, bank="999")
    assert bank_of(iban, "kk") == ""
    application = award(head, reimbursement_entry(school, facts={"iban": iban}))
    closed = pay(head, "2025Q4")
    lines = payout_sheets.sheet(head, closed, "ru").lines
    assert {(line.iban, line.bank) for line in lines} == {(iban, "")}
    with head.database.read() as connection:
        assert awards.awards(connection, application.child_id)[0].iban == iban


def test_a_column_of_registers_that_is_imported_no_more_is_asked_for_again(
    desk: Desk, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)], [])
    usual = importing.open_register(desk, path)
    importing.remember_headings(desk, usual)
    remembered = t.office.c.key == "import.headings"
    with desk.database.begin() as connection:
        kept = connection.execute(select(t.office.c.value).where(remembered)).scalar_one()
        gone = dict.fromkeys(json.loads(kept), "gone")
        connection.execute(update(t.office).where(remembered).values(value=json.dumps(gone)))
    assert importing.open_register(desk, path).matched.headings == usual.matched.headings


# Words and ids


def test_a_stored_word_that_the_program_has_not(desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    with desk.database.begin() as connection:
        connection.execute(update(t.applications).values(status="of a later program"))
    with desk.database.read() as connection, pytest.raises(UnknownWord) as caught:
        stored.by_id(connection, application.id)
    for language in ("en", "kk", "ru"):
        assert "of a later program" in (message_of(caught.value, language) or "")
    assert findings(desk, wrong=True) == [
        "Table applications: 1 rows say “of a later program”, which the program has not."
    ]
    with pytest.raises(UnknownWord):
        meaning_of(Status, "gone")


def test_journals_and_reports_tell_a_word_they_do_not_know(
    desk: Desk, head: Desk, school: int, paid: int
) -> None:
    with desk.database.begin() as connection:
        connection.execute(update(t.applications).values(channel="pigeon"))
    first, last = date(2025, 1, 1), date(2026, 12, 31)
    looks: list[Callable[[], object]] = [
        lambda: report.of_period(desk, first, last, "kk"),
        lambda: journals.of_period(desk, Register.APPLICATIONS, first, last, "kk"),
    ]
    for look in looks:
        with pytest.raises(UnknownWord) as caught:
            look()
        assert message_of(caught.value, "ru")


def test_stored_steps_and_facts_of_a_later_program() -> None:
    step = {"label": "x", "clause": "D-7", "amount": None, "values": {"a": {"parsec": "1"}}}
    with pytest.raises(UnknownWord):
        steps_from_json([step])
    facts = {
        "birth_date": "2015-04-07",
        "applied_on": "2025-09-03",
        "certificate": None,
        "disability_until": None,
        "full_state_support": False,
        "parental_rights_deprived": False,
        "consent": True,
        "ended": ["2026-01-01", "gone"],
    }
    with pytest.raises(UnknownWord):
        facts_from_json(facts)


def test_a_paper_in_the_tray_that_nobody_builds_any_more(
    desk: Desk, head: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    values = {"kind": NoticeKind.RECEIPT_SLIP, "state": ApprovalState.WAITING, "content": {}}
    with desk.database.begin() as connection:
        waiting = {**values, "application_id": application.id, "prepared_by": "Маман"}
        approval_id = insert_row(connection, t.approvals, {**waiting, "prepared_at": desk.now()})
        approval = approvals.by_id(connection, approval_id)
    with pytest.raises(UnknownWord):
        signing.approve(head, approval)


GONE = 999_999


def test_an_id_that_is_not_on_file(desk: Desk, head: Desk) -> None:
    looks: list[Callable[[], object]] = [
        lambda: deciding.proposal(head, GONE),
        lambda: form_to_sign.print_registered(desk, GONE),
        lambda: cycle.by_id(head, GONE),
        lambda: events.correct(head, GONE, happened_on=date(2026, 1, 1), why="why"),
    ]
    with desk.database.read() as connection:
        looks += [
            lambda: people.by_id(connection, GONE),
            lambda: offices.school(connection, GONE),
            lambda: stored.child_of_decision(connection, GONE),
        ]
        for look in looks:
            with pytest.raises(NotOnFile) as caught:
                look()
            assert "not on file any more" in (message_of(caught.value, "en") or "")
            assert message_of(caught.value, "kk")
