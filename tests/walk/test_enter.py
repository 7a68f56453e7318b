"""The walk finds a window in which Enter does another control's act."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts import enter_key
from desktop_app.gui.parts.enter_key import KeyedDialog
from desktop_app.gui.parts.pieces import button
from tests.walk.enter import of_another


def filled(qtbot: QtBot, dialog: QDialog) -> list[str]:
    """A field and two acts; what was done in the dialog while it was looked at."""
    done: list[str] = []
    column = QVBoxLayout(dialog)
    column.addWidget(QLineEdit())
    for words in ("Cancel", "Refuse"):
        column.addWidget(button(words, partial(done.append, words)))
    qtbot.addWidget(dialog)
    dialog.show()
    return done


def test_in_ours_each_does_its_own_and_nothing_is_done_by_looking(qtbot: QtBot) -> None:
    dialog = KeyedDialog()
    done = filled(qtbot, dialog)
    assert list(of_another(dialog)) == []
    assert done == []


class Wrong(KeyedDialog):
    """Whatever has the focus, Enter refuses."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Return:
            enter_key.press(self.findChildren(QPushButton)[-1])


def test_an_act_of_another_is_found_from_the_field_and_from_the_other_button(qtbot: QtBot) -> None:
    dialog = Wrong()
    filled(qtbot, dialog)
    assert list(of_another(dialog)) == [
        "Enter on Wrong > QLineEdit “” presses “Refuse”",
        "Enter on Wrong > QPushButton “Cancel” presses “Refuse”",
    ]
