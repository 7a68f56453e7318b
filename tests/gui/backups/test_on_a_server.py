"""Backups of a server's office in the window: made and proved where PostgreSQL's programs are."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.gui import tasks
from desktop_app.gui.backups.prove import ProveDialog
from desktop_app.gui.backups.tab import BackupsTab
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Role
from desktop_app.services.backups import places, proving
from desktop_app.services.desk import Desk
from desktop_app.services.office import beginning
from desktop_app.storage.schema import open_database
from desktop_app.storage.server import dump
from tests.builders import Clock
from tests.gui.patient_window import PatientWindow, settle
from tests.postgresql import Server
from tests.services.acts import taken_by

pytestmark = pytest.mark.postgresql


@pytest.fixture
def context(
    qtbot: QtBot, server: Server, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Context]:
    monkeypatch.setenv("PATH", f"{server.binaries}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    desk = Desk(open_database(url), clock=Clock())
    beginning.prepare(desk)
    yield Context(taken_by(desk, Role.ADMINISTRATOR))
    tasks.wait_for_all()
    desk.database.close()


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    made = PatientWindow()
    qtbot.addWidget(made)
    made.show()
    made.attach(context)
    return made


def opened(window: MainWindow) -> BackupsTab:
    window.open(Place("settings", text="backups"))
    found = window.page
    assert isinstance(found, SettingsPage)
    return found.backups


def prove(window: MainWindow, tab: BackupsTab, context: Context) -> ProveDialog:
    tab.table.selectRow(0)
    tab.prove_button.click()
    settle(context)
    (dialog,) = [made for made in window.findChildren(ProveDialog) if made.isVisible()]
    assert dialog.is_protected is False
    dialog.accept_button.click()
    settle(context)
    return dialog


def test_it_is_made_and_proved_where_the_programs_are(
    window: MainWindow, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = opened(window)
    tab.make_button.click()
    settle(context)
    (backup,) = proving.found_in(places.first_place())
    assert backup.is_of_server
    assert not tab.restore_button.isEnabled()

    prove(window, tab, context)
    assert window.banner.words.text() == "The backup is good and can be restored: cases 0."

    with monkeypatch.context() as without:
        without.setattr(dump, "is_there", lambda: False)
        told = prove(window, tab, context)
        assert "prove it on a PC that has them" in told.banner.words.text()
        told.close()

    with backup.database.open("r+b") as file:
        file.seek(200)
        file.write(b"\xff")
    told = prove(window, tab, context)
    assert "is not what it was when it was made" in told.banner.words.text()


def test_without_the_programs_the_window_says_who_makes_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dump, "is_there", lambda: False)
    tab = opened(window)
    assert "whoever looks after it" in tab.state.words.text()
    assert not tab.make_button.isEnabled()
    assert not tab.prove_button.isEnabled()
