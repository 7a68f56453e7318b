"""The two sides and the answers: by keyboard, with a day and a document where it changed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.people.who_is_it import WhoIsIt
from desktop_app.records.who_it_is import Difference, Said, WhoItIs
from tests.gui.keyboard import type_into
from tests.gui.seen import seen

NAME = Difference("surname", "Герман", "Сергеева")
ASKED = (NAME, Difference("birth_date", "2015-02-14", "2015-04-07"), Difference("sex", "male", ""))


@pytest.fixture
def panel(qtbot: QtBot) -> WhoIsIt:
    made = WhoIsIt()
    seen(qtbot, made)
    made.hide()
    made.ask("Who?", ASKED)
    return made


def _press(button: QWidget) -> None:
    assert button.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_both_sides_are_shown_in_words(panel: WhoIsIt) -> None:
    cells = []
    for place in range(panel.sides.count()):
        item = panel.sides.itemAt(place)
        assert item is not None
        cell = item.widget()
        assert isinstance(cell, QLabel)
        cells.append(cell.text())
    assert cells[:3] == ["", "On file", "Typed here"]
    assert cells[6:9] == ["Date of birth", "14.02.2015", "07.04.2015"]
    assert cells[9:] == ["Sex", "Male", "–"]
    assert panel.title.text() == "Who?"
    assert panel.asks


def test_what_was_wrong_is_one_key(qtbot: QtBot, panel: WhoIsIt) -> None:
    with qtbot.waitSignal(panel.answered):
        _press(panel.buttons[Said.WRONG])
    assert panel.answer == WhoItIs(Said.WRONG, ASKED)
    assert "wrong on file" in panel.title.text()
    _press(panel.again_button)
    assert panel.asks
    assert panel.title.text() == "Who?"


def test_what_changed_needs_its_day_and_document(panel: WhoIsIt) -> None:
    _press(panel.buttons[Said.CHANGED])
    _press(panel.take_button)
    assert panel.asks
    assert panel.changed_on.slip
    type_into(panel.changed_on.edit, "14.08.2026")
    type_into(panel.document.edit, "№ 8")
    _press(panel.take_button)
    assert panel.answer == WhoItIs(Said.CHANGED, ASKED, date(2026, 8, 14), "№ 8")
    assert panel.title.text().endswith("14.08.2026 · № 8")


@pytest.mark.parametrize(
    "never_changes",
    [
        Difference("birth_date", "2015-02-14", "2015-04-07"),
        Difference("sex", "male", "female"),
    ],
)
def test_a_birth_date_or_a_sex_did_not_change(panel: WhoIsIt, never_changes: Difference) -> None:
    panel.ask("Who?", (never_changes,))
    assert panel.buttons[Said.CHANGED].isHidden()
    panel.take_focus()
    assert panel.focusWidget() is panel.buttons[Said.WRONG]
    panel.ask("Who?", (never_changes, NAME))
    assert panel.buttons[Said.CHANGED].isVisible()


def test_another_person_is_no_answer_but_another_iin(qtbot: QtBot, panel: WhoIsIt) -> None:
    with qtbot.waitSignal(panel.denied):
        _press(panel.buttons[Said.ANOTHER])
    assert panel.answer is None


def test_an_answer_holds_for_what_it_was_given_to(panel: WhoIsIt) -> None:
    _press(panel.buttons[Said.WRONG])
    panel.ask("Who?", (NAME,))
    assert panel.asks
    panel.ask("Who?", ASKED)
    assert panel.answer is not None


def test_nothing_is_asked_where_nothing_differs(panel: WhoIsIt) -> None:
    panel.ask("", ())
    assert not panel.isVisible()
    assert not panel.asks
