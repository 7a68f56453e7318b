"""The whole program as people start it, on a database in a file and with a clock that we move."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.app import App
from desktop_app.gui import tasks, theme
from desktop_app.services.office import details as office
from desktop_app.settings import Settings
from tests.builders import Clock, a_school
from tests.journeys.office import OfficeAtWork
from tests.practice_office import practice_office


@pytest.fixture(params=["kk", "ru"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = translation.current()
    yield str(request.param)
    translation.use(before)


@pytest.fixture
def at_work(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str
) -> Iterator[OfficeAtWork]:
    """The program, started on an office to practise in; it has one school."""
    theme.apply(qapp)
    place = practice_office(tmp_path / "office.sqlite")
    settings = Settings(database=str(place), language=language)
    app = App(settings, save_settings=False)
    qtbot.addWidget(app.window)
    with qtbot.waitSignal(app.opened):
        app.show()
    assert app.context is not None
    clock = Clock()
    app.context.desk = replace(app.context.desk, clock=clock)
    office.save_school(app.context.desk, a_school())
    yield OfficeAtWork(qtbot, app, clock)
    tasks.wait_for_all()
    app.close()
    QApplication.processEvents()
