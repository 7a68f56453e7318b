"""The taskbar shows how far long work is, and nothing of short work."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.parts.progress import ProgressLine
from desktop_app.gui.system import taskbar
from desktop_app.gui.system.taskbar import NoButton
from tests.gui.seen import seen


class Shown:
    """What stands on the button, one after the other."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def show_part(self, done: int, of: int) -> None:
        self.seen.append(f"{done}/{of}")

    def show_waiting(self) -> None:
        self.seen.append("waiting")

    def clear(self) -> None:
        self.seen.append("")


@pytest.fixture
def shown() -> Iterator[Shown]:
    button = Shown()
    taskbar.use(button)
    yield button
    taskbar.rest()
    taskbar.use(NoButton())


def test_a_bar_is_shown_there_until_it_goes(qtbot: QtBot, shown: Shown) -> None:
    line = ProgressLine()
    seen(qtbot, line)
    told = line.begin(3)
    told(1)
    told(2)
    line.hide()
    assert shown.seen == ["1/3", "2/3", ""]


def test_it_goes_on_while_the_window_is_minimised(qtbot: QtBot, shown: Shown) -> None:
    line = ProgressLine()
    window = seen(qtbot, line)
    told = line.begin(3)
    told(1)
    window.showMinimized()
    told(2)
    assert shown.seen == ["1/3", "2/3"]


def test_a_bar_that_is_not_there_shows_nothing(qtbot: QtBot, shown: Shown) -> None:
    line = ProgressLine()
    seen(qtbot, line)
    line.setValue(7)
    assert shown.seen == []


def test_long_work_that_nobody_counts_is_waited_for(
    qtbot: QtBot, window: MainWindow, shown: Shown
) -> None:
    window.status.takes_long.setInterval(0)
    window.status.show_busy(True)
    qtbot.waitUntil(lambda: shown.seen == ["waiting"])
    window.status.show_busy(False)
    assert shown.seen == ["waiting", ""]


def test_short_work_is_not_shown(qtbot: QtBot, window: MainWindow, shown: Shown) -> None:
    window.status.show_busy(True)
    assert window.status.takes_long.isActive()
    window.status.show_busy(False)
    assert not window.status.takes_long.isActive()
    assert "waiting" not in shown.seen


def test_what_is_counted_stays_counted(shown: Shown) -> None:
    taskbar.go_on(1, 3)
    taskbar.wait()
    taskbar.rest()
    taskbar.wait()
    assert shown.seen == ["1/3", "", "waiting"]
