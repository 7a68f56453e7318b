"""What proves the facts of a case, on screen: shown before the proposal, recorded, taken back."""

from PySide6.QtWidgets import QPushButton

from desktop_app.gui.applications.evidence import EvidenceDialog
from desktop_app.gui.awards.decide import DecisionDialog
from desktop_app.gui.frames.next_card import NextCard
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.gui.parts.pieces import Card
from desktop_app.gui.parts.table import Table
from desktop_app.law.checklist import DocumentState
from desktop_app.law.eligibility import GROUND_REQUIREMENTS
from desktop_app.law.evidence import Fact, SystemAnswer
from desktop_app.records.kinds import Status
from desktop_app.services.desk import Desk
from tests.builders import a_document, home_education_entry, reimbursement_entry
from tests.gui.case_screen import Screen, register, status_of, type_in
from tests.services.acts import LEFT_OUT

LACKING = a_document("disability_certificate", DocumentState.MISSING)


def first_row(screen: Screen) -> list[str]:
    rows = screen.part(Table, "evidence").rows
    return [str(rows.index(0, column).data()) for column in range(rows.columnCount())]


def test_a_clerk_records_what_the_system_has_and_the_award_is_proposed(
    screen: Screen, desk: Desk, school: int
) -> None:
    screen.open(register(desk, reimbursement_entry(school, documents=LACKING)))
    assert "proof is lacking" in screen.sentence
    assert "2) the applicant or the materials do not meet the requirements" in screen.texts()
    card, following = screen.part(Card, "evidenceCard"), screen.part(NextCard, "next")
    assert card.y() < following.y()
    screen.click("evidence")
    dialog = screen.dialog(EvidenceDialog)
    assert dialog.fact.value() == Fact.DISABILITY
    assert dialog.source.value() == "information system"  # the applicant is not asked for it
    screen.accept(dialog)
    assert "which information system" in dialog.asked_of.slip
    assert "what the information system had" in dialog.answer.slip
    type_in(dialog.asked_of.edit, "egov.kz")
    dialog.answer.set_value(SystemAnswer.EMPTY)
    assert not dialog.number.isVisible()
    dialog.answer.set_value(SystemAnswer.FOUND)
    type_in(dialog.number.edit, "МҮ-514")
    screen.accept(dialog)
    assert "is to be awarded" in screen.sentence
    fact, _document, number, _until, source, lacking = first_row(screen)
    assert (fact, number, lacking) == ("Disability", "МҮ-514", "")
    assert source == f"egov.kz, 21.11.2026, {desk.worker.name}: found"


def test_what_was_recorded_is_taken_back_with_its_reason(
    screen: Screen, desk: Desk, school: int
) -> None:
    screen.open(register(desk, reimbursement_entry(school, documents=LACKING)))
    screen.click("evidence")
    dialog = screen.dialog(EvidenceDialog)
    type_in(dialog.asked_of.edit, "egov.kz")
    dialog.answer.set_value(SystemAnswer.FOUND)
    type_in(dialog.number.edit, "МҮ-514")
    screen.accept(dialog)
    screen.settle()
    screen.part(Table, "evidence").selectRow(1)
    assert not screen.part(QPushButton, "annulEvidence").isEnabled()
    screen.part(Table, "evidence").selectRow(0)
    screen.click("annulEvidence")
    why = screen.dialog(ReasonDialog)
    type_in(why.why.edit, "Басқа баланікі")
    screen.accept(why)
    assert "proof is lacking" in screen.sentence


def test_the_head_refuses_for_lacking_proof_on_the_ground_that_applies(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school, documents=LACKING))
    heads_screen.open(application)
    heads_screen.click("refuse")
    dialog = heads_screen.dialog(DecisionDialog)
    assert dialog.ground.value() == GROUND_REQUIREMENTS
    type_in(dialog.fact.edit, "Мүгедектік туралы мәлімет жоқ")
    type_in(dialog.left_out.edit, LEFT_OUT)
    heads_screen.accept(dialog)
    heads_screen.preview().close()
    assert status_of(desk, application) is Status.REFUSED


def test_a_case_of_home_education_shows_no_such_list(
    screen: Screen, desk: Desk, school: int
) -> None:
    screen.open(register(desk, home_education_entry(school)))
    screen.settle()
    assert screen.page.findChild(Table, "evidence") is None
