"""One part for both windows of questions: chosen at once, answered by number, the next one then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.gui.importing.open_points import OpenPointsDialog
from desktop_app.law.steps import Step
from desktop_app.records.imports import OpenPoint, Way
from tests.gui.case_screen import Screen

BOTH = (Way.LEAVE_OUT, Way.CONFIRM)


@pytest.fixture
def dialog(heads_screen: Screen) -> OpenPointsDialog:
    points = [
        OpenPoint(f"Р!{row}", Step("This row is hidden. Say whether it is brought in.", ""), ways)
        for row, ways in ((2, BOTH), (3, (Way.CONFIRM,)), (4, BOTH))
    ]
    made = OpenPointsDialog(heads_screen.window, heads_screen.context, points)
    made.start(lambda _answers: None)
    return made


def test_a_number_answers_and_the_next_one_is_chosen(dialog: OpenPointsDialog) -> None:
    QTest.keyClick(dialog.list.table, Qt.Key.Key_2)
    assert [each.key for each in dialog.chosen] == ["Р!3"]
    assert dialog.answers.confirmed == {"Р!2"}


def test_a_number_that_a_question_does_not_take_says_nothing(dialog: OpenPointsDialog) -> None:
    dialog.list.table.selectRow(1)
    QTest.keyClick(dialog.list.table, Qt.Key.Key_1)
    QTest.keyClick(dialog.list.table, Qt.Key.Key_7)
    assert dialog.said == {}


def test_all_chosen_are_answered_but_those_that_take_it_not(dialog: OpenPointsDialog) -> None:
    dialog.list.table.selectAll()
    QTest.keyClick(dialog.list.table, Qt.Key.Key_1)
    assert dialog.answers.left_out == {"Р!2", "Р!4"}
    assert [each.key for each in dialog.chosen] == ["Р!3"]


def test_what_is_right_is_said_of_one_at_a_time(dialog: OpenPointsDialog) -> None:
    dialog.list.table.selectAll()
    QTest.keyClick(dialog.list.table, Qt.Key.Key_2)
    assert dialog.said == {}
