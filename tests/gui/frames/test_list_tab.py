"""A list that people keep: the place in it stays, and what is done is done with the chosen row."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.frames.list_tab import ListTab
from desktop_app.gui.frames.page import Page
from desktop_app.gui.parts.paged import Column
from tests.gui.seen import seen
from tests.gui.tables import shown

WORKERS = {7: "Әлия", 3: "Ғани", 9: "Құралай"}


class Workers(ListTab[str]):
    def __init__(self, page: Page) -> None:
        super().__init__(page, "Workers", [Column[str]("Name", str)])
        self.opened: list[int] = []

    def edit(self, row_id: int) -> None:
        self.opened.append(row_id)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Page:
    made = Page(context, places.SETTINGS)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def tab(qtbot: QtBot, page: Page) -> Workers:
    made = Workers(page)
    seen(qtbot, made)
    return made


def test_rows_stand_as_they_were_given_and_enter_opens_the_chosen_one(tab: Workers) -> None:
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    tab.show_rows(WORKERS)
    assert shown(tab.table) == ["Әлия", "Ғани", "Құралай"]
    QTest.keyClick(tab.table, Qt.Key.Key_Down)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.opened == [3]


def test_the_place_in_the_list_is_kept_as_far_as_it_reaches(tab: Workers) -> None:
    tab.show_rows(WORKERS)
    tab.table.selectRow(2)
    tab.show_rows({**WORKERS, 10: "Өтеген"})
    assert tab.table.selected_id() == 9
    tab.show_rows({7: "Әлия"})
    assert tab.table.selected_id() == 7
    tab.show_rows({})
    assert tab.table.selected_id() is None


def test_nothing_is_done_where_nothing_is_chosen(tab: Workers) -> None:
    done: list[int] = []
    tab.on_chosen(done.append)
    tab.show_rows(WORKERS)
    tab.on_chosen(done.append)
    assert done == [7]


def test_what_is_offered_stands_at_the_left_in_its_order(qtbot: QtBot, page: Page) -> None:
    tab = Workers(page)
    first, second = QPushButton("Add"), QPushButton("Take out")
    tab.offer(first, second)
    seen(qtbot, tab)
    assert first.x() < second.x() < tab.width() // 2
