"""A password that may not be one is told at its field, and the words stay."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.logins.new_password import NewPassword
from tests.gui.keyboard import type_into


@pytest.fixture
def chosen(qtbot: QtBot) -> NewPassword:
    made = NewPassword("Г. Ахметова")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_why_it_is_refused_stands_while_the_cursor_goes_there(
    qtbot: QtBot, chosen: NewPassword
) -> None:
    type_into(chosen.first.edit, "12345")
    chosen.again.edit.setFocus()
    type_into(chosen.again.edit, "12345")
    assert not chosen.check()
    qtbot.waitUntil(chosen.first.edit.hasFocus)
    assert chosen.first.is_refused
    assert "ten characters" in chosen.first.slip


def test_that_the_two_differ_stands_too(qtbot: QtBot, chosen: NewPassword) -> None:
    type_into(chosen.first.edit, "қоңыр-қаз-2026")
    assert not chosen.check()
    qtbot.waitUntil(chosen.again.edit.hasFocus)
    assert chosen.again.slip == "The two differ. Type the same password once more."
    type_into(chosen.again.edit, "қ")
    assert not chosen.again.is_refused
