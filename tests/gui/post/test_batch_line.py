"""Work for many in one line: whatever comes of it, it ends, says so, and can begin again."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.parts.progress import Progress
from desktop_app.gui.post.batch_line import BatchLine
from desktop_app.services.post.batches import Stopped
from tests.gui.trouble import TOLD, busy


@pytest.fixture
def line(qtbot: QtBot, context: Context) -> Iterator[BatchLine]:
    made = BatchLine(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    qtbot.waitUntil(lambda: not context.is_busy)


def _done(result: int) -> tuple[str, str]:
    return "good", f"Done: {result}"


def test_trouble_ends_it_as_well(qtbot: QtBot, line: BatchLine) -> None:
    ended: list[str] = []
    for work, words in ((busy, TOLD), (lambda _told, _stopped: 3, "Done: 3")):
        line.run(3, work, _done, ended=lambda: ended.append(line.banner.words.text()))
        assert line.is_running
        assert line.stop_button.isVisible()
        qtbot.waitUntil(lambda: not line.is_running)
        assert words in line.banner.words.text()
        assert not line.stop_button.isVisible()
    assert len(ended) == 2


def test_it_is_stopped_once_and_the_next_begins_anew(qtbot: QtBot, line: BatchLine) -> None:
    looked = threading.Event()

    def work(told: Progress, stopped: Stopped) -> int:
        told(3)
        looked.wait(30)
        return int(stopped())

    line.run(5, work, _done, ended=lambda: None)
    qtbot.waitUntil(lambda: line.bar.value() == 3)
    line.stop_button.click()
    assert not line.stop_button.isEnabled()
    looked.set()
    qtbot.waitUntil(lambda: not line.is_running)
    assert line.banner.words.text() == "Done: 1"

    line.run(2, lambda _told, stopped: int(stopped()), _done, ended=lambda: None)
    assert (line.bar.value(), line.bar.maximum()) == (0, 2)
    assert line.stop_button.isEnabled()
    qtbot.waitUntil(lambda: not line.is_running)
    assert line.banner.words.text() == "Done: 0"


def test_who_looks_elsewhere_is_told_by_the_window(
    qtbot: QtBot, line: BatchLine, context: Context
) -> None:
    told: list[tuple[str, str]] = []
    context.told.connect(lambda kind, words: told.append((kind, words)))
    line.hide()
    line.run(1, lambda _told, _stopped: 1, _done, ended=lambda: None)
    qtbot.waitUntil(lambda: told == [("good", "Done: 1")])
    line.run(1, busy, _done, ended=lambda: None)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1][0] == "bad"
