"""The whole program on a real office, entered with a password."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.logins.own_password import OwnPasswordPage
from desktop_app.settings import Settings
from tests.gui.patient_window import settle
from tests.real_office import PEOPLE, RealOffice, real_office

OWN = "көпір 55 жаңғақ"
"""What everybody chooses in the place of a temporary password."""

Started = Callable[[Path], App]


@pytest.fixture(scope="session")
def office_of_people(tmp_path_factory: pytest.TempPathFactory) -> RealOffice:
    return real_office(tmp_path_factory.mktemp("real") / "office.homeedu")


@pytest.fixture
def office(tmp_path: Path, office_of_people: RealOffice) -> RealOffice:
    return office_of_people.copied_to(tmp_path / "office.homeedu")


@pytest.fixture
def started(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    """The program at a place; wrong passwords are counted in a folder of the test's own."""
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr(paths, "user_data", lambda: own)
    running: list[App] = []

    def start(place: Path) -> App:
        settings = Settings(database=str(place), language="en")
        app = App(settings, save_settings=False, begins=not place.exists())
        qtbot.addWidget(app.window)
        app.window.resize(1366, 768)
        app.show()
        qtbot.waitUntil(lambda: app.window.page is not None or app.at_window.is_asking)
        running.append(app)
        return app

    yield start
    for app in running:
        tasks.wait_for_all()
        QApplication.processEvents()
        app.close()
        app.window.close()


@pytest.fixture
def entered(qtbot: QtBot, started: Started, office: RealOffice) -> Callable[[int], App]:
    """Somebody of the office at work, by their place in its list."""

    def enter(who: int) -> App:
        app = started(office.file)
        page = app.at_window.gate.page
        assert isinstance(page, LoginPage)
        page.who.set_value(who + 1)
        page.password.edit.setText(PEOPLE[who].password)
        page.enter()
        if who:
            qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, OwnPasswordPage))
            chosen = app.at_window.gate.page
            assert isinstance(chosen, OwnPasswordPage)
            for field in (chosen.new.first, chosen.new.again):
                field.edit.setText(OWN)
            chosen.go_on()
        qtbot.waitUntil(lambda: app.window.page is not None)
        assert app.context is not None
        settle(app.context)
        return app

    return enter
