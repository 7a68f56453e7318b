"""The search box above every page: what it does before anything is found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.window.search_box import SearchBox
from tests.gui.keyboard import type_into


@pytest.fixture
def box(qtbot: QtBot) -> SearchBox:
    made = SearchBox()
    qtbot.addWidget(made)
    return made


def test_a_finder_is_wanted_with_the_first_key(qtbot: QtBot, box: SearchBox) -> None:
    with qtbot.waitSignal(box.wanted):
        type_into(box, "ә")


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_PageUp]
)
def test_without_a_finder_keys_do_nothing(box: SearchBox, key: Qt.Key) -> None:
    box.setText("Әбді")
    QTest.keyClick(box, key)
    assert box.text() == "Әбді"


def test_on_another_page_nothing_is_sought_any_more(box: SearchBox) -> None:
    box.setText("Әбді")
    box.leave()
    assert box.text() == ""


def test_what_stands_there_is_typed_over(box: SearchBox) -> None:
    box.setText("Әбді")
    box.begin()
    assert box.selectedText() == "Әбді"


def test_its_icons_come_after_the_first_paint(box: SearchBox) -> None:
    assert box.actions() == []
    box.finish()
    assert len(box.actions()) == 1
    assert box.isClearButtonEnabled()
