"""Coming in through the window: first steps, names and password, and who is kept out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.logins.no_keys import NoKeysPage
from desktop_app.keys.files import ring_file
from desktop_app.records.kinds import Role
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
