"""Settings, Numbers: a pattern for each register, with the next number as it is typed."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.gui.registers.numbers import NumbersTab
from desktop_app.records.kinds import Register
from desktop_app.services.desk import Desk
from desktop_app.services.registers import numbering
from desktop_app.storage.registers import numbers as registers
from tests.gui.patient_window import settle
from tests.gui.trouble import TOLD, busy


@pytest.fixture
def tab(window: MainWindow, context: Context, head: Desk) -> NumbersTab:
    context.desk = head
    window.open(Place("settings", text="numbers"))
    assert isinstance(window.page, SettingsPage)
    return window.page.numbers


def test_the_next_number_is_shown_as_it_is_typed(tab: NumbersTab) -> None:
    field = tab.fields[Register.OUTGOING]
    assert field.value() == "Ш-{year}-{number:5}"
    assert field.slip == "The next number: Ш-2026-00001"
    assert not tab.save_button.isEnabled()
    field.set_value("ҮО-{year}-{number:3}")
    assert field.slip == "The next number: ҮО-2026-001"
    field.set_value("ҮО-{number:3}")
    assert field.slip == "The year must stand in it once: {year}."
    assert tab.save_button.isEnabled()


def test_the_head_saves_it_and_it_counts_from_the_next_number_on(
    qtbot: QtBot, tab: NumbersTab, head: Desk
) -> None:
    tab.fields[Register.OUTGOING].set_value("ҮО-{year}-{number:5}")
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.banner.words.text().startswith("Saved."))
    assert not tab.save_button.isEnabled()
    with head.database.begin() as connection:
        assert registers.take_number(connection, Register.OUTGOING, 2026) == "ҮО-2026-00001"


def test_a_clash_is_told_at_the_register(qtbot: QtBot, tab: NumbersTab) -> None:
    field = tab.fields[Register.ORDERS]
    field.set_value("Ш-{year}-{number:5}")
    qtbot.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.slip.startswith("Numbers could be the same"))
    assert "Register of outgoing papers, Ш-{year}-{number:5}" in field.slip
    assert tab.save_button.isEnabled()


def test_what_is_typed_and_not_saved_is_not_read_over(tab: NumbersTab, context: Context) -> None:
    tab.fields[Register.ORDERS].set_value("Б/{year}/{number:5}")
    context.changed.emit()
    settle(context)
    assert tab.fields[Register.ORDERS].value() == "Б/{year}/{number:5}"
    assert tab.state.text() == "Not saved yet."


def test_a_clerk_looks_and_changes_nothing(
    window: MainWindow, context: Context, desk: Desk
) -> None:
    context.desk = desk
    window.open(Place("settings", text="numbers"))
    assert isinstance(window.page, SettingsPage)
    tab = window.page.numbers
    assert all(field.edit.isReadOnly() for field in tab.fields.values())
    assert tab.state.text() == "Only the head does this."
    assert not tab.save_button.isEnabled()


def test_after_trouble_it_can_be_saved_again(
    qtbot: QtBot, tab: NumbersTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.fields[Register.ORDERS].set_value("Б/{year}/{number:5}")
    monkeypatch.setattr(numbering, "save_patterns", busy)
    tab.save_button.click()
    assert not tab.save_button.isEnabled()
    qtbot.waitUntil(tab.save_button.isEnabled)
    assert TOLD in tab.banner.words.text()
    assert tab.fields[Register.ORDERS].value() == "Б/{year}/{number:5}"
