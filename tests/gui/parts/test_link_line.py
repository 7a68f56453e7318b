"""A line of the first screen: there only while there is something to do, and it leads to it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, theme
from desktop_app.gui.context import Context
from desktop_app.gui.parts.link_line import LinkLine
from desktop_app.gui.places import Place
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
    line.show_count(1200, WORDS, places.TO_SIGN)
    assert line.isVisible()
    assert line.open_button.text() == "Papers to sign: 1\N{NO-BREAK SPACE}200"
    QTest.mouseClick(line.open_button, Qt.MouseButton.LeftButton)
    assert went == [places.TO_SIGN]


def test_where_nothing_waits_it_is_not_there(qtbot: QtBot, context: Context) -> None:
    line = _line(qtbot, context)
    for waiting, is_there in ((1, True), (0, False)):
        line.show_count(waiting, WORDS, places.TO_SIGN)
        assert line.isVisible() is is_there


def test_it_says_how_pressing_it_is(qtbot: QtBot, context: Context) -> None:
    line = _line(qtbot, context)
    line.tell("Late", places.COMPLAINTS, theme.BAD)
    assert theme.BAD in line.open_button.styleSheet()
    line.tell("Not yet", places.COMPLAINTS)
    assert theme.BAD not in line.open_button.styleSheet()
    assert theme.INK in line.open_button.styleSheet()
