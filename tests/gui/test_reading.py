"""What a window reads off the GUI thread: the last answer is shown, others are dropped."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.reading import Reading
from desktop_app.law.steps import N_
from desktop_app.services.errors import EntryError, Slip, Trouble
from tests.gui.patient_window import settle


def _asked(context: Context, window: QWidget) -> tuple[Reading, list[object]]:
    return Reading(context, window), []


def _raising(error: Exception) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def test_it_is_read_elsewhere_and_shown_here(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    reading, shown = _asked(context, window)
    reading.ask(threading.get_ident, lambda at: shown.extend([at, threading.get_ident()]))
    settle(context)
    at, here = shown
    assert at != threading.get_ident()
    assert here == threading.get_ident()


def test_an_answer_that_was_overtaken_is_dropped(qtbot: QtBot, context: Context) -> None:
    window, go_on = QWidget(), threading.Event()
    qtbot.addWidget(window)
    reading, shown = _asked(context, window)

    def slow() -> str:
        go_on.wait(20)
        return "first"

    reading.ask(slow, shown.append)
    reading.ask(lambda: "second", shown.append)
    qtbot.waitUntil(lambda: shown == ["second"])
    go_on.set()
    settle(context)
    assert shown == ["second"]


def test_what_is_forgotten_is_not_shown(qtbot: QtBot, context: Context) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    reading, shown = _asked(context, window)
    reading.ask(lambda: "asked", shown.append)
    reading.forget()
    settle(context)
    assert shown == []


def test_a_window_that_has_gone_is_neither_shown_nor_told(qtbot: QtBot, context: Context) -> None:
    window, told = QWidget(), []
    context.told.connect(lambda *words: told.append(words))
    reading, shown = _asked(context, window)
    reading.ask(lambda: "late", shown.append)
    Reading(context, window).ask(_raising(Trouble(N_("Nothing was saved."))), shown.append)
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(context)
    assert shown == []
    assert told == []


def test_trouble_is_told_and_slips_go_to_their_fields(qtbot: QtBot, context: Context) -> None:
    window, told = QWidget(), []
    slips: list[EntryError] = []
    qtbot.addWidget(window)
    context.told.connect(lambda *words: told.append(words))
    reading, shown = _asked(context, window)
    reading.ask(_raising(Trouble(N_("Nothing was saved."))), shown.append)
    settle(context)
    assert told == [("bad", "Nothing was saved.")]
    error = EntryError(Slip("day", N_("Enter the day.")))
    reading.ask(_raising(error), shown.append, slips=slips.append)
    settle(context)
    assert slips == [error]
    assert shown == []
