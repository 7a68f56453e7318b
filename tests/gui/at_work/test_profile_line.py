"""A database that is thrown away with the user's folders is told above every page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.app import App
from desktop_app.gui.at_work.profile_line import ProfileLine
from desktop_app.gui.places import Place
from desktop_app.gui.system import windows
from desktop_app.settings import Settings
from tests.gui.patient_window import settle
from tests.practice_office import practice_office


def shown_lines(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, place: Path, *, is_lost: bool
) -> tuple[App, list[ProfileLine]]:
    """Of a window that was opened, and went on to another page in another language."""
    monkeypatch.setattr(windows, "profile_is_lost", lambda: is_lost)
    monkeypatch.setattr(Path, "home", lambda: place.parent)
    running = App(Settings(str(practice_office(place))), save_settings=False)
    qtbot.addWidget(running.window)
    with qtbot.waitSignal(running.opened):
        running.show()
    running._change_language("ru")
    running.window.open(Place("children"))
    assert running.context is not None
    settle(running.context)
    lines = running.window.findChildren(ProfileLine)
    return running, [line for line in lines if line.isVisible()]


def test_it_stays_and_leads_to_another_database(
    qtbot: QtBot, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, (line,) = shown_lines(qtbot, monkeypatch, database_file, is_lost=True)
    assert "до выхода из системы" in line.words.text()
    assert str(database_file.parent) in line.words.text()
    with qtbot.waitSignal(line.context.database_wanted):
        QTest.mouseClick(line.another_button, Qt.MouseButton.LeftButton)
    assert line.isVisible()
    running.close()
    translation.use("en")


def test_nothing_is_told_where_the_folders_stay(
    qtbot: QtBot, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, lines = shown_lines(qtbot, monkeypatch, database_file, is_lost=False)
    assert lines == []
    running.close()
    translation.use("en")
