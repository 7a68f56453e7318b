"""The steps of the law as people read and copy them."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.parts.steps import StepsDialog, StepsView, as_text
from desktop_app.law.steps import N_, Step
from tests.gui.seen import seen

NO_BREAK = "\N{NO-BREAK SPACE}"
STEPS = (
    Step(N_("Rate: {mci} MCI a quarter"), "D-5", {"mci": 8}, Fraction(31456)),
    Step(N_("Nothing was paid before."), ""),
)
TEXT = f"Rate: 8 MCI a quarter: 31{NO_BREAK}456{NO_BREAK}₸ (D-5)\nNothing was paid before."


def test_as_text_each_step_has_its_sum_and_clause_where_it_has_them(context: Context) -> None:
    assert as_text(context, STEPS) == TEXT


def test_a_line_for_each_step_with_the_sums_under_each_other(
    qtbot: QtBot, context: Context
) -> None:
    view = StepsView(context, STEPS)
    seen(qtbot, view)
    told = [made.text() for made in view.findChildren(QLabel)]
    assert told == [
        "Rate: 8 MCI a quarter",
        f"31{NO_BREAK}456{NO_BREAK}₸",
        "D-5",
        "Nothing was paid before.",
        "",
        "",
    ]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return seen(qtbot)


def test_the_dialog_copies_its_heading_and_all_steps(window: QWidget, context: Context) -> None:
    dialog = StepsDialog(window, context, "Неге", STEPS, "Of the 4th quarter.")
    dialog.open()
    assert dialog.slip_button.isHidden()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"Неге\n{TEXT}"
    assert "Of the 4th quarter." in [made.text() for made in dialog.findChildren(QLabel)]


def test_enter_closes_it(qtbot: QtBot, window: QWidget, context: Context) -> None:
    dialog = StepsDialog(window, context, "Неге", STEPS)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_it_has_closed_before_its_slip_is_made(
    qtbot: QtBot, window: QWidget, context: Context
) -> None:
    still_there: list[bool] = []
    dialog = StepsDialog(
        window, context, "Неге", STEPS, slip=lambda: still_there.append(dialog.isVisible())
    )
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.slip_button, Qt.MouseButton.LeftButton)
    assert still_there == [False]
