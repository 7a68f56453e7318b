"""From what is searched for to what was found, without the mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.search_edit import SearchEdit
from tests.gui.keyboard import type_into
from tests.gui.seen import seen


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    edit = SearchEdit("Name or IIN")
    window = seen(qtbot, edit, QListWidget())
    edit.setFocus()
    return window


@pytest.fixture
def both(page: QWidget) -> tuple[SearchEdit, QListWidget]:
    (edit,), (found,) = page.findChildren(SearchEdit), page.findChildren(QListWidget)
    return edit, found


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_go_on_once_there_is_something(
    both: tuple[SearchEdit, QListWidget], key: Qt.Key
) -> None:
    edit, found = both
    QTest.keyClick(edit, key)
    assert edit.hasFocus()
    edit.found = found
    QTest.keyClick(edit, key)
    assert found.hasFocus()


def test_letters_are_typed_and_what_can_be_typed_is_said_and_read_aloud(
    both: tuple[SearchEdit, QListWidget],
) -> None:
    edit, found = both
    edit.found = found
    type_into(edit, "Әбді")
    assert (edit.text(), edit.hasFocus()) == ("Әбді", True)
    assert (edit.placeholderText(), edit.accessibleName()) == ("Name or IIN", "Name or IIN")
