"""The decision on reimbursement on screen, also when two are at the same case."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.gui import places
from desktop_app.gui.applications.consider import ConsiderDialog
from desktop_app.gui.awards.decide import DecisionDialog
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.gui.papers.hearing import LeaveOutDialog
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.law.facts import EventKind
from desktop_app.records.kinds import Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from tests.builders import SCHOOL_YEAR, home_education_entry, reimbursement_entry
from tests.gui.case_screen import LEFT, Screen, decision_on, register, status_of, type_in
from tests.services.acts import LEFT_OUT

TYPED = "Анықтамадағы <b>мөр</b> & {number} жалған"


def test_the_head_awards_what_the_law_proposes(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    assert "to be awarded" in heads_screen.sentence
    assert "September 2025 – May 2026" in heads_screen.texts()
    assert "31\N{NO-BREAK SPACE}456\N{NO-BREAK SPACE}₸" in heads_screen.texts()
    heads_screen.click("decide")
    assert not heads_screen.part(QPushButton, "decide").isEnabled()
    heads_screen.confirm()
    preview = heads_screen.preview()
    assert preview.windowTitle().startswith("Notice of award")
    assert decision_on(desk, application).awarded
    assert heads_screen.page.status.text() == "Awarded"
    preview.close()
    assert heads_screen.window.focusWidget() is heads_screen.page.area
    heads_screen.click("why")
    assert "D-4" in [
        found.text() for found in heads_screen.dialog(StepsDialog).findChildren(QLabel)
    ]


def test_the_head_refuses_what_the_law_refuses(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    facts = {"full_state_support": True, "consent": False}
    application = register(desk, reimbursement_entry(school, facts=facts))
    heads_screen.open(application)
    texts = heads_screen.texts()
    assert "2) the applicant or the materials do not meet the requirements" in texts
    assert "– The child is on full state support" in texts
    assert "4) no consent" in texts
    heads_screen.click("leaveOut")
    left_out = heads_screen.dialog(LeaveOutDialog)
    type_in(left_out.why.edit, LEFT_OUT)
    heads_screen.accept(left_out)
    heads_screen.click("decide")
    heads_screen.confirm()
    assert heads_screen.preview().windowTitle().startswith("Notice of refusal")
    assert decision_on(desk, application).grounds == (2, 4)


def test_a_refusal_on_another_ground_needs_facts(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    heads_screen.click("refuse")
    dialog = heads_screen.dialog(DecisionDialog)
    QTest.keyClick(dialog.ground.box, Qt.Key.Key_Down)
    QTest.keyClick(dialog.ground.box, Qt.Key.Key_Down)
    heads_screen.accept(dialog)
    assert "Write the facts" in dialog.fact.slip
    assert dialog.fact.note.geometry().top() >= dialog.fact.edit.geometry().bottom()
    assert dialog.fact.height() >= dialog.fact.note.geometry().bottom()
    assert status_of(desk, application) is Status.REGISTERED
    type_in(dialog.fact.edit, TYPED)
    type_in(dialog.left_out.edit, LEFT_OUT)
    QTest.mouseClick(dialog.accept_button, LEFT)
    heads_screen.confirm()
    heads_screen.preview()
    assert decision_on(desk, application).grounds == (3,)
    assert TYPED in heads_screen.texts()


def test_a_year_without_mci_stops_no_decision(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    later = replace(SCHOOL_YEAR, first_day=date(2027, 1, 11), last_day=date(2027, 5, 25))
    entry = reimbursement_entry(school, applied_on=date(2026, 11, 20), certificate=later)
    heads_screen.open(register(desk, entry))
    assert "to be awarded" in heads_screen.sentence


# Two at the same case


def test_a_dialog_tells_that_the_case_was_changed(
    heads_screen: Screen, desk: Desk, head: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    heads_screen.open(application)
    heads_screen.click("consider")
    dialog = heads_screen.dialog(ConsiderDialog)
    registering.withdraw(desk, application, "Көшіп кетті")
    type_in(dialog.class_name.edit, "5 А")
    heads_screen.accept(dialog)
    assert f"{desk.worker.name} changed this at 21.11.2026 10:00" in dialog.banner.words.text()
    assert heads_screen.page.status.text() == "Withdrawn"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert status_of(desk, application) is Status.WITHDRAWN


def test_a_decision_tells_that_the_case_was_changed(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    registering.withdraw(desk, application, "Көшіп кетті")
    heads_screen.click("decide")
    heads_screen.settle()
    assert f"{desk.worker.name} changed this" in heads_screen.window.banner.words.text()
    assert heads_screen.page.status.text() == "Withdrawn"


def test_nothing_else_is_decided_than_what_was_shown(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    events.record(desk, application.child_id, EventKind.STATE_INSTITUTION, date(2025, 9, 1))
    heads_screen.click("decide")
    heads_screen.settle()
    assert "has changed" in heads_screen.window.banner.words.text()
    assert status_of(desk, application) is Status.REGISTERED
    assert "September 2025 – " not in heads_screen.texts()
    heads_screen.click("decide")
    heads_screen.confirm()
    heads_screen.preview()


def test_whoever_goes_elsewhere_before_the_paper_is_shown_decides_nothing(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    heads_screen.open(application)
    heads_screen.click("decide")
    heads_screen.open(register(desk, home_education_entry(school, 2)))
    heads_screen.settle()
    assert not heads_screen.window.findChildren(ConfirmingPage)
    assert status_of(desk, application) is Status.REGISTERED


def test_the_page_may_be_left_while_it_is_decided(
    heads_screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, reimbursement_entry(school))
    other = register(desk, home_education_entry(school, 2))
    heads_screen.open(application)
    heads_screen.click("decide")
    asked = heads_screen.dialog(ConfirmingPage)
    QTest.mouseClick(asked.act_button, LEFT)
    heads_screen.open(other)
    assert heads_screen.preview().windowTitle().startswith("Notice of award")
    assert heads_screen.page.place == places.case(other.id)
