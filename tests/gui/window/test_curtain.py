"""What is drawn before the office stands in its place, and takes its keys."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.window.curtain import Curtain


@pytest.fixture
def curtain(qtbot: QtBot) -> Curtain:
    made = Curtain()
    qtbot.addWidget(made)
    made.hang(QLineEdit("office"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(curtain: Curtain) -> str:
    shown = curtain.currentWidget()
    assert isinstance(shown, QLineEdit)
    return shown.text()


def test_what_is_drawn_is_shown_until_the_curtain_is_opened(curtain: Curtain) -> None:
    curtain.draw(QLineEdit("locked"))
    assert (words(curtain), curtain.is_drawn) == ("locked", True)
    curtain.draw(QLineEdit("locked, in other words"))
    assert words(curtain) == "locked, in other words"
    curtain.open()
    assert (words(curtain), curtain.is_drawn, curtain.count()) == ("office", False, 1)
    curtain.open()  # nothing stands before it
    assert words(curtain) == "office"


def test_another_office_is_hung_behind_what_is_drawn(curtain: Curtain) -> None:
    curtain.draw(QLineEdit("locked"))
    curtain.hang(QLineEdit("another"))
    assert words(curtain) == "locked"
    curtain.open()
    assert (words(curtain), curtain.count()) == ("another", 1)


def test_what_was_prepared_is_shown_only_once_it_is_drawn(curtain: Curtain) -> None:
    front = QLineEdit("locked")
    curtain.prepare(front)
    assert (words(curtain), front.isVisible(), front.size()) == ("office", False, curtain.size())
    curtain.draw(front)
    assert front.isVisible()
    front.deleteLater()


def test_what_is_not_seen_takes_no_focus(curtain: Curtain) -> None:
    office, front = curtain.currentWidget(), QLineEdit("locked")
    assert isinstance(office, QWidget)
    inside = QLineEdit(office)
    inside.show()
    curtain.draw(front)
    inside.setFocus()
    assert QApplication.focusWidget() is front
    curtain.open()
    inside.setFocus()
    assert QApplication.focusWidget() is inside
