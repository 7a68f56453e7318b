"""What the window does by itself: it remembers the state, looks at the file and at the clock."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.gui.at_work import watch as watches
from desktop_app.gui.at_work.watch import DamageLine, Watch
from desktop_app.gui.context import Context
from desktop_app.services.desk import Desk
from desktop_app.services.office import clock as clocks
from tests.builders import Clock
from tests.services.office.own_folder import give_identity, remembered


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    return tmp_path


def test_the_newest_act_is_remembered_after_a_while(
    qtbot: QtBot, context: Context, desk: Desk, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watches, "_AFTER_ACTS", 10)
    give_identity(desk)
    file = own_folder / "offices"
    watch = Watch(context)
    qtbot.waitUntil(file.is_dir)
    before = remembered(own_folder)
    clocks.confirm(desk, "Екі сағат бірдей")
    context.changed.emit()
    assert watch.noting.isActive()
    qtbot.waitUntil(lambda: remembered(own_folder) != before)


@pytest.mark.parametrize(
    ("moved", "asks"),
    [
        (timedelta(), False),
        (timedelta(minutes=3), False),
        (timedelta(hours=1), True),
        (timedelta(hours=-1), True),
        (timedelta(days=1), True),
    ],
)
def test_a_clock_that_moves_is_asked_about(
    qtbot: QtBot, context: Context, clock: Clock, moved: timedelta, asks: bool
) -> None:
    watch = Watch(context)
    said: list[bool] = []
    watch.clock_moved.connect(lambda: said.append(True))
    clock.at += moved
    watch.look_at_clock()
    assert bool(said) == asks
    watch.look_at_clock()
    assert len(said) == int(asks)


def test_a_damaged_file_is_told_above_every_page(
    qtbot: QtBot, context: Context, desk: Desk, database_file: Path
) -> None:
    desk.database.close()
    content = bytearray(database_file.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    database_file.write_bytes(content)
    line = DamageLine(context)
    qtbot.addWidget(line)
    qtbot.waitUntil(lambda: "damaged" in line.words.text())
    desk.database.close()


def test_a_sound_file_says_nothing(qtbot: QtBot, context: Context) -> None:
    line = DamageLine(context)
    qtbot.addWidget(line)
    qtbot.waitUntil(lambda: not context.is_busy)
    assert line.isHidden()
