"""Tab goes through a page as one reads it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.gui.fit.order import last_of, put_in_order, reading
from tests.gui.seen import seen


def test_lines_are_read_from_the_left_whenever_their_parts_were_made(qtbot: QtBot) -> None:
    page, below = QWidget(), QPushButton("Below")
    column, top = QVBoxLayout(page), QHBoxLayout()
    late = QPushButton("At the top, made last")
    top.addWidget(late)
    column.addLayout(top)
    column.addWidget(below)
    assert list(reading(page)) == [late, below]


def test_grids_forms_tabs_and_what_is_scrolled_are_read_too(qtbot: QtBot) -> None:
    page, inner, tabs, area = QWidget(), QWidget(), QTabWidget(), QScrollArea()
    grid, form = QGridLayout(), QFormLayout(inner)
    right, left = QCheckBox("right"), QCheckBox("left")
    grid.addWidget(right, 0, 1)
    grid.addWidget(left, 0, 0)
    one, two = QLineEdit(), QLineEdit()
    form.addRow("Two", two)
    form.insertRow(0, "One", one)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    tabs.addTab(area, "Shown")
    tabs.addTab(QLineEdit(), "Not shown")
    column = QVBoxLayout(page)
    column.addLayout(grid)
    column.addWidget(tabs)
    assert list(reading(page)) == [left, right, tabs.tabBar(), area, one, two]


def test_tab_then_goes_that_way(qtbot: QtBot) -> None:
    first, page = QPushButton("First"), QWidget()
    below = QPushButton("Below", page)
    above = QPushButton("Above", page)
    column = QVBoxLayout(page)
    column.addWidget(above)
    column.addWidget(below)
    window = seen(qtbot, first, page)
    put_in_order(first, page)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert window.focusWidget() is above
    QTest.keyClick(above, Qt.Key.Key_Tab)
    assert window.focusWidget() is below
    assert last_of(page) is below
