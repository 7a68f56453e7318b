"""Backups are made while the window is open and when it closes, and never keep anybody there."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.gui.backups.keeper import BackupKeeper
from desktop_app.gui.context import Context
from desktop_app.gui.places import Place
from desktop_app.records.backups import Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.backups import making, places, proving
from desktop_app.services.desk import Desk
from desktop_app.storage.backups import copying
from tests.builders import home_education_entry
from tests.gui.patient_window import settle
from tests.services.backups.backups import Protected


@pytest.fixture
def keeper(context: Context) -> BackupKeeper:
    made = BackupKeeper(context)
    made.show_standing()
    settle(context)
    return made


def made() -> int:
    return len(proving.found_in(places.first_place()))


def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "no space left", "office.homeedu")

    monkeypatch.setattr(copying, "contents", full)


def register(protected: Protected, serial: int) -> None:
    with protected.desk(Role.CLERK) as desk:
        registering.register(desk, home_education_entry(protected.school, serial))


def test_every_half_hour_where_something_was_done(
    keeper: BackupKeeper, context: Context, protected: Protected
) -> None:
    keeper.look()
    settle(context)
    assert made() == 1
    register(protected, 7)
    protected.clock.pass_by(minutes=29)
    keeper.look()
    settle(context)
    assert made() == 1
    protected.clock.pass_by(minutes=1)
    keeper.look()
    settle(context)
    assert made() == 2


def test_how_it_stands_is_told(
    qtbot: QtBot, keeper: BackupKeeper, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, bool]] = []
    keeper.stands.connect(lambda words, is_bad: told.append((words, is_bad)))
    keeper.show_standing()
    settle(context)
    keeper.look()
    settle(context)
    no_room(monkeypatch)
    keeper.context.desk.now()
    monkeypatch.setattr(making, "is_due", lambda *_given: True)
    keeper.look()
    settle(context)
    assert told == [
        ("No backup yet", True),
        ("Backup: 10:00, cases 3", False),
        ("Backup failed: 10:00", True),
    ]


def test_closing_waits_for_its_backup(qtbot: QtBot, keeper: BackupKeeper, context: Context) -> None:
    with qtbot.waitSignal(keeper.may_close_now):
        assert not keeper.may_close()
    assert keeper.may_close()
    assert made() == 1


def test_closing_once_more_does_not_wait(keeper: BackupKeeper, context: Context) -> None:
    assert not keeper.may_close()
    assert keeper.may_close()
    settle(context)
    assert made() == 1


def test_after_a_failure_it_closes_without_one(
    qtbot: QtBot, keeper: BackupKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_room(monkeypatch)
    told: list[tuple[str, str]] = []
    keeper.said.connect(lambda kind, words: told.append((kind, words)))
    assert not keeper.may_close()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == ("info", "A backup is being made, then the program closes.")
    assert told[1][0] == "bad"
    assert told[1][1].startswith("The disk is full")
    assert told[1][1].endswith("Close once more to close without a backup.")
    assert keeper.may_close()


def test_closing_while_one_is_made_waits_for_it_and_makes_its_own_where_it_is_due(
    qtbot: QtBot, keeper: BackupKeeper, protected: Protected
) -> None:
    keeper.look()
    with qtbot.waitSignal(keeper.may_close_now):
        assert not keeper.may_close()
    assert keeper.may_close()
    assert made() == 1


def test_closing_is_told_where_the_one_that_was_made_meanwhile_failed(
    qtbot: QtBot, keeper: BackupKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_room(monkeypatch)
    told: list[str] = []
    keeper.said.connect(lambda kind, _words: told.append(kind))
    keeper.look()
    assert not keeper.may_close()
    qtbot.waitUntil(lambda: told == ["info", "bad"])


def test_after_a_failure_work_that_goes_on_has_its_backup_again(
    qtbot: QtBot, keeper: BackupKeeper, context: Context, protected: Protected
) -> None:
    told: list[str] = []
    keeper.said.connect(lambda kind, _words: told.append(kind))
    with pytest.MonkeyPatch.context() as patched:
        no_room(patched)
        assert not keeper.may_close()
        qtbot.waitUntil(lambda: told == ["info", "bad"])
    desk = context.desk
    context.act(lambda: registering.register(desk, home_education_entry(protected.school, 9)))
    settle(context)
    with qtbot.waitSignal(keeper.may_close_now):
        assert not keeper.may_close()
    assert made() == 1


def test_where_nothing_was_done_it_closes_without_another(
    qtbot: QtBot, keeper: BackupKeeper, administrator: Desk
) -> None:
    making.now(administrator, Occasion.HAND)
    with qtbot.waitSignal(keeper.may_close_now):
        assert not keeper.may_close()
    assert made() == 1


def test_without_a_second_copy_for_seven_days_a_line_says_so(
    qtbot: QtBot, keeper: BackupKeeper, context: Context, protected: Protected, administrator: Desk
) -> None:
    making.now(administrator, Occasion.HAND)
    line = keeper.warning_line()
    qtbot.addWidget(line)
    settle(context)
    assert line.isHidden()
    protected.clock.at += timedelta(days=8)
    keeper.show_standing()
    settle(context)
    assert line.words.text().startswith("No second copy of the backups was ever made")
    with qtbot.waitSignal(context.went) as told:
        qtbot.mouseClick(line.show_button, Qt.MouseButton.LeftButton)
    assert told.args == [Place("settings", text="backups")]
