"""The places of the office: opened by Alt and a number, and the one where one is marked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.places import Place
from desktop_app.gui.window.sidebar import Sidebar
from tests.gui.seen import seen

PLACES = [
    places.TODAY,
    places.APPLICATIONS,
    places.CHILDREN,
    places.PAYOUTS,
    places.PAPERS,
    places.COMPLAINTS,
    places.REGISTERS,
    places.SETTINGS,
]


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    made.finish()
    seen(qtbot, made)
    return made


def _buttons(sidebar: Sidebar) -> list[QPushButton]:
    return sidebar.findChildren(QPushButton)


@pytest.mark.parametrize("number", range(1, 9))
def test_alt_and_a_number_open_a_place(qtbot: QtBot, sidebar: Sidebar, number: int) -> None:
    key = Qt.Key(Qt.Key.Key_0 + number)
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        QTest.keyClick(sidebar, key, Qt.KeyboardModifier.AltModifier)
    assert chosen.args == [PLACES[number - 1]]
    assert _buttons(sidebar)[number - 1].toolTip() == f"Alt+{number}"


@pytest.mark.parametrize(
    ("place", "marked"),
    [
        (places.TODAY, "today"),
        (places.case(3), "applications"),
        (places.entry(), "applications"),
        (places.child(3), "children"),
        (places.debt(3), "payouts"),
        (places.UNDELIVERED, "papers"),
        (places.complaint(3), "complaints"),
        (places.FORMS, "settings"),
    ],
)
def test_where_one_is_is_marked(sidebar: Sidebar, place: Place, marked: str) -> None:
    sidebar.mark(places.REGISTERS)
    sidebar.mark(place)
    checked = [made.property("place") for made in _buttons(sidebar) if made.isChecked()]
    assert checked == [marked]


def test_its_icons_come_after_the_first_paint(qtbot: QtBot) -> None:
    made = Sidebar()
    qtbot.addWidget(made)
    assert all(button.icon().isNull() for button in _buttons(made))
    made.finish()
    assert not any(button.icon().isNull() for button in _buttons(made))
