"""A database in a cloud is told above every page, until somebody leaves it there."""

from pathlib import Path
from shutil import copyfile

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.app import App
from desktop_app.gui.at_work.cloud_line import CloudLine
from desktop_app.gui.places import Place
from desktop_app.settings import Settings
from tests.gui.patient_window import settle
from tests.practice_office import practice_office


@pytest.fixture
def place(tmp_path: Path, office_file: Path) -> str:
    folder = tmp_path / "OneDrive - Білім бөлімі"
    folder.mkdir()
    copyfile(office_file, folder / "office.sqlite")
    return str(folder / "office.sqlite")


def started(qtbot: QtBot, settings: Settings) -> App:
    running = App(settings, save_settings=False)
    qtbot.addWidget(running.window)
    with qtbot.waitSignal(running.opened):
        running.show()
    settled(running)
    return running


def settled(running: App) -> None:
    assert running.context is not None
    settle(running.context)


def lines(running: App) -> list[CloudLine]:
    found = running.window.findChildren(CloudLine)
    return [line for line in found if line.isVisible()]


def test_it_stays_until_it_is_answered(qtbot: QtBot, place: str) -> None:
    running = started(qtbot, Settings(place, language="ru"))
    (line,) = lines(running)
    assert "OneDrive" in line.words.text()
    running.window.open(Place("children"))
    settled(running)
    assert lines(running) == [line]
    running._change_language("kk")
    settled(running)
    (line,) = lines(running)
    line.leave_button.click()
    assert lines(running) == []
    assert running.settings.agreed_database == place
    running._change_language("ru")
    settled(running)
    assert lines(running) == []
    running.close()


def test_an_answer_is_for_one_database(qtbot: QtBot, place: str) -> None:
    running = started(qtbot, Settings(place, agreed_database=f"{place}-2"))
    assert len(lines(running)) == 1
    running.close()


def test_another_database_takes_it_away(qtbot: QtBot, place: str, tmp_path: Path) -> None:
    running = started(qtbot, Settings(place))
    assert len(lines(running)) == 1
    with qtbot.waitSignal(running.opened):
        running._change_database(str(practice_office(tmp_path / "other.sqlite")))
    settled(running)
    assert lines(running) == []
    running.close()
    translation.use("en")
