"""What is in circles is freed in the window's thread, between two events, and nowhere else."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher
from pytestqt.qtbot import QtBot

from desktop_app.gui import tasks
from desktop_app.gui.garbage import Garbage
from tests.gui.starting import end, start
from tests.gui.system.starts import ROOT, data_variables
from tests.practice_office import practice_office


class Circle:
    """Told of when it is freed, with the thread in which it is."""

    freed: list[tuple[str, int]]

    def __init__(self, name: str, freed: list[tuple[str, int]]) -> None:
        self.name, self.freed, self.itself = name, freed, self

    def __del__(self) -> None:
        self.freed.append((self.name, threading.get_ident()))


def _made(count: int) -> list[list[int]]:
    return [[number] for number in range(count)]


def test_while_the_window_works_only_its_thread_collects(qtbot: QtBot, tmp_path: Path) -> None:
    gc.enable()
    app = start(qtbot, tmp_path / "office.sqlite")
    assert not gc.isenabled()
    qtbot.waitSignal(app.opened).wait()
    freed: list[tuple[str, int]] = []
    kept: list[list[int]] = []

    def works() -> bool:
        for _ in range(100):
            Circle("a worker's", freed)
            kept.extend(_made(1_000))
        return gc.isenabled()

    told: list[bool] = []
    tasks.start(app, works, told.append, lambda error: told.append(bool(error)))
    Circle("the window's", freed)
    qtbot.waitUntil(lambda: len(freed) == 101)
    assert {thread for _name, thread in freed} == {threading.get_ident()}
    qtbot.waitUntil(lambda: told == [False])
    end(app)


def test_when_it_is_left_nothing_is_collected_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    gc.enable()
    app = start(qtbot, tmp_path / "office.sqlite")
    qtbot.waitSignal(app.opened).wait()
    end(app)
    freed: list[tuple[str, int]] = []
    Circle("left over", freed)
    _made(100_000)
    assert not gc.isenabled()
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher.registeredTimers(app._garbage) == []
    assert freed == []


def test_what_is_old_is_looked_through_when_much_was_made_since(qtbot: QtBot) -> None:
    owner = tasks._messenger()
    garbage = Garbage(owner)
    freed: list[tuple[str, int]] = []
    garbage.collect()
    old = Circle("old", freed)
    gc.collect()
    name = old.name
    del old
    kept = _made(5_000)
    garbage.collect()
    kept += _made(20_000)
    garbage.collect()
    assert freed == []
    kept += _made(60_000)
    garbage.collect()
    assert [each for each, _thread in freed] == [name]


def test_the_more_there_is_the_less_often_all_of_it_is_looked_through(qtbot: QtBot) -> None:
    garbage = Garbage(tasks._messenger())
    kept = _made(400_000)
    garbage.collect()
    before = gc.get_stats()[2]["collections"]
    kept += _made(60_000)
    garbage.collect()
    assert gc.get_stats()[2]["collections"] == before
    kept += _made(60_000)
    garbage.collect()
    assert gc.get_stats()[2]["collections"] == before + 1


def test_while_much_is_read_what_is_new_waits_a_while(qtbot: QtBot) -> None:
    garbage, gate = Garbage(tasks._messenger()), threading.Event()
    freed: list[tuple[str, int]] = []
    tasks.start(garbage, gate.wait, lambda _result: None, lambda _error: None)
    Circle("new", freed)
    kept = _made(10_000)
    garbage.collect()
    assert freed == []
    kept += _made(60_000)
    garbage.collect()
    assert len(freed) == 1
    gate.set()
    tasks.wait_for_all()


def test_what_stays_to_the_end_is_not_looked_through_again(qtbot: QtBot) -> None:
    garbage = Garbage(tasks._messenger())
    spared = gc.get_freeze_count()
    assert spared > 50_000, "the tests spare what they have loaded"
    garbage.spare_what_is_loaded()
    assert gc.get_freeze_count() == spared


def test_a_window_that_frees_receivers_works_on_and_its_process_ends(tmp_path: Path) -> None:
    """Python's own collection frees objects of Qt under a lock of Qt that they wait for."""
    place = practice_office(tmp_path / "office.sqlite")
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.leaking_window", str(place)],
        cwd=ROOT,
        env={**os.environ, **data_variables(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["freed", "3600", "left", "3600"]
    assert done.returncode == 0
