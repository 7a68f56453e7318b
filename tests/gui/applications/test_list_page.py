"""The list of applications: found while typing, narrowed, opened, and come back to."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import places, theme
from desktop_app.gui.applications.list_page import ApplicationsPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.records.kinds import Service, Status
from desktop_app.services.applications import registering
from desktop_app.services.applications.registering import Registered
from desktop_app.services.desk import Desk
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock, a_child, home_education_entry, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, double_click, shown
from tests.ready_made import ready_made


def open_page(qtbot: QtBot, window: MainWindow) -> ApplicationsPage:
    window.open(places.APPLICATIONS)
    return wait_for(qtbot, window)


def wait_for(qtbot: QtBot, window: MainWindow) -> ApplicationsPage:
    page = window.page
    assert isinstance(page, ApplicationsPage)
    settle(page.context)
    return page


@pytest.fixture
@ready_made
def three(desk: Desk, school: int, clock: Clock) -> list[Registered]:
    """Ө-2026-00001 of Әлия, 00002 of Ұлан (late), 00003 of Сергей, withdrawn."""
    clock.move_to(date(2026, 11, 10))
    day = date(2026, 11, 10)
    made = [
        registering.register(desk, entry)
        for entry in (
            reimbursement_entry(school, 1, applied_on=day),
            home_education_entry(
                school, 2, applied_on=day, child=a_child(2, surname="Қожа", given_name="Ұлан")
            ),
            home_education_entry(
                school, 3, applied_on=day, child=a_child(3, surname="Иванов", given_name="Сергей")
            ),
        )
    ]
    registering.withdraw(desk, made[2].application, "келмеді")
    clock.move_to(date(2026, 11, 20))
    return made


def test_open_ones_are_shown_the_newest_first(
    qtbot: QtBot, window: MainWindow, three: list[Registered]
) -> None:
    page = open_page(qtbot, window)
    check(page.table)
    assert shown(page.table, "Number", "Date", "Child", "Service", "Status", "Deadline") == [
        "Ө-2026-00002 | 10.11.2026 | Қожа Ұлан Ерланқызы | Home education | Registered "
        "| 12.11.2026, 8 days late",
        "Ө-2026-00001 | 10.11.2026 | Әлімқұлова Әлия Ұланқызы | Reimbursement | Registered "
        "| 20.11.2026, today",
    ]
    assert page.count.text() == "2 applications"
    column = page.table.model().index(0, 6)
    assert column.data(Qt.ItemDataRole.ForegroundRole).name() == theme.BAD.lower()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("әлия", ["Ө-2026-00001"]),
        ("қож ұлан", ["Ө-2026-00002"]),
        ("00002", ["Ө-2026-00002"]),
        ("ө-2026", ["Ө-2026-00002", "Ө-2026-00001"]),
        ("никого", []),
    ],
)
def test_typing_finds_numbers_and_names(
    qtbot: QtBot, window: MainWindow, three: list[Registered], typed: str, found: list[str]
) -> None:
    page = open_page(qtbot, window)
    with qtbot.waitSignal(page.shown, check_params_cb=None):
        type_into(page.text, typed)
    qtbot.waitUntil(lambda: shown(page.table, "Number") == found)
    assert page.nothing.isVisible() is not bool(found)


def test_an_iin_is_found(qtbot: QtBot, window: MainWindow, three: list[Registered]) -> None:
    page = open_page(qtbot, window)
    type_into(page.text, a_child(2).iin)
    qtbot.waitUntil(lambda: shown(page.table, "Number") == ["Ө-2026-00002"])


def test_service_and_status_narrow(
    qtbot: QtBot, window: MainWindow, three: list[Registered]
) -> None:
    page = open_page(qtbot, window)
    with qtbot.waitSignal(page.shown):
        page.status.setFocus()
        QTest.keyClick(page.status, Qt.Key.Key_Down)
    assert page.status.currentText() == "All"
    assert shown(page.table, "Status") == ["Withdrawn", "Registered", "Registered"]
    with qtbot.waitSignal(page.shown):
        page.service.setCurrentIndex(page.service.findData(Service.HOME_EDUCATION))
    assert shown(page.table, "Status") == ["Withdrawn", "Registered"]
    with qtbot.waitSignal(page.shown):
        page.status.setCurrentIndex(2 + list(Status).index(Status.WITHDRAWN))
    assert shown(page.table, "Number", "Deadline") == ["Ө-2026-00003 | 12.11.2026"]


def test_from_the_search_by_keys_to_the_case_and_back(
    qtbot: QtBot, window: MainWindow, three: list[Registered]
) -> None:
    page = open_page(qtbot, window)
    with qtbot.waitSignal(page.shown):
        page.status.setCurrentIndex(1)
    type_into(page.text, "2026")
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.waitUntil(lambda: len(shown(page.table)) == 3)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.case(three[1].application.id)
    window.go_back()
    page = wait_for(qtbot, window)
    assert (page.text.text(), page.status.currentText()) == ("2026", "All")
    assert page.table.selected_id() == three[1].application.id


def test_a_double_click_opens(qtbot: QtBot, window: MainWindow, three: list[Registered]) -> None:
    page = open_page(qtbot, window)
    double_click(page.table, 1)
    assert window.page is not None
    assert window.page.place == places.case(three[0].application.id)


def test_what_changed_is_shown_and_stays_chosen(
    qtbot: QtBot, window: MainWindow, desk: Desk, three: list[Registered]
) -> None:
    page = open_page(qtbot, window)
    page.table.selectRow(1)
    registering.withdraw(desk, three[1].application, "бас тартты")
    with qtbot.waitSignal(page.shown):
        page.context.changed.emit()
    assert shown(page.table, "Number") == ["Ө-2026-00001"]
    assert page.table.selected_id() == three[0].application.id


def test_trouble_while_scrolling_is_told_once(
    qtbot: QtBot,
    window: MainWindow,
    three: list[Registered],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page(qtbot, window)

    def unreachable(*_given: object) -> None:
        raise DatabaseTrouble("unreachable")

    monkeypatch.setattr(stored, "rows", unreachable)
    told: list[str] = []
    page.context.told.connect(lambda _kind, words: told.append(words))
    with qtbot.waitSignal(page.context.told):
        page.model.show([1, 2])
    window.grab()
    QApplication.processEvents()
    assert len(told) == 1
    assert "server" in told[0]
