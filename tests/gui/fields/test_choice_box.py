"""What is typed in a list chooses what is meant, and never another number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.fields.choice_box import ChoiceBox
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

LINES = ("таңдаңыз", "№ 9 мектеп", "№ 71 мектеп", "Школа № 9А", "Абай атындағы мектеп", "Абылай")


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox()
    made.addItems(LINES)
    seen(qtbot, made)
    return made


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("№7 мектеп", "таңдаңыз"),
        ("№7", "таңдаңыз"),
        ("№", "таңдаңыз"),
        ("№9", "№ 9 мектеп"),
        ("9 мек", "№ 9 мектеп"),
        ("71", "№ 71 мектеп"),
        ("школа 9а", "Школа № 9А"),
        ("абы", "Абылай"),
        ("абз", "таңдаңыз"),
        ("Abai", "Абай атындағы мектеп"),
    ],
)
def test_what_is_typed(box: ChoiceBox, typed: str, chosen: str) -> None:
    type_into(box, typed)
    assert box.currentText() == chosen


def test_one_letter_again_goes_to_the_next_line(box: ChoiceBox) -> None:
    found = []
    for _again in range(3):
        type_into(box, "а")
        found.append(box.currentText())
    assert found == ["Абай атындағы мектеп", "Абылай", "Абай атындағы мектеп"]


def test_what_was_chosen_stays_where_nothing_is_meant(box: ChoiceBox) -> None:
    box.setCurrentText("Абылай")
    type_into(box, "№7")
    assert box.currentText() == "Абылай"


def test_arrows_choose_as_ever(box: ChoiceBox) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "№ 9 мектеп"
    QTest.keyClick(box, Qt.Key.Key_End)
    assert box.currentText() == "Абылай"
