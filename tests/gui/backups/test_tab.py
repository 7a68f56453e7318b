"""Settings, Backups: made, proved and found again; what is wrong is said above the list."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.gui.backups.prove import ProveDialog
from desktop_app.gui.backups.tab import BackupsTab
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.records.kinds import Role
from desktop_app.services.backups import places, proving
from desktop_app.services.desk import Desk
from desktop_app.storage.backups import copying
from tests.gui.patient_window import settle
from tests.services.backups.backups import PASSWORD, Protected


@pytest.fixture
def tab(window: MainWindow) -> BackupsTab:
    return opened(window)


def opened(window: MainWindow) -> BackupsTab:
    window.open(Place("settings", text="backups"))
    found = window.page
    assert isinstance(found, SettingsPage)
    return found.backups


def texts(tab: BackupsTab) -> list[list[str]]:
    model = tab.table.rows
    rows = range(model.rowCount())
    return [[model.index(r, c).data() for c in range(model.columnCount())] for r in rows]


def press_make(qtbot: QtBot, tab: BackupsTab, context: Context) -> None:
    with qtbot.waitSignal(context.told):
        qtbot.mouseClick(tab.make_button, Qt.MouseButton.LeftButton)
    settle(context)


def test_a_backup_is_made_and_stands_in_the_list(
    qtbot: QtBot, tab: BackupsTab, window: MainWindow, context: Context
) -> None:
    assert tab.state.words.text() == "There is no backup yet."
    press_make(qtbot, tab, context)
    (backup,) = proving.found_in(places.first_place())
    moment = "21.11.2026 10:00"
    assert texts(tab) == [[moment, "3", "This PC", moment, str(backup.folder)]]
    assert tab.state.words.text() == f"Can be restored: cases 3, {moment}"
    assert window.banner.words.text() == f"Can be restored: cases 3, {moment}"


def test_why_it_was_not_made_stands_above_the_list(
    qtbot: QtBot, tab: BackupsTab, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "no space left", "office.homeedu")

    monkeypatch.setattr(copying, "contents", full)
    press_make(qtbot, tab, context)
    assert tab.state.property("banner") == "bad"
    assert tab.state.words.text().startswith("The disk is full")
    assert tab.make_button.isEnabled()


def test_it_is_proved_with_a_password(
    qtbot: QtBot, tab: BackupsTab, context: Context, protected: Protected, window: MainWindow
) -> None:
    press_make(qtbot, tab, context)
    protected.clock.pass_by(days=1)
    qtbot.mouseClick(tab.prove_button, Qt.MouseButton.LeftButton)
    settle(context)
    (dialog,) = tab.findChildren(ProveDialog)
    clerk = protected.workers[Role.CLERK]
    dialog.who.set_value(clerk.id)
    dialog.password.edit.setText("not the password")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.banner.isVisible())
    assert "does not open the backup" in dialog.banner.words.text()
    dialog.password.edit.setText(PASSWORD)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    assert window.banner.words.text() == "The backup is good and can be restored: cases 3."
    assert texts(tab)[0][3] == "22.11.2026 10:00"


def test_a_second_place_is_copied_to_at_once(
    qtbot: QtBot, tab: BackupsTab, context: Context, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(context.told):
        tab.use(stick)
    settle(context)
    assert [row[2] for row in texts(tab)] == ["This PC", "Second place"]
    assert str(stick) in tab.places.text()


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
def test_only_the_administrator_restores(
    qtbot: QtBot, window: MainWindow, context: Context, protected: Protected, role: Role
) -> None:
    press_make(qtbot, opened(window), context)
    context.desk = context.desk.taken_by(protected.workers[role])
    tab = opened(window)
    assert tab.make_button.isEnabled()
    assert not tab.restore_button.isEnabled()
    assert tab.restore_button.toolTip() == "Only the administrator does this."


def test_the_administrator_may(
    qtbot: QtBot, tab: BackupsTab, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    tab.refresh()
    settle(context)
    assert not tab.restore_button.isEnabled()
    press_make(qtbot, tab, context)
    assert tab.restore_button.isEnabled()
