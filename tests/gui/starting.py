"""Starts the program on a database, and ends it; reads what its window tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths, translation
from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.beginning.choice_page import ChoicePage
from desktop_app.gui.opening.not_open import NotOpen
from desktop_app.settings import Settings
from desktop_app.window import made
from tests.gui.system.starts import data_variables
from tests.practice_office import practice_office


@pytest.fixture(autouse=True)
def kazakh() -> Iterator[None]:
    yield
    translation.use("en")


def start(qtbot: QtBot, database: Path) -> App:
    if not database.exists():
        practice_office(database)
    app = App(Settings(database=str(database), language="kk"), save_settings=False)
    qtbot.addWidget(app.window)
    app.show()
    return app


def end(app: App) -> None:
    tasks.wait_for_all()
    QApplication.processEvents()
    app.close()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of the program."""
    for name, value in data_variables(tmp_path / "Әсем").items():
        monkeypatch.setenv(name, value)
    return paths.user_data()


def started_without_settings(qtbot: QtBot) -> App:
    app = made("")
    qtbot.addWidget(app.window)
    assert not app.is_shown_elsewhere()
    app.show()
    qtbot.waitUntil(lambda: app.window.findChild(NotOpen) is not None)
    return app


def told(app: App) -> str:
    shown = [each for each in app.window.findChildren(NotOpen) if each.isVisible()]
    return " ".join(label.text() for each in shown for label in each.findChildren(QLabel))


def try_again(app: App) -> None:
    (not_open,) = [each for each in app.window.findChildren(NotOpen) if each.isVisible()]
    not_open.findChildren(QPushButton)[0].click()


def buttons(app: App) -> dict[str, QPushButton]:
    (shown,) = [each for each in app.window.findChildren(NotOpen) if each.isVisible()]
    return {made.text(): made for made in shown.findChildren(QPushButton)}


def started(qtbot: QtBot, settings: Settings, **more: object) -> App:
    app = App(settings, **more)  # type: ignore[arg-type]
    qtbot.addWidget(app.window)
    app.show()
    return app


def choice(qtbot: QtBot, app: App) -> ChoicePage:
    """Where no office is: what to do about it."""
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, ChoicePage))
    page = app.at_window.gate.page
    assert isinstance(page, ChoicePage)
    return page
