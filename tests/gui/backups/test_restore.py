"""What a restore would change is read before the reason is asked; it works without a database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import tasks
from desktop_app.gui.backups.restore import RestoreDialog
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.backups import making
from desktop_app.services.desk import Desk
from tests.builders import home_education_entry
from tests.services.backups.backups import PASSWORD, Protected

Restore = Callable[[], Path | None]


@pytest.fixture
def backup(protected: Protected) -> Backup:
    with protected.desk(Role.CLERK) as desk:
        made = making.now(desk, Occasion.HAND)
        registering.register(desk, home_education_entry(protected.school, 7))
    return made


Shows = Callable[[Backup, Desk | None], RestoreDialog]


@pytest.fixture
def shown(qtbot: QtBot, protected: Protected) -> Iterator[Shows]:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    def show(backup: Backup, desk: Desk | None) -> RestoreDialog:
        dialog = RestoreDialog(page, protected.place, desk)
        dialog.offer([backup])
        dialog.open()
        qtbot.waitUntil(dialog.cancel_button.isEnabled)
        return dialog

    yield show
    tasks.wait_for_all()
    QApplication.processEvents()


def look(qtbot: QtBot, dialog: RestoreDialog, password: str = PASSWORD) -> None:
    dialog.password.edit.setText(password)
    qtbot.mouseClick(dialog.look_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.cancel_button.isEnabled)


def applications(protected: Protected) -> int:
    with protected.desk(Role.CLERK) as desk, desk.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM applications").scalar_one()
    return int(found)


def test_what_would_be_lost_is_read_first(
    qtbot: QtBot, shown: Shows, protected: Protected, backup: Backup, administrator: Desk
) -> None:
    dialog = shown(backup, administrator)
    assert dialog.who.value() == administrator.worker.id
    assert not dialog.restore_button.isVisible()
    look(qtbot, dialog)
    assert "Applications that would be lost (1): " in dialog.told.text()
    assert dialog.restore_button.isVisible()


def test_a_wrong_password_is_told(
    qtbot: QtBot, shown: Shows, protected: Protected, backup: Backup, administrator: Desk
) -> None:
    dialog = shown(backup, administrator)
    look(qtbot, dialog, "not the password")
    assert "does not open the backup" in dialog.banner.words.text()
    assert not dialog.restore_button.isVisible()


def test_without_a_reason_nothing_happens_and_with_one_it_is_restored(
    qtbot: QtBot, shown: Shows, protected: Protected, backup: Backup, administrator: Desk
) -> None:
    dialog = shown(backup, administrator)
    look(qtbot, dialog)
    qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert dialog.why.slip == "Say why the backup is restored."
    dialog.why.set_value("Диск бүлінді")
    with qtbot.waitSignal(dialog.confirmed) as told:
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    restore: Restore = told.args[0]
    assert applications(protected) == 4
    assert restore() is not None
    assert applications(protected) == 3


def test_another_backup_is_looked_at_anew(
    qtbot: QtBot, shown: Shows, protected: Protected, backup: Backup, administrator: Desk
) -> None:
    newer = making.now(administrator, Occasion.HAND)
    dialog = shown(backup, administrator)
    dialog.offer([newer, backup], backup)
    qtbot.waitUntil(dialog.cancel_button.isEnabled)
    look(qtbot, dialog)
    assert dialog.restore_button.isVisible()
    dialog.backup.set_value(str(newer.folder))
    qtbot.waitUntil(dialog.cancel_button.isEnabled)
    assert not dialog.restore_button.isVisible()
    look(qtbot, dialog)
    assert "Nothing would be lost." in dialog.told.text()


def test_it_works_where_the_database_is_damaged(
    qtbot: QtBot, shown: Shows, protected: Protected, backup: Backup
) -> None:
    protected.place.write_bytes(b"\0" * 9_000)
    dialog = shown(backup, None)
    dialog.who.set_value(protected.workers[Role.HEAD].id)
    look(qtbot, dialog)
    assert "can't be told" in dialog.told.text()
    dialog.why.set_value("Диск бүлінді")
    with qtbot.waitSignal(dialog.confirmed) as told:
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    restore: Restore = told.args[0]
    restore()
    assert applications(protected) == 3


def test_backups_are_looked_for_in_a_folder_or_beside_it(
    qtbot: QtBot, shown: Shows, protected: Protected, backup: Backup, tmp_path: Path
) -> None:
    dialog = shown(backup, None)
    dialog.look_in(tmp_path)
    assert dialog.banner.words.text() == "There is no backup in this folder."
    for folder in (backup.folder.parent, backup.folder):
        dialog.look_in(folder)
        qtbot.waitUntil(dialog.cancel_button.isEnabled)
        assert dialog.backup.value() == str(backup.folder)


def test_where_no_backup_is_known_there_is_nothing_to_look_at(
    qtbot: QtBot, shown: Shows, backup: Backup, tmp_path: Path
) -> None:
    """As on a new PC, before the stick with them is named."""
    page = QWidget()
    qtbot.addWidget(page)
    dialog = RestoreDialog(page, tmp_path / "office.homeedu")
    dialog.open()
    assert not dialog.look_button.isEnabled()
    dialog.look_in(tmp_path)
    assert not dialog.look_button.isEnabled()
    dialog.look_in(backup.folder)
    assert not dialog.look_button.isEnabled()  # who opens it is read first
    qtbot.waitUntil(dialog.look_button.isEnabled)
    dialog.offer([])
    assert not dialog.look_button.isEnabled()
