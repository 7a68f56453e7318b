"""Slow work is done in another thread, and what comes of it is told in the window's."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.gui import tasks

Told = list[tuple[object, int]]


def _started(work: Callable[[], object], owner: QObject) -> tuple[Told, Told]:
    """What is told of its result, and of its error, each with the thread in which it was."""
    done: Told = []
    failed: Told = []
    tasks.start(
        owner,
        work,
        lambda result: done.append((result, threading.get_ident())),
        lambda error: failed.append((error, threading.get_ident())),
    )
    return done, failed


def test_a_result_comes_back_to_the_window(qtbot: QtBot) -> None:
    owner = QObject()
    done, failed = _started(threading.get_ident, owner)
    qtbot.waitUntil(lambda: bool(done))
    ((worked_in, told_in),) = done
    assert told_in == threading.get_ident() != worked_in
    assert failed == []


def test_an_error_comes_back_as_it_was(qtbot: QtBot) -> None:
    owner, error = QObject(), OSError("the disk went")

    def work() -> None:
        raise error

    done, failed = _started(work, owner)
    qtbot.waitUntil(lambda: bool(failed))
    assert (done, failed) == ([], [(error, threading.get_ident())])


def test_several_are_done_and_each_is_told_once(qtbot: QtBot) -> None:
    owner = QObject()
    told: list[int] = []

    def begin(number: int) -> None:
        tasks.start(owner, lambda: number, told.append, lambda _error: None)

    for number in range(20):
        begin(number)
    qtbot.waitUntil(lambda: len(told) == 20)
    assert sorted(told) == list(range(20))


def test_nobody_hears_of_it_whose_owner_has_gone(qtbot: QtBot) -> None:
    owner, gate = QObject(), threading.Event()
    done, failed = _started(gate.wait, owner)
    delete(owner)
    gate.set()
    tasks.wait_for_all()
    QApplication.processEvents()
    assert (done, failed) == ([], [])


def test_what_work_held_is_let_go_in_the_windows_thread(qtbot: QtBot) -> None:
    """It may be of a window: freed in another thread, it ended the program now and then."""
    freed: list[int] = []

    class Held:
        def __del__(self) -> None:
            freed.append(threading.get_ident())

    def begin() -> None:
        held = Held()
        tasks.start(owner, lambda: repr(held), lambda _result: None, lambda _error: None)

    owner = QObject()
    for _ in range(200):
        begin()
    qtbot.waitUntil(lambda: len(freed) == 200)
    assert set(freed) == {threading.get_ident()}


def test_at_the_end_running_work_is_let_finish(qtbot: QtBot) -> None:
    owner, gate = QObject(), threading.Event()
    finished: list[bool] = []

    def work() -> None:
        gate.wait()
        finished.append(True)

    done, _failed = _started(work, owner)
    gate.set()
    tasks.wait_for_all()
    assert finished == [True]
    QApplication.processEvents()
    assert len(done) == 1
