"""Two steps of one window: what is asked, and the paper as it will be; no key goes past it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.gui.awards.decide import DecisionDialog
from desktop_app.gui.consequences.confirming import ConfirmingPage
from desktop_app.records.kinds import Status
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from tests.builders import reimbursement_entry
from tests.gui.case_screen import Screen, register, status_of, type_in
from tests.services.acts import LEFT_OUT

CTRL = Qt.KeyboardModifier.ControlModifier


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


@pytest.fixture
def asked(heads_screen: Screen, desk: Desk, school: int) -> DecisionDialog:
    """The refusal of a case, filled in, with the focus in its last field."""
    screen = heads_screen
    screen.open(register(desk, reimbursement_entry(school)))
    screen.click("refuse")
    dialog = screen.dialog(DecisionDialog)
    dialog.ground.set_value(2)
    type_in(dialog.fact.edit, "Анықтама тапсырылмады")
    type_in(dialog.left_out.edit, LEFT_OUT)
    return dialog


def _page(asked: DecisionDialog) -> ConfirmingPage | None:
    return asked.confirming


def _status(screen: Screen, dialog: DecisionDialog) -> Status:
    return status_of(screen.context.desk, dialog.application)


def test_ctrl_enter_leads_to_the_paper_and_never_past_it(
    heads_screen: Screen, asked: DecisionDialog
) -> None:
    _press(Qt.Key.Key_Return, CTRL)
    heads_screen.settle()
    page = asked.confirming
    assert page is not None
    assert page.isVisible()
    assert not asked.fact.isVisible()
    assert page.named.text() == f"Refuse: {asked.child_name}, ground 2"
    assert page.pages.document.pageCount() >= 1
    assert page.back_button.hasFocus()
    for _turn in range(3):
        _press(Qt.Key.Key_Return, CTRL)
        heads_screen.settle()
    assert asked.confirming is page
    assert _status(heads_screen, asked) is Status.REGISTERED


def test_it_is_seen_whole_and_seen_where_enter_goes(
    heads_screen: Screen, asked: DecisionDialog
) -> None:
    room = asked.screen().availableGeometry()
    asked.move(room.right() - asked.width() // 2, room.bottom() - asked.height() // 2)
    _press(Qt.Key.Key_Return, CTRL)
    heads_screen.settle()
    page = asked.confirming
    assert page is not None
    frame = asked.frameGeometry()
    assert room.contains(frame), (room, frame)
    with_keys = page.back_button.grab().toImage()
    page.act_button.setFocus()
    assert page.back_button.grab().toImage() != with_keys


def test_the_safe_side_goes_back_to_what_was_typed(
    heads_screen: Screen, asked: DecisionDialog
) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        _press(Qt.Key.Key_Return, CTRL)
        heads_screen.settle()
        assert _page(asked) is not None
        _press(key)
        assert _page(asked) is None
        assert asked.isVisible()
        assert asked.fact.isVisible()
        assert asked.fact.value() == "Анықтама тапсырылмады"
        assert asked.accept_button.hasFocus()
    assert _status(heads_screen, asked) is Status.REGISTERED


def test_one_key_further_it_is_done_and_its_paper_shown(
    heads_screen: Screen, asked: DecisionDialog
) -> None:
    _press(Qt.Key.Key_Return, CTRL)
    heads_screen.settle()
    _press(Qt.Key.Key_Tab)
    _press(Qt.Key.Key_Return)
    heads_screen.preview()
    assert heads_screen.sentence.startswith("Refused on ")


def test_a_slip_is_told_before_any_paper(heads_screen: Screen, asked: DecisionDialog) -> None:
    asked.fact.set_value("")
    _press(Qt.Key.Key_Return, CTRL)
    heads_screen.settle()
    assert _page(asked) is None
    assert asked.fact.slip


def test_what_changed_while_one_looks_is_told_where_it_was_asked(
    heads_screen: Screen, asked: DecisionDialog, desk: Desk
) -> None:
    _press(Qt.Key.Key_Return, CTRL)
    heads_screen.settle()
    page = _page(asked)
    assert page is not None
    registering.withdraw(desk, asked.application, "moved away")
    QTest.mouseClick(page.act_button, Qt.MouseButton.LeftButton)
    heads_screen.settle()
    assert _page(asked) is None
    assert "changed this at" in asked.banner.words.text()
    assert _status(heads_screen, asked) is Status.WITHDRAWN


def test_the_pages_turn_by_the_keyboard_while_the_focus_is_on_the_safe_side(
    heads_screen: Screen, asked: DecisionDialog
) -> None:
    _press(Qt.Key.Key_Return, CTRL)
    heads_screen.settle()
    page = asked.confirming
    assert page is not None
    before = page.pages.zoom.currentText()
    _press(Qt.Key.Key_Minus, CTRL)
    assert page.pages.zoom.currentText() != before
    assert page.back_button.hasFocus()
