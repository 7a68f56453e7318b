"""The calendar in the settings, the calculator of deadlines, and where they are reached from."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.context import Context
from desktop_app.gui.entry.page import EntryPage
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.law_values.calendar_dialogs import (
    AddDayDialog,
    AnnulDayDialog,
    ConfirmYearDialog,
)
from desktop_app.gui.law_values.calendar_tab import CalendarTab
from desktop_app.gui.law_values.deadline_calculator import TermDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.gui.today.page import TodayPage
from desktop_app.law import time_limits
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar
from tests.builders import Clock, home_education_entry
from tests.gui.case_screen import Screen, register
from tests.gui.entry_form import fill_people, registered
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import shown

LEFT = Qt.MouseButton.LeftButton
DECREE = ("Үкімет қаулысы", "Постановление")


@pytest.fixture
def tab(window: MainWindow) -> CalendarTab:
    return opened(window)


def opened(window: MainWindow) -> CalendarTab:
    window.open(places.CALENDAR)
    page = window.page
    assert isinstance(page, SettingsPage)
    assert page.tabs.currentWidget() is page.calendar
    return page.calendar


def dialog(parent: QWidget, kind: type[AskDialog]) -> AskDialog:
    (found,) = [each for each in parent.findChildren(kind) if each.isVisible()]
    return found


def accept(qtbot: QtBot, made: AskDialog, context: Context) -> None:
    with qtbot.waitSignal(context.changed):
        qtbot.mouseClick(made.accept_button, LEFT)
    settle(context)


# The tab


def test_the_days_of_a_year_are_listed_with_their_source(
    tab: CalendarTab, context: Context
) -> None:
    assert tab.year.value() == 2026
    rows = shown(tab.table)
    assert rows[0] == "01.01.2026 | Thursday | day off | Новый год | By law"
    assert (
        "24.03.2026 | Tuesday | day off | перенесенный выходной (Наурыз мейрамы) | Moved day"
        in rows
    )
    assert tab.state.words.text() == "The days off of 2026 are known to the program."
    assert not tab.confirm_button.isVisible()
    tab.year.set_value(2024)
    settle(context)
    assert "04.05.2024 | Saturday | working day" in "\n".join(shown(tab.table))


def test_the_next_year_is_confirmed_there(
    qtbot: QtBot, tab: CalendarTab, context: Context, desk: Desk
) -> None:
    tab.year.set_value(2027)
    settle(context)
    assert "are not confirmed" in tab.state.words.text()
    assert "Курбан-айт (computed: check the day)" in "\n".join(shown(tab.table))
    tab.confirm_button.setFocus()
    QTest.keyClick(tab.confirm_button, Qt.Key.Key_Space)
    made = dialog(tab, ConfirmYearDialog)
    assert "2027" in made.windowTitle()
    with qtbot.waitSignal(context.changed):
        QTest.keyClick(made.accept_button, Qt.Key.Key_Space)
    settle(context)
    assert tab.state.words.text() == "The days off of 2027 were confirmed on 21.11.2026 by Маман."
    assert not tab.confirm_button.isVisible()
    assert "computed" not in "\n".join(shown(tab.table))
    assert tab.year.value() == 2027


def test_a_year_too_far_ahead_can_not_be_confirmed(tab: CalendarTab, context: Context) -> None:
    tab.year.set_value(2029)
    settle(context)
    assert "published shortly before" in tab.state.words.text()
    assert not tab.confirm_button.isVisible()


def test_a_day_is_added_and_annulled(
    qtbot: QtBot, tab: CalendarTab, context: Context, desk: Desk
) -> None:
    qtbot.mouseClick(tab.add_button, LEFT)
    made = dialog(tab, AddDayDialog)
    assert isinstance(made, AddDayDialog)
    qtbot.mouseClick(made.accept_button, LEFT)
    assert made.day.slip == "Enter the day."
    type_into(made.day.edit, "18.12.2026")
    assert made.day.slip == "18 December 2026 (Friday)"
    type_into(made.name_kk.edit, DECREE[0])
    qtbot.mouseClick(made.accept_button, LEFT)
    qtbot.waitUntil(lambda: "deadlines show it" in made.name_ru.slip)
    type_into(made.name_ru.edit, DECREE[1])
    accept(qtbot, made, context)
    qtbot.waitUntil(lambda: not tab.findChildren(AddDayDialog))
    row = "18.12.2026 | Friday | day off | Постановление | Added by the office: Маман"
    rows = shown(tab.table)
    assert row in rows

    assert not tab.annul_button.isEnabled()
    tab.table.selectRow(rows.index(row))
    assert tab.annul_button.isEnabled()
    qtbot.mouseClick(tab.annul_button, LEFT)
    annulling = dialog(tab, AnnulDayDialog)
    assert isinstance(annulling, AnnulDayDialog)
    qtbot.mouseClick(annulling.accept_button, LEFT)
    qtbot.waitUntil(lambda: annulling.why.slip == "Write why the day is annulled.")
    annulling.why.set_value("Қате")
    accept(qtbot, annulling, context)
    assert row not in shown(tab.table)
    assert not tab.annul_button.isEnabled()


def test_a_day_that_is_off_already_is_said_at_its_field(qtbot: QtBot, tab: CalendarTab) -> None:
    qtbot.mouseClick(tab.add_button, LEFT)
    made = dialog(tab, AddDayDialog)
    assert isinstance(made, AddDayDialog)
    type_into(made.day.edit, "16.12.2026")
    type_into(made.name_kk.edit, DECREE[0])
    type_into(made.name_ru.edit, DECREE[1])
    qtbot.mouseClick(made.accept_button, LEFT)
    qtbot.waitUntil(lambda: made.day.slip == "This is a day off already.")


# The calculator


@pytest.fixture
def calculator(qtbot: QtBot, tab: CalendarTab, context: Context) -> TermDialog:
    tab.term_button.setFocus()
    QTest.keyClick(tab.term_button, Qt.Key.Key_Space)
    (made,) = tab.findChildren(TermDialog)
    qtbot.waitExposed(made)
    settle(context)
    return made


def lines(made: TermDialog) -> list[str]:
    QApplication.processEvents()
    area = made.findChild(QWidget, "steps")
    assert area is not None
    return [each.text() for each in area.findChildren(QLabel) if each.isVisible() and each.text()]


def type_day(made: TermDialog, text: str) -> None:
    made.day.edit.selectAll()
    type_into(made.day.edit, text)


def test_a_deadline_is_counted_while_one_types(calculator: TermDialog) -> None:
    assert calculator.outcome.text() == "Deadline: 25 November 2026 (Wednesday)"
    type_day(calculator, "20.03.2026")
    assert calculator.outcome.text() == "Deadline: 27 March 2026 (Friday)"
    assert lines(calculator)[:2] == ["Received: 20 March 2026 (Friday)", "R-5"]
    assert "Counted: 26–27 March 2026" in lines(calculator)
    calculator.limit.set_value(time_limits.QUALITY_COMPLAINT.code)
    assert calculator.outcome.text() == "Deadline: 15 April 2026 (Wednesday)"
    assert "R-9" in lines(calculator)


def test_half_a_day_is_no_day_yet(calculator: TermDialog) -> None:
    type_day(calculator, "20.03.")
    assert not calculator.outcome.isVisible()
    assert calculator.banner.words.text() == "Write the day as 21.11.2026."
    assert not calculator.copy_button.isEnabled()
    assert lines(calculator) == []
    type_into(calculator.day.edit, "2026")
    assert not calculator.banner.isVisible()
    assert calculator.copy_button.isEnabled()


def test_the_24_hours_ask_for_a_time(calculator: TermDialog) -> None:
    assert not calculator.time.isVisible()
    calculator.limit.set_value(time_limits.CONSENT.code)
    assert calculator.time.isVisible()
    assert calculator.outcome.text() == "Deadline: 22 November 2026 (Sunday), 10:00"
    calculator.time.edit.clear()
    assert calculator.banner.words.text() == "Write the time as 14:30."
    type_into(calculator.time.edit, "23:59")
    assert calculator.outcome.text() == "Deadline: 22 November 2026 (Sunday), 23:59"


def test_a_year_that_is_not_confirmed_is_said(calculator: TermDialog) -> None:
    type_day(calculator, "30.12.2026")
    assert "The days off of 2027 are not confirmed yet" in calculator.banner.words.text()
    assert not calculator.outcome.isVisible()


def test_what_was_counted_is_copied(calculator: TermDialog) -> None:
    type_day(calculator, "16.11.2026")
    QTest.mouseClick(calculator.copy_button, LEFT)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Answer to an application for home education – working days: 2 (R-5)",
        "Deadline: 18 November 2026 (Wednesday)",
        "Received: 16 November 2026 (Monday) (R-5)",
        "Counted: 17–18 November 2026 (R-5)",
        "Working days: 2, days off in between: 0. Last day: 18 November 2026 (Wednesday) (R-5)",
    ]


def test_the_calculator_counts_with_the_offices_days(
    window: MainWindow, context: Context, desk: Desk
) -> None:
    calendar.add_day(desk, date(2026, 11, 17), False, *DECREE)
    tab = opened(window)
    tab.count()
    settle(context)
    (made,) = tab.findChildren(TermDialog)
    type_day(made, "16.11.2026")
    assert made.outcome.text() == "Deadline: 19 November 2026 (Thursday)"
    assert any("Постановление (добавлено учреждением)" in line for line in lines(made))


# Today


def today(window: MainWindow) -> TodayPage:
    window.open(places.TODAY)
    page = window.page
    assert isinstance(page, TodayPage)
    return page


def test_from_november_on_today_asks_to_confirm_the_next_year(
    window: MainWindow, desk: Desk, clock: Clock
) -> None:
    page = today(window)
    notice = page.calendar_notice
    assert notice.isVisible()
    assert "2027" in notice.words.text()
    QTest.mouseClick(notice.findChildren(QPushButton)[0], LEFT)
    assert window.page is not None
    assert window.page.place == places.CALENDAR
    calendar.confirm_year(desk, 2027)
    assert not today(window).calendar_notice.isVisible()


def test_before_november_today_is_quiet(window: MainWindow, clock: Clock) -> None:
    clock.move_to(date(2026, 10, 31))
    assert not today(window).calendar_notice.isVisible()


def test_the_calculator_is_reached_from_today(window: MainWindow) -> None:
    page = today(window)
    (button,) = [
        each for each in page.findChildren(QPushButton) if each.text() == "Count a deadline…"
    ]
    QTest.mouseClick(button, LEFT)
    assert [made.isVisible() for made in page.findChildren(TermDialog)] == [True]


# A case and an entry


def test_the_deadline_of_a_case_is_explained_by_the_keyboard(
    screen: Screen, desk: Desk, clock: Clock, school: int
) -> None:
    clock.move_to(datetime(2026, 3, 20, 15, 0))
    application = register(desk, home_education_entry(school, applied_on=date(2026, 3, 20)))
    screen.open(application)
    screen.page.deadline.setFocus()
    QTest.keyClick(screen.page.deadline, Qt.Key.Key_Space)
    made = screen.dialog(StepsDialog)
    QTest.mouseClick(made.copy_button, LEFT)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "How the deadline was counted"
    assert copied[1:] == screen.page.deadline.toolTip().splitlines()
    assert "21–25 March 2026 (Saturday – Wednesday)" in copied[2]


def test_an_application_into_an_unknown_year_is_registered_and_learns_its_deadline(
    qtbot: QtBot, window: MainWindow, desk: Desk, clock: Clock, school: int
) -> None:
    clock.move_to(date(2026, 12, 30))
    window.open(places.entry())
    page = window.page
    assert isinstance(page, EntryPage)
    fill_people(page, school)
    page.form.checklist.accept_all()
    application_id = registered(qtbot, page)
    window.open(places.case(application_id))
    settle(page.context)
    case = window.page
    assert isinstance(case, CasePage)
    assert case.deadline.text() == "not known yet"
    assert "days off of 2027 are not confirmed yet" in case.deadline.toolTip()

    calendar.confirm_year(desk, 2027)
    case.refresh()
    settle(page.context)
    assert "2027" in case.deadline.text()
