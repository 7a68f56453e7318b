"""The search above every page: Enter goes to a payout's line, or to the children found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.places import Place
from desktop_app.gui.window.search_box import SearchBox
from tests.gui.keyboard import type_into


@pytest.fixture
def box(qtbot: QtBot) -> SearchBox:
    made = SearchBox()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "told"),
    [("Т-2026-00001/17", ["Т-2026-00001/17"]), ("Әбді-Қадыр", ["children"]), ("", ["children"])],
)
def test_enter(box: SearchBox, typed: str, told: list[str]) -> None:
    found: list[str] = []
    box.line_sought.connect(found.append)
    box.child_entered.connect(lambda: found.append("children"))
    type_into(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert found == told


def test_it_shows_what_the_children_were_narrowed_by_and_nothing_elsewhere(box: SearchBox) -> None:
    box.show_place(Place("children", text="Әбді"))
    assert box.text() == "Әбді"
    QTest.keyClick(box, Qt.Key.Key_Home)
    box.show_place(Place("children", text="Әбді"))
    assert box.cursorPosition() == 0
    box.show_place(places.FORMS)
    assert box.text() == ""


def test_its_icons_come_after_the_first_paint(box: SearchBox) -> None:
    assert box.actions() == []
    box.finish()
    assert len(box.actions()) == 1
    assert box.isClearButtonEnabled()
