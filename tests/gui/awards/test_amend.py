"""The head changes an award, by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.awards.amend import AmendDialog, Kind
from desktop_app.gui.awards.wrong_fact_fields import ASKED
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.hearing import CallDialog
from desktop_app.gui.people.dialog import PersonDialog
from desktop_app.law.corrections import WrongFact
from desktop_app.law.facts import EndReason
from desktop_app.records.applications import ApplicationEntry
from desktop_app.records.kinds import NoticeKind, Relation
from desktop_app.records.who_it_is import Said
from desktop_app.services.desk import Desk
from tests.builders import Clock, a_child, reimbursement_entry
from tests.gui.case_screen import confirm
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services.acts import award

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab


@pytest.fixture
def page(window: MainWindow, context: Context, head: Desk, school: int) -> ChildPage:
    return _page(window, context, head, reimbursement_entry(school), date(2026, 1, 15))


def _page(
    window: MainWindow, context: Context, head: Desk, entry: ApplicationEntry, day: date
) -> ChildPage:
    """The child's page on a day, the head at the desk."""
    child = award(head, entry).child_id
    assert isinstance(head.clock, Clock)
    head.clock.move_to(day)
    context.desk = head
    window.open(places.child(child))
    found = window.page
    assert isinstance(found, ChildPage)
    found.tabs.setCurrentWidget(found.awards)
    return found


def _asked(page: ChildPage) -> AmendDialog:
    page.amend_button.setFocus()
    QTest.keyClick(page.amend_button, SPACE)
    (found,) = page.findChildren(AmendDialog)
    return found


def _focused(asked: AmendDialog) -> object:
    return asked.focusWidget()


def test_tab_goes_from_what_is_asked_to_the_reason(page: ChildPage) -> None:
    asked = _asked(page)
    assert _focused(asked) is asked.kind.box
    asked.kind.set_value(Kind.ENDED)
    walked = []
    for _step in range(8):
        QTest.keyClick(asked.focusWidget(), TAB)
        walked.append(_focused(asked))
    act = asked.act_document
    assert walked == [
        asked.reason.box,
        asked.day.edit,
        act.kind.box,
        act.number.edit,
        act.issued_on.edit,
        act.issuer_kk.edit,
        act.issuer_ru.edit,
        asked.why.editor,
    ]


def test_both_days_of_a_confirmation_are_asked_for_in_order(page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(Kind.DISABILITY)
    QTest.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
    assert asked.begins_on.slip == "Enter the day."
    assert _focused(asked) is asked.begins_on.edit


def test_what_it_means_is_seen_before_it_is_done(qtbot: QtBot, page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(Kind.ENDED)
    asked.reason.set_value(EndReason.MOVED_AWAY)
    type_into(asked.day.edit, "12012026")
    assert not asked.accept_button.isEnabled()
    settle(page.context)
    assert asked.accept_button.isEnabled()
    assert asked.proposed is not None
    assert len(asked.proposed.months_after) == 5
    type_into(asked.why.editor, "Written request")
    settle(page.context)
    with qtbot.waitSignal(page.context.changed):
        QTest.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
        confirm(page.window(), page.context)
    qtbot.waitUntil(lambda: len(page.awards.rows) == 2)
    assert page.awards.rows[0].why == "Written request"


def test_it_can_be_closed_while_what_it_means_is_counted(page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(Kind.ENDED)
    type_into(asked.day.edit, "12012026")
    assert not asked.accept_button.isEnabled()
    asked.reject()
    assert not asked.isVisible()
    settle(page.context)


def test_what_takes_months_asks_for_a_hearing_first(qtbot: QtBot, page: ChildPage) -> None:
    asked = _asked(page)
    assert not asked.hearing.isVisible()
    asked.kind.set_value(WrongFact.DISABILITY_TERM)
    type_into(asked.until.edit, "28022026")
    type_into(asked.wrong.document.editor, DOCUMENT)
    settle(page.context)
    assert asked.hearing.isVisible()
    asked.hearing.call_button.setFocus()
    QTest.keyClick(asked.hearing.call_button, SPACE)
    assert not asked.isVisible()
    (called,) = page.findChildren(CallDialog)
    assert called.isVisible()
    assert called.intended.before is NoticeKind.CORRECTION
    called.reject()


# A fact that was wrong

DOCUMENT = "Birth certificate 0417"


@pytest.mark.parametrize("fact", WrongFact)
def test_every_fact_is_chosen_and_set_right_by_keyboard(
    qtbot: QtBot, page: ChildPage, fact: WrongFact
) -> None:
    asked = _asked(page)
    asked.kind.set_value(fact)
    shown = {name for name, field in asked.fields.items() if field.isVisible()}
    assert shown == {"kind", "why", *ASKED[fact]}
    typed = {
        "birth_date": "30012008",
        "applied_on": "14112025",
        "first_day": "01102025",
        "last_day": "27022026",
        "until": "31012026",
        "relation": "",
        "document": DOCUMENT,
        "document_ru": DOCUMENT,
    }
    for name in ASKED[fact]:
        if name == "relation":
            asked.wrong.relation.set_value(Relation.GUARDIAN)
        elif name != "indefinite":
            type_into(asked.fields[name].editor, typed[name])
    settle(page.context)
    assert asked.proposed is not None
    type_into(asked.why.editor, "It was wrong")
    if asked.hearing.isVisible():  # it takes months
        type_into(asked.hearing.left_out.editor, "They said so themselves")
    settle(page.context)
    with qtbot.waitSignal(page.context.changed):
        QTest.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
        confirm(page.window(), page.context)
    qtbot.waitUntil(lambda: len(page.awards.rows) == 2)
    settle(page.context)
    (kept,) = page.file.amendments
    assert (kept.fact, kept.document) == (fact, DOCUMENT)
    assert len(page.file.awards[0].corrections) == 1


def test_it_says_which_award_it_is(page: ChildPage) -> None:
    """A card set right asks about one award after another, and all else is the same of them."""
    (award,) = page.acts.file.awards
    words = " ".join(each.text() for each in _asked(page).findChildren(QLabel))
    assert award.row.payee_name in words
    assert "September 2025 – May 2026" in words


def test_what_the_award_rests_on_is_shown_beside_what_is_right(page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(WrongFact.BIRTH_DATE)
    assert asked.rests_on.text() == "The award rests on: 07.04.2015"
    asked.kind.set_value(WrongFact.DISABILITY_TERM)
    assert asked.rests_on.text().startswith("The award rests on: ")
    asked.kind.set_value(WrongFact.CHILD)
    assert not asked.rests_on.isVisible()


def test_a_correction_names_its_document(page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(WrongFact.CHILD)
    settle(page.context)
    assert asked.wrong.document.slip == "Name the document that shows it."


def test_tab_goes_from_the_right_day_to_its_document_and_the_reason(page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(WrongFact.BIRTH_DATE)
    walked = []
    for _step in range(4):
        QTest.keyClick(asked.focusWidget(), TAB)
        walked.append(_focused(asked))
    assert walked == [
        asked.wrong.birth_date.edit,
        asked.wrong.document.edit,
        asked.wrong.document_ru.edit,
        asked.why.editor,
    ]


def test_a_card_set_right_asks_about_the_award_that_rests_on_it(
    qtbot: QtBot, window: MainWindow, context: Context, head: Desk, school: int
) -> None:
    """Born on 30.01.2009 by the award, on 30.01.2008 by the card: 11 533, not 34 600."""
    child = a_child(birth=date(2009, 1, 30), iin="090130600012")
    entry = replace(reimbursement_entry(school), child=child)
    page = _page(window, context, head, entry, date(2026, 3, 20))
    assert _first_quarter(page) == 34_600
    page.acts.edit()
    (card,) = page.findChildren(PersonDialog)
    card.birth_date.edit.clear()
    type_into(card.birth_date.edit, "30.01.2008")
    QTest.mouseClick(card.accept_button, Qt.MouseButton.LeftButton)
    settle(page.context)
    QTest.mouseClick(card.who_it_is.buttons[Said.WRONG], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.context.changed):
        QTest.mouseClick(card.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(AmendDialog)))
    settle(page.context)
    (asked,) = page.findChildren(AmendDialog)
    assert asked.kind.value() == WrongFact.BIRTH_DATE
    assert asked.wrong.birth_date.value() == date(2008, 1, 30)
    assert page.resting.isVisible()
    type_into(asked.wrong.document.edit, DOCUMENT)
    type_into(asked.hearing.left_out.editor, "The father typed it")
    type_into(asked.why.editor, "Typed wrongly")
    settle(page.context)
    with qtbot.waitSignal(page.context.changed):
        QTest.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
        confirm(page.window(), page.context)
    qtbot.waitUntil(lambda: len(page.awards.rows) == 2)
    settle(page.context)
    assert not page.resting.isVisible()
    assert _first_quarter(page) == 11_533


def _first_quarter(page: ChildPage) -> int:
    (found,) = [each for each in page.file.accounts if str(each.quarter) == "2026Q1"]
    return found.entitled
