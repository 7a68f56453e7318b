"""The reason of an act is asked for, and given to it as it was when it was accepted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.law.steps import N_
from desktop_app.services.errors import EntryError, Slip
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen


def test_a_slip_first_and_the_reason_then(qtbot: QtBot, context: Context) -> None:
    given: list[str] = []

    def act(why: str) -> None:
        given.append(why)
        if not why:
            raise EntryError(Slip("why", N_("Write why it is sent back.")))

    dialog = ReasonDialog(seen(qtbot), context, "Send back", "Send back", "To the clerk.", act)
    dialog.start()
    assert dialog.focusWidget() is dialog.why.edit
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert (given, dialog.why.slip) == ([""], "Write why it is sent back.")
    type_into(dialog.why.edit, " Мекенжай қате ")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert given == ["", "Мекенжай қате"]
