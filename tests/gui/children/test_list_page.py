"""The list of children: searched from the box above, opened by Enter."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.children.list_page import ChildrenPage, age
from desktop_app.gui.main_window import MainWindow
from desktop_app.law.facts import EventKind
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding, events
from desktop_app.services.desk import Desk
from tests.builders import Period, a_child, home_education_entry, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, shown
from tests.ready_made import ready_made


def page_of(window: MainWindow) -> ChildrenPage:
    assert isinstance(window.page, ChildrenPage)
    return window.page


def open_page(qtbot: QtBot, window: MainWindow) -> ChildrenPage:
    window.open(places.CHILDREN)
    settle(page_of(window).context)
    return page_of(window)


@pytest.fixture
@ready_made
def children(desk: Desk, head: Desk, school: int) -> dict[str, int]:
    """Three children: an award that goes on, an application that waits, one who died."""
    long = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entries = {
        "Әлия": reimbursement_entry(school, 1, applied_on=date(2026, 9, 3), certificate=long),
        "Ұлан": home_education_entry(
            school, 2, child=a_child(2, surname="Қожа", given_name="Ұлан", patronymic="")
        ),
        "Сергей": home_education_entry(
            school, 3, child=a_child(3, surname="Иванов", given_name="Сергей", patronymic="")
        ),
    }
    ids = {}
    for name, entry in entries.items():
        application = registering.register(desk, entry).application
        ids[name] = application.child_id
        if name == "Әлия":
            deciding.decide(head, application)
    events.record(desk, ids["Сергей"], EventKind.DEATH, date(2026, 11, 1))
    return ids


def test_each_child_with_what_stands(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    page = open_page(qtbot, window)
    check(page.table)
    assert shown(page.table, "Child", "Born", "Age", "School", "What stands") == [
        "Әлімқұлова Әлия Ұланқызы | 07.04.2015 | 11 years | Общеобразовательная школа № 7 "
        "| Award until May 2027",
        "Иванов Сергей | 07.04.2015 | 11 years | Общеобразовательная школа № 7 | Died",
        "Қожа Ұлан | 07.04.2015 | 11 years | Общеобразовательная школа № 7 | Home education: open",
    ]
    assert page.count.text() == "3 children"


def test_an_event_ends_what_stands(
    qtbot: QtBot, window: MainWindow, desk: Desk, children: dict[str, int]
) -> None:
    events.record(desk, children["Әлия"], EventKind.STATE_INSTITUTION, date(2026, 10, 5))
    page = open_page(qtbot, window)
    assert "Award ended: October 2026" in shown(page.table, "What stands")


@pytest.mark.parametrize("typed", ["ӘЛИЯ әлім", "алия алимкул", "Aliya Alimqulova"])
def test_typing_finds_whatever_the_spelling_and_enter_opens(
    qtbot: QtBot, window: MainWindow, children: dict[str, int], typed: str
) -> None:
    page = open_page(qtbot, window)
    type_into(page.text, typed)
    qtbot.waitUntil(lambda: shown(page.table, "Child") == ["Әлімқұлова Әлия Ұланқызы"])
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.child(children["Әлия"])
    window.go_back()
    page = page_of(window)
    settle(page.context)
    assert page.text.text() == typed
    assert page.table.selected_id() == children["Әлия"]


def test_one_can_type_at_once(qtbot: QtBot, window: MainWindow, children: dict[str, int]) -> None:
    page = open_page(qtbot, window)
    assert window.focusWidget() is page.text


def test_nobody_found_says_what_to_do(
    qtbot: QtBot, window: MainWindow, children: dict[str, int]
) -> None:
    page = open_page(qtbot, window)
    with qtbot.waitSignal(page.shown):
        page.text.setText("<b>%_")
    assert shown(page.table) == []
    assert page.nothing.isVisible()
    assert "spelling" in page.nothing.text()
    assert page.count.text() == "0 children"


def test_an_office_without_children(qtbot: QtBot, window: MainWindow) -> None:
    page = open_page(qtbot, window)
    assert "first application" in page.nothing.text()


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2015, 4, 7), date(2026, 4, 6), 10),
        (date(2015, 4, 7), date(2026, 4, 7), 11),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age(born: date, today: date, years: int) -> None:
    assert age(born, today) == years
