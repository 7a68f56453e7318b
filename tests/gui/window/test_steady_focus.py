"""Whatever an act makes of its button, the next key does not go to another place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.gui.consequences.at_once import AtOnceDialog
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from tests.gui.entry_form import fill_people, opened
from tests.gui.patient_window import settle

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def typed(window: MainWindow, context: Context, school: int) -> EntryPage:
    page = opened(window)
    fill_people(page, school)
    return page


def test_back_from_the_paper_of_a_refusal_leads_to_its_button(
    window: MainWindow, context: Context, typed: EntryPage
) -> None:
    QTest.mouseClick(typed.answer.register_button, LEFT)
    settle(context)
    (dialog,) = window.findChildren(AtOnceDialog)
    assert dialog.confirming is not None
    assert dialog.confirming.back_button.hasFocus()
    QTest.keyClick(dialog.confirming.back_button, Qt.Key.Key_Return)
    settle(context)
    assert window.page is typed
    assert not window.findChildren(AtOnceDialog)
    assert window.focusWidget() is typed.answer.register_button


def test_a_button_that_rests_keeps_the_keys_in_the_page(
    window: MainWindow, context: Context, typed: EntryPage
) -> None:
    settle(context)
    made = QPushButton("Act", typed)
    made.show()
    made.setFocus()
    made.setEnabled(False)
    assert window.focusWidget() is typed
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert window.page is typed
    made.setEnabled(True)
    assert window.focusWidget() is made


def test_whoever_went_on_to_another_field_is_not_called_back(
    window: MainWindow, context: Context, typed: EntryPage
) -> None:
    settle(context)
    made = QPushButton("Act", typed)
    made.show()
    made.setFocus()
    made.setEnabled(False)
    typed.form.child.surname.edit.setFocus()
    made.setEnabled(True)
    assert window.focusWidget() is typed.form.child.surname.edit
