"""An act off the GUI thread: whatever comes of it is told, and nothing stays busy after it."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.steps import N_
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.storage.trouble import DatabaseTrouble

Heard = list[tuple[str, object]]


@pytest.fixture
def heard(context: Context) -> Heard:
    """Everything that the context tells, in its order."""
    found: Heard = []
    context.busy.connect(lambda busy: found.append(("busy", busy)))
    context.changed.connect(lambda: found.append(("changed", None)))
    context.told.connect(lambda kind, words: found.append((kind, words)))
    return found


def _failing(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def _idle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.is_busy)


def test_what_is_done_is_told_once_it_is_no_longer_busy(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    def done(result: object) -> None:
        heard.append(("done", (result, context.is_busy)))

    context.act(lambda: 5, done)
    assert context.is_busy
    _idle(qtbot, context)
    busy, rest = ("busy", True), ("busy", False)
    assert heard == [busy, rest, ("changed", None), ("done", (5, False))]


def test_what_changes_nothing_makes_no_page_read_again(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    context.act(lambda: None, changes=False)
    _idle(qtbot, context)
    assert heard == [("busy", True), ("busy", False)]


TROUBLES = [
    (Trouble(N_("The payout has changed since it was drawn up.")), "changed since"),
    (EntryError(Slip("why", N_("Write why the payout is annulled."))), "Write why"),
    (DatabaseTrouble("busy"), "Somebody else is using the database"),
]


@pytest.mark.parametrize(("error", "words"), TROUBLES)
def test_after_trouble_nothing_is_busy_and_the_window_tells_it(
    qtbot: QtBot, context: Context, heard: Heard, error: Exception, words: str
) -> None:
    context.act(_failing(error), lambda _result: heard.append(("done", None)))
    _idle(qtbot, context)
    busy, rest, (kind, said) = heard
    assert (busy, rest, kind) == (("busy", True), ("busy", False), "bad")
    assert words in str(said)


@pytest.mark.parametrize(("error", "words"), TROUBLES)
def test_a_page_that_listens_is_told_in_the_window_s_place(
    qtbot: QtBot, context: Context, heard: Heard, error: Exception, words: str
) -> None:
    context.act(_failing(error), failed=lambda said: heard.append(("page", said)))
    _idle(qtbot, context)
    assert heard[:2] == [("busy", True), ("busy", False)]
    ((who, said),) = heard[2:]
    assert who == "page"
    assert words in str(said)


def test_slips_go_to_the_fields_and_other_trouble_does_not(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    def slips(error: EntryError) -> None:
        heard.append(("slips", [slip.field for slip in error.slips]))

    for error, _words in TROUBLES[:2]:
        context.act(_failing(error), slips=slips, failed=lambda _said: heard.append(("page", 1)))
        _idle(qtbot, context)
    assert [each for each in heard if each[0] != "busy"] == [("page", 1), ("slips", ["why"])]


def test_whoever_was_slower_gets_the_page_read_again(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    error = ChangedMeanwhile("Екінші", datetime(2026, 11, 21, 9, 30))
    context.act(_failing(error))
    _idle(qtbot, context)
    kinds = [kind for kind, _said in heard]
    assert kinds == ["busy", "busy", "bad", "changed"]
    assert "Екінші" in str(heard[2][1])


def test_after_a_bug_nothing_is_busy_and_the_page_can_be_used(
    qtbot: QtBot, context: Context, heard: Heard
) -> None:
    with qtbot.captureExceptions() as bugs:
        context.act(_failing(ZeroDivisionError()), failed=lambda said: heard.append(("page", said)))
        _idle(qtbot, context)
        qtbot.waitUntil(lambda: bool(bugs))
    assert [kind for kind, _error, _where in bugs] == [ZeroDivisionError]
    (_busy, rest, (who, said)) = heard
    assert (rest, who) == (("busy", False), "page")
    assert "Nothing was saved" in str(said)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    opened = threading.Event()
    yield opened
    opened.set()


def test_it_is_busy_until_the_last_of_several_is_done(
    qtbot: QtBot, context: Context, window: MainWindow, gate: threading.Event
) -> None:
    qtbot.waitUntil(lambda: not context.is_busy)
    with qtbot.waitSignal(context.told):
        context.act(_failing(DatabaseTrouble("busy")), changes=False)
        context.act(lambda: gate.wait(30), changes=False)
        assert context.is_busy
    assert context.is_busy
    assert window.status.progress.isVisible()
    gate.set()
    _idle(qtbot, context)
    assert not window.status.progress.isVisible()
