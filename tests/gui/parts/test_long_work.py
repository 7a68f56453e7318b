"""What takes longer than a moment shows how far it is, and is stopped by a button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui.parts.progress import LongWork
from desktop_app.services.errors import Stopped


@pytest.fixture
def work(qtbot: QtBot) -> LongWork:
    made = LongWork()
    qtbot.addWidget(made)
    return made


def test_it_is_there_after_a_moment_and_until_all_has_ended(qtbot: QtBot, work: LongWork) -> None:
    one, other = work.begin(), work.begin()
    assert work.isHidden()
    qtbot.waitUntil(work.isVisible)
    one.ended()
    assert work.isVisible()
    other.ended()
    assert work.isHidden()


def test_what_ends_at_once_never_shows(qtbot: QtBot, work: LongWork) -> None:
    work.begin().ended()
    assert not work._soon.isActive()
    assert work.isHidden()


def test_the_button_stops_what_runs_and_nothing_later(qtbot: QtBot, work: LongWork) -> None:
    one = work.begin()
    one(1, 2)
    qtbot.waitUntil(work.isVisible)
    work.stop_button.setFocus()
    QTest.keyClick(work.stop_button, Qt.Key.Key_Space)
    assert not work.stop_button.isEnabled()
    with pytest.raises(Stopped):
        one(2, 2)
    one.ended()
    later = work.begin()
    later(1, 2)
    assert work.stop_button.isEnabled()
    later.ended()


def test_it_may_be_gone_when_the_work_ends(qtbot: QtBot) -> None:
    work = LongWork()
    running = work.begin()
    work.deleteLater()
    del work
    qtbot.wait(0)
    running(1, 1)
    running.ended()
