"""What was typed in a dialog is there when it is opened again; nobody else's, and no password."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.fields.entries import ChoiceField, DayField, TextField, TickField
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.frames.reason import ReasonDialog
from desktop_app.services.desk import Desk
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.seen import seen


class Asked(AskDialog):
    def __init__(
        self, parent: QWidget, context: Context, title: str = "Сұрау", surname: str = ""
    ) -> None:
        super().__init__(parent, context, title, "Save", "Words above.")
        self.surname, self.day = TextField("Surname"), DayField("Day")
        self.why, self.sure = ParagraphField("Why"), TickField("Sure")
        self.kind = ChoiceField("Kind", [(1, "One"), (2, "Two")])
        self.password = PasswordField("Password")
        names = ("surname", "day", "why", "sure", "kind", "password")
        for name in names:
            self.add(name, getattr(self, name))
        self.surname.set_value(surname)
        self.ask(lambda: lambda: None)

    def shown(self) -> tuple[Any, ...]:
        return (
            self.surname.value(),
            self.day.edit.text(),
            self.why.value(),
            self.sure.value(),
            self.kind.value(),
            self.password.value(),
        )


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    return seen(qtbot)


def left(window: QWidget, context: Context) -> tuple[Any, ...]:
    """Typed in, and left by Escape; a text that is long is asked about first."""
    dialog = Asked(window, context)
    type_into(dialog.surname.editor, "Өтеген")
    type_into(dialog.day.edit, "12.0")
    type_into(dialog.why.editor, "Қате жазылған")
    dialog.sure.set_value(True)
    dialog.kind.set_value(2)
    type_into(dialog.password.editor, "құпия")
    typed = dialog.shown()
    for _again in range(2):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    settle(context)
    return typed


def test_what_was_typed_is_back(window: QWidget, context: Context) -> None:
    typed = left(window, context)
    assert typed[0] == "Өтеген"
    again = Asked(window, context)
    assert again.shown() == (*typed[:-1], "")  # a password is typed anew
    assert again.banner.words.text() == "What was typed here before it was closed is back."
    again.accept_button.setFocus()
    again._begin_afresh.click()
    assert again.shown() == ("", "", "", False, 1, "")
    assert not again.banner.isVisible()


def test_what_is_done_is_forgotten(window: QWidget, context: Context, qtbot: QtBot) -> None:
    left(window, context)
    again = Asked(window, context)
    again.day.edit.setText("12.01.2026")
    with qtbot.waitSignal(again.accepted):
        again.accept_button.click()
    assert Asked(window, context).shown() == ("", "", "", False, 1, "")


def test_another_question_has_nothing_of_it(window: QWidget, context: Context) -> None:
    left(window, context)
    assert Asked(window, context, title="Басқа сұрау").shown()[0] == ""


def test_what_is_on_file_by_now_stays(window: QWidget, context: Context) -> None:
    """Somebody else has saved since: what they saved is not overwritten unseen."""
    left(window, context)
    assert Asked(window, context, surname="Қожа").shown() == ("Қожа", "", "", False, 1, "")


def test_of_two_the_words_of_one_are_not_the_others(window: QWidget, context: Context) -> None:
    """Two rows of a list, say, where no word of the dialog names the one that was chosen."""
    first = ReasonDialog(window, context, "Сұрау", "Save", "", lambda _why: None)
    first.start(1)
    type_into(first.why.editor, "Қате")
    first._cancel()
    for subject, words in ((2, ""), (1, "Қате")):
        again = ReasonDialog(window, context, "Сұрау", "Save", "", lambda _why: None)
        again.start(subject)
        assert again.why.value() == words
        again._cancel()


def test_it_is_nobody_elses(window: QWidget, context: Context, desk: Desk, head: Desk) -> None:
    left(window, context)
    context.desk = desk
    assert Asked(window, context).shown()[0] == "Өтеген"  # the same person, let in again
    context.desk = head
    assert Asked(window, context).shown()[0] == ""
