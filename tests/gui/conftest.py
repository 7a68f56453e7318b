"""Real windows on a real database, without a screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui import tasks, theme
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.services.desk import Desk
from tests.gui.case_screen import Screen


@pytest.fixture(autouse=True)
def source_language() -> Iterator[None]:
    """Tests read the source texts; journeys read Kazakh and Russian."""
    before = translation.current()
    translation.use("en")
    yield
    translation.use(before)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp)


@pytest.fixture
def context(qtbot: QtBot, desk: Desk) -> Iterator[Context]:
    yield Context(desk)
    tasks.wait_for_all()
    QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> MainWindow:
    """The main window at Today, at the size of the smallest screens we know."""
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.attach(context)
    return made


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, context: Context) -> Screen:
    return Screen(qtbot, window, context)


@pytest.fixture
def heads_screen(screen: Screen, head: Desk) -> Screen:
    """The same, with the head at work."""
    screen.context.desk = head
    return screen
