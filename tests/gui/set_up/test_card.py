"""The card leads to where each thing is set up, and goes when all is done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, tasks
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.set_up.card import WORDS, SetUpCard
from desktop_app.gui.today.page import TodayPage
from desktop_app.services.logins import protecting
from desktop_app.services.logins.doors import door_of
from desktop_app.services.today.set_up import Task
from tests.services.logins.conftest import PEOPLE, light, plain_file, user_folder

__all__ = ["light", "plain_file", "user_folder"]


@pytest.fixture
def entered(qtbot: QtBot, plain_file: Path) -> Iterator[Context]:
    """The administrator, by a password."""
    session, _code = protecting.protect(door_of(plain_file), PEOPLE)
    made = Context(session.desk)
    made.take(session)
    yield made
    tasks.wait_for_all()
    QApplication.processEvents()
    session.end()


def ways(card: SetUpCard) -> list[QPushButton]:
    return [each for each in card.findChildren(QPushButton) if each.isVisibleTo(card)]


def test_the_administrator_has_it_above_the_settings(qtbot: QtBot, entered: Context) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(entered)
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(page.set_up.isVisible)
    assert "Second place for backups" in [each.text() for each in ways(page.set_up)]
    window.detach(forced=True)


def test_where_one_only_practises_there_is_none(window: MainWindow, context: Context) -> None:
    window.open(places.TODAY)
    tasks.wait_for_all()
    QApplication.processEvents()
    assert isinstance(window.page, TodayPage)
    assert not window.page.set_up.isVisible()


def test_each_leads_to_its_place_and_says_why(window: MainWindow, context: Context) -> None:
    for at, task in enumerate(WORDS):
        window.open(places.TODAY)
        assert isinstance(window.page, TodayPage)
        card = window.page.set_up
        card.leave_out(())
        card.show_left(tuple(WORDS))
        made = ways(card)[at]
        assert made.accessibleDescription() == WORDS[task][0]
        made.click()
        assert window.page is not None
        assert window.page.place == WORDS[task][2]


def test_all_there_is_to_be_set_up_has_its_words() -> None:
    assert set(WORDS) == set(Task)


def test_nothing_is_asked_for_twice_on_one_page(window: MainWindow, context: Context) -> None:
    window.open(places.TODAY)
    page = window.page
    assert isinstance(page, TodayPage)
    assert page.first_steps.isVisible()
    page.set_up.show_left((Task.SCHOOLS, Task.BACKUPS))
    assert [each.text() for each in ways(page.set_up)] == ["Second place for backups"]
    asked = page.calendar_notice.isVisible()
    page.set_up.show_left((Task.CALENDAR,))
    assert not page.calendar_notice.isVisible()
    page.set_up.show_left(())
    assert not page.set_up.isVisible()
    assert page.calendar_notice.isVisible() is asked
