"""What is doubtful in the middle of the work: answered before anything else, or told."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.at_work.at_work import AtWork
from desktop_app.gui.context import Context
from desktop_app.gui.office.doubt import Doubt
from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services.office import clock, doubts
from desktop_app.services.office.doubts import Question
from desktop_app.storage.trouble import DatabaseTrouble
from tests.gui.patient_window import PatientWindow, settle


@pytest.fixture
def at_work(qtbot: QtBot, context: Context) -> AtWork:
    window = PatientWindow()
    qtbot.addWidget(window)
    window.show()
    made = AtWork(window, context)
    with qtbot.waitSignal(made.begun):
        made.begin(None)
    settle(context)
    return made


@pytest.fixture
def doubtful(at_work: AtWork) -> AtWork:
    """With a question that is no longer one when somebody looks again."""
    step = Step(N_("The clock of this PC"), "")
    at_work.doubts.show(Question(step.label, step, Act.CONFIRM_CLOCK, "", clock.confirm))
    return at_work


def fail(*_values: object) -> None:
    raise DatabaseTrouble("unreachable")


def test_no_way_through_the_window_passes_a_doubt_by(qtbot: QtBot, doubtful: AtWork) -> None:
    window = doubtful.window
    doubt = window.stack.currentWidget()
    assert isinstance(doubt, Doubt)
    window.open(places.CHILDREN)
    assert window.stack.currentWidget() is doubt
    window.go_back()
    assert window.stack.currentWidget() is doubt
    window.put_away(keeps_page=False)
    window.bring_back()
    assert window.stack.currentWidget() is doubt
    again = doubt.findChildren(QPushButton)[0]
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page)
    assert not doubtful.doubts.is_open


def test_a_doubt_that_goes_while_the_page_is_away_is_gone(qtbot: QtBot, doubtful: AtWork) -> None:
    window = doubtful.window
    window.put_away(keeps_page=False)
    with qtbot.waitSignal(doubtful.doubts.cleared):
        doubtful.doubts.ask()
    window.bring_back()
    assert window.page is not None
    assert window.stack.currentWidget() is window.page


def test_another_language_repeats_the_doubt_at_once(doubtful: AtWork) -> None:
    window = doubtful.window
    window.rebuild()
    doubtful.say_again()
    assert isinstance(window.stack.currentWidget(), Doubt)
    settle(doubtful.context)


def test_the_same_language_once_more_doubles_no_line(at_work: AtWork) -> None:
    lasting = at_work.window.lasting
    at_work.say_again()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    count = lasting.count()
    at_work.say_again()
    settle(at_work.context)
    assert lasting.count() == count > 0


def test_a_look_that_fails_in_the_middle_of_the_work_is_only_told(
    qtbot: QtBot, at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, ended = at_work.window, list[object]()
    at_work.failed.connect(ended.append)
    monkeypatch.setattr(doubts, "first", fail)
    page = window.page
    at_work.doubts.ask()
    qtbot.waitUntil(lambda: "can't be reached" in window.banner.words.text())
    assert ended == []
    assert window.context is at_work.context
    assert window.stack.currentWidget() is page


def test_before_work_begins_it_opens_nothing(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = PatientWindow()
    qtbot.addWidget(window)
    made = AtWork(window, context)
    monkeypatch.setattr(doubts, "first", fail)
    with qtbot.waitSignal(made.failed):
        made.doubts.ask()
    assert window.context is None
