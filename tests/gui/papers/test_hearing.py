"""A refusal on the case's page: called to a hearing, put down, and then decided."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from desktop_app.gui.awards.decide import DecisionDialog
from desktop_app.gui.papers.hearing import CallDialog, PutDownDialog
from desktop_app.records.kinds import Status
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.case_screen import LEFT, Screen, register, status_of, type_in

FACTS = {"full_state_support": True}


@pytest.fixture
def today(clock: Clock) -> date:
    clock.move_to(date(2025, 9, 3))
    return clock().date()


def is_heard(screen: Screen, clock: Clock) -> None:
    """On the day of the hearing, what was said is put down."""
    clock.move_to(date(2025, 9, 8))
    screen.click("putDown")
    said = screen.dialog(PutDownDialog)
    type_in(said.said.edit, "Келіспейді")
    type_in(said.said_on.edit, "08.09.2025")
    screen.accept(said)
    screen.settle()


def test_a_family_is_called_and_heard_before_a_refusal(
    heads_screen: Screen, desk: Desk, school: int, today: date, clock: Clock
) -> None:
    application = register(desk, reimbursement_entry(school, applied_on=today, facts=FACTS))
    heads_screen.open(application)
    assert "is heard before" in heads_screen.sentence
    heads_screen.click("callHearing")
    dialog = heads_screen.dialog(CallDialog)
    type_in(dialog.held_at.day, "05.09.2025")
    type_in(dialog.held_at.time, "10:00")
    type_in(dialog.place.edit, "14-кабинет")
    heads_screen.accept(dialog)
    assert "08.09.2025" in dialog.held_at.slip
    dialog.held_at.day.clear()
    type_in(dialog.held_at.day, "08.09.2025")
    heads_screen.accept(dialog)
    assert heads_screen.preview().windowTitle().startswith("Notice of hearing")
    heads_screen.preview().close()
    heads_screen.settle()
    assert "08.09.2025 10:00, 14-кабинет" in heads_screen.sentence
    is_heard(heads_screen, clock)
    heads_screen.click("decide")
    heads_screen.confirm()
    heads_screen.preview()
    assert status_of(desk, application) is Status.REFUSED


def test_what_the_term_does_not_hold_is_said(
    heads_screen: Screen, desk: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 12))
    entry = reimbursement_entry(school, applied_on=date(2025, 9, 3))
    application = register(desk, entry)
    heads_screen.open(application)
    assert "the term does not hold one any more" in heads_screen.texts()


def test_a_family_is_heard_before_what_people_established_refuses_it(
    heads_screen: Screen, desk: Desk, school: int, today: date, clock: Clock
) -> None:
    """By the records it would be awarded: the facts are typed in the call, and refuse after it."""
    application = register(desk, reimbursement_entry(school, applied_on=today))
    heads_screen.open(application)
    heads_screen.click("callHearing")
    dialog = heads_screen.dialog(CallDialog)
    type_in(dialog.held_at.day, "08.09.2025")
    type_in(dialog.held_at.time, "10:00")
    type_in(dialog.place.edit, "14-кабинет")
    heads_screen.accept(dialog)
    assert "Write the facts" in dialog.facts.first.slip
    type_in(dialog.facts.first.edit, "Анықтама жалған")
    heads_screen.accept(dialog)
    heads_screen.preview().close()
    heads_screen.settle()
    is_heard(heads_screen, clock)
    heads_screen.click("refuse")
    refusal = heads_screen.dialog(DecisionDialog)
    assert refusal.fact.value() == "Анықтама жалған"
    assert refusal.left_out.name.text().startswith("If the facts are others")
    type_in(refusal.fact.edit, ", мектеп те растамайды")
    heads_screen.accept(refusal)
    assert status_of(desk, application) is Status.REGISTERED
    refusal.fact.set_value("Анықтама жалған")
    QTest.mouseClick(refusal.accept_button, LEFT)
    heads_screen.confirm()
    heads_screen.preview()
    assert status_of(desk, application) is Status.REFUSED
