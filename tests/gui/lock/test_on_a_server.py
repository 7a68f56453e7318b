"""The window before an office on a server: switched off, or of an earlier version."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import paths, translation
from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.beginning.first_start import FirstStart
from desktop_app.gui.lock.lock_page import LockPage
from desktop_app.gui.logins.login_page import LoginPage
from desktop_app.gui.opening.not_open import NotOpen
from desktop_app.services.logins import protecting
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from desktop_app.storage.schema import HEAD, migrate
from tests.gui.patient_window import settle
from tests.postgresql import PASSWORD, Server
from tests.real_office import DETAILS, OFFICE_OWN, PEOPLE, SCHOOL

pytestmark = pytest.mark.postgresql
_OLDER = "0004"


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this PC keeps what it knows, and the password of the server, as libpq takes it."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)


@pytest.fixture
def running() -> Iterator[list[App]]:
    apps: list[App] = []
    yield apps
    for app in apps:
        tasks.wait_for_all()
        app.close()
        app.window.close()
    translation.use("en")


def bare(url: str) -> str:
    return url.replace(f":{PASSWORD}@", "@")


def start(qtbot: QtBot, url: str, running: list[App]) -> App:
    app = App(Settings(database=bare(url), language="en"), save_settings=False)
    qtbot.addWidget(app.window)
    running.append(app)
    app.show()
    return app


def of_an_earlier_version(url: str) -> str:
    database = Database(url)
    migrate(database, _OLDER)
    with database.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO workers (name, role, position_kk, position_ru, active) "
            "VALUES ('Серікова Әлия', 'clerk', '', '', true)"
        )
    database.close()
    return url


def version_of(url: str) -> str | None:
    database = Database(url)
    with database.read() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    database.close()
    return found


def offered(app: App) -> dict[str, QPushButton]:
    shown = app.window.stack.currentWidget()
    assert isinstance(shown, NotOpen)
    return {made.text(): made for made in shown.findChildren(QPushButton)}


def is_not_open(app: App) -> bool:
    return isinstance(app.window.stack.currentWidget(), NotOpen)


def test_another_language_is_chosen_under_the_lock_while_the_server_is_off(
    qtbot: QtBot, server: Server, url: str, running: list[App]
) -> None:
    protecting.begin_office(url, DETAILS, SCHOOL, PEOPLE)[0].end()
    app = start(qtbot, url, running)
    qtbot.waitUntil(lambda: app.at_window.is_asking)
    login = app.at_window.gate.page
    assert isinstance(login, LoginPage)
    login.who.set_value(1)
    login.password.edit.setText(OFFICE_OWN)
    login.enter()
    qtbot.waitUntil(lambda: app.window.page is not None)
    context, lock = app.context, app.at_window.lock
    assert context is not None
    assert lock is not None
    settle(context)
    lock.close()
    server.stop()
    try:
        for code, words in (("ru", "Продолжить работу"), ("kk", "Жұмысты жалғастыру")):
            app.window.status._languages[code].click()
            page = app.window.curtain.currentWidget()
            assert isinstance(page, LockPage)
            assert page is lock.page
            assert page.wake_button.text() == words
            assert PEOPLE[0].worker.name in app.window.status.name.text()
            assert "office" not in app.window.windowTitle()
            settle(context)  # what could not be read is told behind it
            assert app.window.curtain.currentWidget() is page
    finally:
        server.start()
    app.window.status._languages["kk"].click()
    lock._wake()
    settle(context)
    assert not app.window.is_covered
    assert app.window.page is not None


def test_an_upgrade_that_was_asked_for_one_server_is_not_for_the_next(
    qtbot: QtBot, server: Server, url: str, running: list[App]
) -> None:
    server.execute("CREATE DATABASE another_office")
    another = of_an_earlier_version(server.url("another_office"))
    app = start(qtbot, of_an_earlier_version(url), running)
    qtbot.waitUntil(lambda: is_not_open(app))
    offered(app)["A backup was made: upgrade"].click()
    qtbot.waitUntil(lambda: isinstance(app.at_window.gate.page, FirstStart))
    assert (version_of(url), version_of(another)) == (HEAD, _OLDER)

    app._change_database(bare(another))
    qtbot.waitUntil(lambda: is_not_open(app) or app.at_window.is_asking)
    assert "A backup was made: upgrade" in offered(app)
    assert version_of(another) == _OLDER
