"""What is in circles is freed in the window's thread, between two events, and nowhere else."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QAbstractEventDispatcher, QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import tasks
from desktop_app.gui.garbage import Garbage
from desktop_app.gui.window.page_stack import PageStack
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


class Row:
    """One of what a page has read, which can be watched."""


class Circled(QWidget):
    """A page in a circle with its slot, and with it what it has read."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.button = QPushButton(self)
        self.on_click = self.click
        self.button.clicked.connect(self.on_click)
        self.rows = tuple(rows)

    def click(self) -> None:
        """What makes the circle."""


def _left(qtbot: QtBot, count: int) -> tuple[Garbage, list["ref[Row]"], "ref[Circled]"]:
    """A page with so many rows, after another one came in its place."""
    garbage, stack, rows = Garbage(tasks._messenger()), PageStack(), [Row() for _ in range(count)]
    qtbot.addWidget(stack.stack)
    page = Circled(rows)
    stack.show(page)  # type: ignore[arg-type]
    stack.show(Circled([]))  # type: ignore[arg-type]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return garbage, [ref(each) for each in rows], ref(page)


def test_what_a_page_held_is_freed_without_being_looked_for(qtbot: QtBot) -> None:
    gc.collect()
    garbage, rows, page = _left(qtbot, 5)
    assert all(row() is not None for row in rows)
    collections = sum(each["collections"] for each in gc.get_stats())
    garbage.collect()
    assert [row() for row in rows] == [None] * 5
    assert page() is None
    assert sum(each["collections"] for each in gc.get_stats()) == collections


def test_a_long_list_is_freed_piece_by_piece(qtbot: QtBot) -> None:
    garbage, rows, _page = _left(qtbot, 5_000)
    there = []
    for _look in range(5):
        garbage.collect()
        there.append(sum(row() is not None for row in rows))
    assert there == [5_000, 3_000, 1_000, 0, 0]


def test_what_a_page_held_stays_while_somebody_is_at_work_for_it(qtbot: QtBot) -> None:
    garbage, rows, _page = _left(qtbot, 5)
    gate = threading.Event()
    tasks.start(garbage, gate.wait, lambda _result: None, lambda _error: None)
    garbage.collect()
    assert all(row() is not None for row in rows)
    gate.set()
    tasks.wait_for_all()
    qtbot.waitUntil(lambda: not tasks.are_running())
    garbage.collect()
    assert [row() for row in rows] == [None] * 5


def test_what_was_moved_elsewhere_keeps_what_it_has(qtbot: QtBot) -> None:
    garbage, stack = Garbage(tasks._messenger()), PageStack()
    qtbot.addWidget(stack.stack)
    page, elsewhere = Circled([]), QWidget()
    qtbot.addWidget(elsewhere)
    inner = Circled([Row()])
    inner.setParent(page)
    stack.show(page)  # type: ignore[arg-type]
    stack.show(Circled([]))  # type: ignore[arg-type]
    inner.setParent(elsewhere)
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    garbage.collect()
    assert len(inner.rows) == 1
