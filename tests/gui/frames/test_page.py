"""What every page has: its place, its title, and nothing that comes back after it has gone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.frames.page import Page
from tests.gui.patient_window import settle


def test_a_title_is_plain_text_and_one_may_leave(qtbot: QtBot, context: Context) -> None:
    page = Page(context, places.CHILDREN, "<b>Әлия</b>")
    qtbot.addWidget(page)
    assert (page.place, page.title.text()) == (places.CHILDREN, "<b>Әлия</b>")
    assert page.title.textFormat() == Qt.TextFormat.PlainText
    assert page.leave()


def test_what_comes_back_is_shown_as_long_as_the_page_is_there(
    qtbot: QtBot, context: Context
) -> None:
    page = Page(context, places.CHILDREN)
    told: list[str] = []
    here = page.while_here(told.append)
    here("first")
    page.reading.ask(lambda: "second", told.append)
    settle(context)
    page.reading.ask(lambda: "third", told.append)
    gone = qtbot.waitSignal(page.destroyed)
    page.deleteLater()
    gone.wait()
    settle(context)
    before = len(told)
    here("fourth")
    assert told[:2] == ["first", "second"]
    assert len(told) == before
