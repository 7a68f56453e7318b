"""Coming in through the window: first steps, names and password, and who is kept out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.lock.gate import Gate
from desktop_app.gui.logins.no_keys import NoKeysPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.keys.files import ring_file
from desktop_app.records.kinds import Role
from desktop_app.services.logins.doors import Door, Kind
from desktop_app.settings import Settings
from tests.gui.entering import Started
from tests.gui.patient_window import settle
from tests.real_office import PEOPLE, RealOffice

_NAMES = [each.worker.name for each in PEOPLE]


def test_to_practise_nobody_is_asked(qtbot: QtBot, started: Started, tmp_path: Path) -> None:
    app = started(tmp_path / "practice.homeedu")
    page = app.at_window.gate.page
    assert isinstance(page, ChoicePage)
    page.practice_button.click()
    qtbot.waitUntil(lambda: app.window.page is not None)
    assert app.at_window.lock is None
    assert app.window.status.worker.isVisible()
    assert not app.window.status.lock_button.isVisible()


@pytest.mark.parametrize(
    ("door", "is_offered"),
    [
        (Door("office.homeedu", Kind.NEW), True),
        (Door("postgresql://server/office", Kind.SERVER_NEW), False),
    ],
)
def test_a_backup_is_restored_only_where_the_office_is_a_file(
    qtbot: QtBot, door: Door, is_offered: bool
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    gate = Gate(window, "PC-1")
    gate.show(door, Settings())
    window.show()
    page = gate.page
    assert isinstance(page, ChoicePage)
    shown = [each.isVisible() for each in page.buttons]
    assert shown == [True, True, is_offered, True]


def test_keys_that_are_not_there_are_named(started: Started, office: RealOffice) -> None:
    lacking = ring_file(office.file)
    lacking.unlink()
    app = started(office.file)
    page = app.at_window.gate.page
    assert isinstance(page, NoKeysPage)
    told = {made.text() for made in page.findChildren(type(app.window.status.name))}
    assert {lacking.name, str(lacking.parent)} <= told


def test_an_inspector_sees_all_and_begins_nothing(
    qtbot: QtBot, entered: Callable[[int], App]
) -> None:
    app = entered(3)
    assert app.context is not None
    inspector = app.context.desk.taken_by(
        type(app.context.desk.worker)(99, "Тексеруші", Role.INSPECTOR)
    )
    app.context.desk = inspector
    app.window._refresh()
    settle(app.context)
    assert app.window.search.isVisible()
    assert not app.window.new_application.isEnabled()
    assert app.window.new_application.toolTip()
    QApplication.processEvents()
