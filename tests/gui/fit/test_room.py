"""The frame in which a page is scrolled."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.fit.room import ScrolledRoom
from desktop_app.gui.parts.pieces import label
from tests.gui.seen import seen


def test_what_can_shrink_gives_way_before_anything_is_scrolled(qtbot: QtBot) -> None:
    page, text = QWidget(), QPlainTextEdit()
    column = QVBoxLayout(page)
    column.addWidget(label("Some words that are broken into lines. " * 6))
    column.addWidget(text)
    room = ScrolledRoom(page)
    window = seen(qtbot, room)
    assert room.verticalScrollBar().maximum() == 0
    assert page.height() == room.viewport().height()
    window.resize(400, 220)
    assert room.verticalScrollBar().maximum() == 0
    assert text.height() < 192  # what Qt would have given it
    window.resize(400, 100)
    assert room.verticalScrollBar().maximum() > 0


def test_what_the_keyboard_goes_to_comes_into_sight(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    lines = [QLineEdit() for _number in range(40)]
    for line in lines:
        column.addWidget(line)
    seen(qtbot, ScrolledRoom(page))
    assert lines[-1].visibleRegion().isEmpty()
    lines[-1].setFocus()
    assert not lines[-1].visibleRegion().isEmpty()


def test_a_page_that_lies_behind_asks_for_no_room(qtbot: QtBot) -> None:
    """The act's button of a short page would lie below the window because of a long one."""
    pages, short, long = QStackedWidget(), QWidget(), QWidget()
    for page, lines in ((long, 60), (short, 2)):
        column = QVBoxLayout(page)
        for _line in range(lines):
            column.addWidget(QLineEdit())
        pages.addWidget(page)
    room = ScrolledRoom(pages)
    seen(qtbot, room)
    assert room.verticalScrollBar().maximum() > 0
    pages.setCurrentWidget(short)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() == 0)
    pages.setCurrentWidget(long)
    qtbot.waitUntil(lambda: room.verticalScrollBar().maximum() > 0)
