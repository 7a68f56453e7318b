"""What the window does by itself: it remembers the state, looks at the file and at the clock."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.gui import tasks
from desktop_app.gui.at_work import watch as watches
from desktop_app.gui.at_work.watch import DamageLine, Watch
from desktop_app.gui.context import Context
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.office import clock as clocks
from desktop_app.services.tasks import keeping
from desktop_app.storage.tasks import kept
from tests.builders import Clock, reimbursement_entry
from tests.services.acts import award
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


def test_what_an_act_left_marked_is_reckoned_after_a_while(
    qtbot: QtBot,
    context: Context,
    head: Desk,
    school: int,
    own_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watches, "_AFTER_ACTS", 10)
    monkeypatch.setattr(watches, "_BETWEEN_TURNS", 1)
    monkeypatch.setattr(keeping, "_IN_TURN", 1)
    for serial in (1, 2, 3):
        award(head, reimbursement_entry(school, serial))
    with head.database.begin() as connection:
        kept.mark_everybody(connection)
    watch = Watch(context)

    def is_reckoned() -> bool:
        with head.database.read() as connection:
            law = law_data.in_force(connection).fingerprint
            return kept.is_by(connection, law) and not kept.to_reckon(connection, law)

    assert not is_reckoned()
    qtbot.waitUntil(is_reckoned)
    tasks.wait_for_all()
    assert watch.noting.isActive() is False


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
