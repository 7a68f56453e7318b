"""What is annulled is annulled with its reason, by who works now."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.law.steps import N_
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen


def test_the_act_is_given_the_desk_and_the_reason_and_what_it_gave_is_told(
    qtbot: QtBot, context: Context, desk: Desk
) -> None:
    told: list[object] = []
    dialog = AnnulDialog(
        seen(qtbot),
        context,
        "Annul the event",
        "It is struck through.",
        lambda by, why: (by, why),
        done=told.append,
    )
    assert dialog.accept_button.text() == "Annul"
    type_into(dialog.why.edit, "Қате  жазылды.")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert told == [(desk, "Қате жазылды.")]


@pytest.mark.parametrize(("given", "words"), [("", "Annul"), ("Take back", "Take back")])
def test_a_missing_reason_is_a_slip_at_its_field(
    qtbot: QtBot, context: Context, given: str, words: str
) -> None:
    def act(_desk: Desk, why: str) -> None:
        raise EntryError(Slip("why", N_("Write why the event is annulled.")))

    dialog = AnnulDialog(seen(qtbot), context, "Annul", "", act, accept_words=given)
    assert dialog.accept_button.text() == words
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert dialog.why.slip == "Write why the event is annulled."
    assert dialog.isVisible()
