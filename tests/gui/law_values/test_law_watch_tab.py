"""The head records that a text was compared with its act; Today leads there, once a quarter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.law_values.compared import ComparedDialog
from desktop_app.gui.law_values.law_watch_line import LawWatchLine
from desktop_app.gui.law_values.law_watch_tab import LawWatchTab
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import LAW_WATCH
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data, law_watch
from tests.gui.patient_window import settle

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(window: MainWindow, context: Context, head: Desk) -> LawWatchTab:
    context.desk = head
    window.open(LAW_WATCH)
    settle(context)
    page = window.page
    assert isinstance(page, SettingsPage)
    return page.law_watch


def row_of(tab: LawWatchTab, subject: str) -> int:
    return next(place for place, row in tab.found.items() if row.subject == subject)


def test_what_is_compared_today_names_who(
    qtbot: QtBot, tab: LawWatchTab, context: Context, head: Desk
) -> None:
    tab.edit(row_of(tab, "mci:2026-01-01"))
    (asked,) = tab.findChildren(ComparedDialog)
    assert asked.edition.value() == "2026"
    with qtbot.waitSignal(context.changed):
        QTest.mouseClick(asked.accept_button, LEFT)
    (row,) = [each for each in law_watch.listed(head) if each.subject == "mci:2026-01-01"]
    assert row.latest is not None
    assert row.latest.recorded_by == head.worker.name


def test_a_clerk_looks_and_records_nothing(
    window: MainWindow, context: Context, desk: Desk
) -> None:
    context.desk = desk
    window.open(LAW_WATCH)
    settle(context)
    page = window.page
    assert isinstance(page, SettingsPage)
    assert page.law_watch.found
    assert not page.law_watch.compare_button.isEnabled()
    page.law_watch.edit(0)
    assert page.law_watch.findChildren(ComparedDialog) == []


def test_one_line_leads_there_until_it_is_put_off(
    qtbot: QtBot, context: Context, head: Desk
) -> None:
    context.desk = head
    for form in law_watch.ANNEXES:
        law_watch.compare(head, form, "№ 223")
    line = LawWatchLine(context)
    qtbot.addWidget(line)
    with head.database.read() as connection:
        law = law_data.in_force(connection)
    line.refresh(law)
    qtbot.waitUntil(lambda: not line.isHidden())
    with qtbot.waitSignal(context.went) as gone:
        QTest.mouseClick(line.open_button, LEFT)
    assert gone.args == [LAW_WATCH]
    law_watch.leave_for_now(head)
    line.refresh(law)
    qtbot.waitUntil(line.isHidden)
