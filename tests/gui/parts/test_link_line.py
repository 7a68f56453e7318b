"""A line of the first screen: there only while there is something to do, and it leads to it."""

import threading
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.gui.places import Place
from tests.gui.patient_window import settle
from tests.gui.seen import seen

WORDS = "Papers to sign: {count}"


def _line(qtbot: QtBot, context: Context) -> LinkLine:
    line = LinkLine(context, "scale")
    seen(qtbot, line)
    line.hide()
    return line


def test_it_tells_how_many_wait_and_leads_there(qtbot: QtBot, context: Context) -> None:
    line = _line(qtbot, context)
    went: list[Place] = []
    context.went.connect(went.append)
    line.count(lambda: 1200, WORDS, places.TO_SIGN)
    settle(context)
    assert line.isVisible()
    assert line.open_button.text() == "Papers to sign: 1\N{NO-BREAK SPACE}200"
    QTest.mouseClick(line.open_button, Qt.MouseButton.LeftButton)
    assert went == [places.TO_SIGN]


def test_where_nothing_waits_it_is_not_there(qtbot: QtBot, context: Context) -> None:
    line = _line(qtbot, context)
    for waiting, is_there in ((1, True), (0, False)):
        line.count(partial(int, waiting), WORDS, places.TO_SIGN)
        settle(context)
        assert line.isVisible() is is_there


def test_it_says_how_pressing_it_is(qtbot: QtBot, context: Context) -> None:
    line = _line(qtbot, context)
    line.tell("Late", places.COMPLAINTS, theme.BAD)
    assert theme.BAD in line.open_button.styleSheet()
    line.tell("Not yet", places.COMPLAINTS)
    assert theme.BAD not in line.open_button.styleSheet()
    assert theme.INK in line.open_button.styleSheet()


def test_the_screen_may_be_left_while_it_is_counted(qtbot: QtBot, context: Context) -> None:
    line, gate = LinkLine(context, "scale"), threading.Event()

    def read() -> int:
        gate.wait()
        return 1

    line.count(read, WORDS, places.TO_SIGN)
    line.deleteLater()
    qtbot.waitSignal(line.destroyed).wait()
    gate.set()
    settle(context)
    assert not context.is_busy
