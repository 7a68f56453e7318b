"""The steps of what is chosen: always those that were shown last."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.parts.steps_pane import StepsPane
from desktop_app.law.steps import N_, Step
from tests.gui.seen import seen

FIRST, SECOND = Step(N_("Нені санадық"), "D-5"), Step(N_("Неге төленбеді"), "")


def _told(pane: StepsPane) -> list[str]:
    return [text for made in pane.findChildren(QLabel) if (text := made.text())]


def test_a_heading_and_the_steps_that_were_shown_last(qtbot: QtBot, context: Context) -> None:
    pane = StepsPane(context, "Why this sum")
    seen(qtbot, pane)
    assert (_told(pane), pane.steps) == (["Why this sum"], ())
    pane.show_steps([FIRST])
    assert _told(pane) == ["Why this sum", "Нені санадық", "D-5"]
    pane.show_steps([SECOND], "No steps.")
    assert _told(pane) == ["Why this sum", "Неге төленбеді"]
    assert list(pane.steps) == [SECOND]
    assert pane.accessibleName() == "Why this sum"


def test_words_stand_where_there_are_no_steps(qtbot: QtBot, context: Context) -> None:
    pane = StepsPane(context, "Why this sum")
    seen(qtbot, pane)
    pane.show_steps((), "Choose a line.")
    assert _told(pane) == ["Why this sum", "Choose a line."]
