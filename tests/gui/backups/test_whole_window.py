"""The program itself: a backup is restored under it, and where its database is damaged."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.app import App
from desktop_app.gui import tasks
from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.gui.opening.not_open import NotOpen
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.backups import making
from desktop_app.services.desk import Desk
from desktop_app.settings import Settings
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff
from tests.builders import home_education_entry
from tests.services.backups.conftest import own_folder

__all__ = ["own_folder"]


@pytest.fixture
def backup(desk: Desk, school: int) -> Backup:
    """Of one application, in an office to practise in; there are two by now."""
    registering.register(desk, home_education_entry(school, 1))
    made = making.now(desk, Occasion.HAND)
    registering.register(desk, home_education_entry(school, 2))
    return made


@pytest.fixture
def place(desk: Desk, backup: Backup) -> Path:
    desk.database.close()
    return Path(desk.database.place)


@pytest.fixture
def app(qtbot: QtBot, desk: Desk, place: Path) -> Iterator[App]:
    with desk.database.read() as connection:
        workers = staff.at_work(connection)
    (name,) = [each.name for each in workers if each.role is Role.ADMINISTRATOR]
    desk.database.close()
    made = App(Settings(database=str(place), worker=name, language="ru"), save_settings=False)
    qtbot.addWidget(made.window)
    yield made
    tasks.wait_for_all()
    QApplication.processEvents()
    made.close()


def applications(place: Path) -> int:
    database = Database(place, as_it_lies=True)
    with database.read() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM applications").scalar_one()
    database.close()
    return int(found)


def restore(qtbot: QtBot, app: App, dialog: RestoreDialog) -> None:
    qtbot.waitUntil(dialog.cancel_button.isEnabled)
    qtbot.mouseClick(dialog.look_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.restore_button.isVisible)
    dialog.why.set_value("Диск бүлінді")
    with qtbot.waitSignal(app.opened):
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)


def test_the_window_leaves_its_database_and_opens_what_was_restored(
    qtbot: QtBot, app: App, place: Path, backup: Backup
) -> None:
    with qtbot.waitSignal(app.opened):
        app.show()
    assert app.context is not None
    qtbot.waitUntil(lambda: app.context is not None and not app.context.is_busy)
    dialog = RestoreDialog(app.window, place, app.context.desk)
    dialog.confirmed.connect(app.context.restore_wanted)
    dialog.offer([backup])
    dialog.open()
    restore(qtbot, app, dialog)
    assert "Резервная копия восстановлена." in app.window.banner.words.text()
    tasks.wait_for_all()
    assert applications(place) == 1


def test_where_the_database_is_damaged_the_way_back_is_offered(
    qtbot: QtBot, app: App, place: Path
) -> None:
    # With its header: what may be an encrypted one is replaced by none that is plain.
    place.write_bytes(place.read_bytes()[:100] + b"\0" * 9_000)
    app.show()
    qtbot.waitUntil(lambda: isinstance(app.window.stack.currentWidget(), NotOpen))
    page = app.window.stack.currentWidget()
    assert isinstance(page, NotOpen)
    ways = {each.text(): each for each in page.findChildren(QPushButton)}
    qtbot.mouseClick(ways["Восстановить резервную копию…"], Qt.MouseButton.LeftButton)
    (dialog,) = app.window.findChildren(RestoreDialog)
    restore(qtbot, app, dialog)
    tasks.wait_for_all()
    assert applications(place) == 1
