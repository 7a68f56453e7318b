"""Everything is made anew in another language: the keys go on to where they went."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import places
from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.applications import Application
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from tests.builders import home_education_entry
from tests.gui.entry_form import opened
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle


@pytest.fixture(autouse=True)
def switching(window: MainWindow) -> Iterator[None]:
    def chosen(language: str) -> None:
        translation.use(language)
        window.rebuild()

    window.language_chosen.connect(chosen)
    yield
    translation.use("en")


@pytest.fixture
def application(desk: Desk, school: int) -> Application:
    return registering.register(desk, home_education_entry(school)).application


def switch(window: MainWindow, name: str) -> None:
    """Click a language below, as with the mouse: where a click may put the focus, it does."""
    made = language(window, name)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def language(window: MainWindow, name: str) -> QPushButton:
    buttons = window.status.findChildren(QPushButton)
    return next(each for each in buttons if each.accessibleName() == name)


def test_typing_goes_on_in_the_same_field_at_the_same_place(
    qtbot: QtBot, window: MainWindow, context: Context
) -> None:
    page = opened(window)
    settle(context)
    surname = page.form.child.surname.edit
    surname.setFocus()
    type_into(surname, "Әбіл")
    QTest.keyClick(surname, Qt.Key.Key_Left)
    switch(window, "Русский")
    settle(context)
    assert isinstance(window.page, EntryPage)
    again = window.page.form.child.surname.edit
    qtbot.waitUntil(lambda: window.focusWidget() is again)
    assert (again.text(), again.cursorPosition()) == ("Әбіл", 3)


def test_a_page_that_is_read_first_gets_the_focus_back_when_it_is_filled(
    qtbot: QtBot, window: MainWindow, context: Context, application: Application
) -> None:
    window.open(places.case(application.id))
    settle(context)
    assert isinstance(window.page, CasePage)
    buttons = [each for each in window.page.area.findChildren(QPushButton) if each.isEnabled()]
    place = len(buttons) - 1
    buttons[place].setFocus()
    switch(window, "Қазақша")
    settle(context)
    again = [each for each in window.page.area.findChildren(QPushButton) if each.isEnabled()]
    qtbot.waitUntil(lambda: window.focusWidget() is again[place])


def test_by_keyboard_the_focus_stays_on_the_language(window: MainWindow, context: Context) -> None:
    opened(window)
    settle(context)
    chosen = language(window, "Русский")
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    settle(context)
    assert window.focusWidget() is language(window, "Русский")
