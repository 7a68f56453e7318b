"""The head changes an award, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.awards.amend import AmendDialog, Kind
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.services.acts import award

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab


@pytest.fixture
def page(window: MainWindow, context: Context, head: Desk, school: int, clock: Clock) -> ChildPage:
    child = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2026, 1, 15))
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
    for _step in range(3):
        QTest.keyClick(asked.focusWidget(), TAB)
        walked.append(_focused(asked))
    assert walked == [asked.reason.box, asked.day.edit, asked.why.editor]


def test_both_days_of_a_confirmation_are_asked_for_in_order(page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(Kind.DISABILITY)
    QTest.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
    assert asked.begins_on.slip == "Enter the day."
    assert _focused(asked) is asked.begins_on.edit


def test_what_it_means_is_seen_before_it_is_done(qtbot: QtBot, page: ChildPage) -> None:
    asked = _asked(page)
    asked.kind.set_value(Kind.ENDED)
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
