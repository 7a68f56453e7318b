"""What a button decides is shown as its paper first; a habit of the hand decides nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.gui.consequences.at_once import AtOnceDialog, Consequence, confirm_at_once
from desktop_app.law.steps import N_
from desktop_app.records.applications import Application
from desktop_app.records.kinds import Status
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from tests.builders import reimbursement_entry
from tests.gui.case_screen import Screen, register, status_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(heads_screen: Screen, desk: Desk, school: int) -> Application:
    made = register(desk, reimbursement_entry(school))
    heads_screen.open(made)
    heads_screen.settle()
    return made


def test_ctrl_enter_on_a_case_leads_to_the_paper_and_decides_nothing(
    heads_screen: Screen, case: Application
) -> None:
    screen = heads_screen
    button = screen.part(QPushButton, "decide")
    assert button.shortcut().toString() == "Ctrl+Return"
    screen.click("decide")
    dialog = screen.dialog(AtOnceDialog)
    for _turn in range(3):
        QTest.keyClick(dialog, Qt.Key.Key_Return, CTRL)
        screen.settle()
    assert dialog.confirming is not None
    assert dialog.confirming.named.text().startswith("Award: ")
    assert dialog.confirming.back_button.hasFocus()
    assert status_of(screen.context.desk, case) is Status.REGISTERED
    assert not screen.part(QWidget, "next").isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_safe_side_leaves_the_case_as_it_was(
    heads_screen: Screen, case: Application, key: Qt.Key
) -> None:
    screen = heads_screen
    screen.click("decide")
    dialog = screen.dialog(AtOnceDialog)
    QTest.keyClick(QApplication.focusWidget() or dialog, key)
    screen.settle()
    assert not screen.window.findChildren(AtOnceDialog)
    assert screen.part(QWidget, "next").isEnabled()
    assert status_of(screen.context.desk, case) is Status.REGISTERED


def test_confirmed_it_is_done_and_its_paper_shown(heads_screen: Screen, case: Application) -> None:
    heads_screen.click("decide")
    heads_screen.confirm()
    heads_screen.preview()
    assert status_of(heads_screen.context.desk, case) is Status.AWARDED


def test_what_changed_while_one_looks_is_told_and_the_page_reads_again(
    heads_screen: Screen, case: Application, desk: Desk
) -> None:
    screen, told = heads_screen, list[str]()
    screen.context.told.connect(lambda kind, words: told.append(f"{kind}: {words}"))
    screen.click("decide")
    screen.dialog(AtOnceDialog)
    registering.withdraw(desk, case, "moved away")
    screen.confirm()
    assert not screen.window.findChildren(AtOnceDialog)
    assert len(told) == 1
    assert "changed this at" in told[0]
    assert screen.sentence == "The applicant took the application back."


def test_trouble_and_slips_of_the_look_are_told(heads_screen: Screen) -> None:
    screen, told, left = heads_screen, list[str](), list[str]()
    screen.context.told.connect(lambda _kind, words: told.append(words))

    def trouble(_desk: Desk) -> None:
        raise Trouble(N_("The payout has changed since it was drawn up."))

    def slip(_desk: Desk) -> None:
        raise EntryError(Slip("why", N_("Enter the day.")))

    for act in (trouble, slip):
        asked = Consequence("Named", "Do it", act, left=lambda: left.append("left"))
        confirm_at_once(screen.window, screen.context, asked)
        screen.settle()
    assert told == ["The payout has changed since it was drawn up.", "Enter the day."]
    assert left == ["left", "left"]


def test_what_puts_nothing_on_paper_is_done(
    heads_screen: Screen, case: Application, desk: Desk
) -> None:
    heads_screen.context.desk = desk
    asked = Consequence("Named", "Do it", lambda at: registering.withdraw(at, case, "moved away"))
    confirm_at_once(heads_screen.window, heads_screen.context, asked)
    heads_screen.settle()
    assert not heads_screen.window.findChildren(AtOnceDialog)
    assert status_of(desk, case) is Status.WITHDRAWN
