"""The first screen: first steps, unfinished entries, what waits, what ends, the payout."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.entry.drafts import draft_name
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.today.page import TodayPage
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application
from desktop_app.records.kinds import InstructionLanguage
from desktop_app.records.people import Office
from desktop_app.services.applications import home_education, registering
from desktop_app.services.awards import deciding as decisions
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.office import details as office
from desktop_app.services.papers import hearings
from desktop_app.services.payouts import cycle
from tests.builders import Clock, Period, a_child, home_education_entry, reimbursement_entry
from tests.gui.case_screen import confirm
from tests.gui.patient_window import settle
from tests.gui.tables import check, double_click, shown
from tests.ready_made import ready_made
from tests.services.acts import close

TYPED = {"child": {"surname": "Қожа", "given_name": " Ұлан ", "iin": "1504"}, "service": ""}


def today(window: MainWindow) -> TodayPage:
    window.open(places.TODAY)
    return here(window)


def here(window: MainWindow) -> TodayPage:
    assert isinstance(window.page, TodayPage)
    return window.page


def press(inside: QWidget, name: str) -> None:
    """Press the button of that text or accessible name, by the keyboard."""
    QApplication.processEvents()
    found = next(
        each
        for each in inside.findChildren(QPushButton)
        if each.isVisible() and name in (each.text(), each.accessibleName())
    )
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def words(inside: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(
        each.text() for each in inside.findChildren(QLabel) if each.isVisibleTo(inside)
    ).replace("\N{NO-BREAK SPACE}", " ")


@ready_made
def award(desk: Desk, head: Desk, school: int, serial: int, **changes: object) -> Application:
    """An award for the school year 2026/27."""
    entry = reimbursement_entry(
        school,
        serial,
        applied_on=date(2026, 9, 3),
        certificate=Period(date(2026, 9, 1), date(2027, 5, 25), f"{100 + serial}").entry,
        **changes,  # type: ignore[arg-type]
    )
    application = registering.register(desk, entry).application
    decisions.decide(head, application)
    return application


# First steps


def test_a_new_office_is_shown_the_first_steps(window: MainWindow) -> None:
    page = today(window)
    assert page.first_steps.isVisible()
    assert not page.cards[0].isVisible()
    assert page.first_steps.details.property("primary") is True
    press(page.first_steps, "Take an application")
    assert window.page is not None
    assert window.page.place == places.entry()


def test_what_is_done_is_ticked(window: MainWindow, head: Desk, school: int) -> None:
    office.save_details(head, Office(name_kk="Бөлім", name_ru="Отдел"))
    page = today(window)
    steps = page.first_steps
    assert [each.property("primary") for each in steps.buttons] == [False, False, True]
    drawn = steps.application.icon().pixmap(18, 18).toImage()
    assert drawn.pixelColor(drawn.rect().center()).name() == "#ffffff"  # on a blue button
    press(steps, "Add schools")
    assert window.page is not None
    assert window.page.place == places.SETTINGS


def test_the_first_application_ends_the_first_steps(
    qtbot: QtBot, window: MainWindow, desk: Desk, school: int
) -> None:
    page = today(window)
    registering.register(desk, home_education_entry(school))
    page.context.changed.emit()
    settle(page.context)
    assert not page.first_steps.isVisible()
    assert page.cards[0].isVisible()


# Unfinished entries


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TYPED, "Қожа Ұлан"),
        ({"child": {"iin": "150407600123"}}, "150407600123"),
        ({"child": {"surname": "<b>Б</b>"}}, "<b>Б</b>"),
        ({"child": None}, "Without a name yet"),
        ([], "Without a name yet"),
    ],
)
def test_whom_an_entry_is_about(content: object, name: str) -> None:
    assert draft_name(content) == name


def test_an_entry_is_continued(window: MainWindow, desk: Desk) -> None:
    draft = drafts.add(desk, TYPED)
    page = today(window)
    assert "Қожа Ұлан" in words(page.drafts)
    assert "21.11.2026 10:00 · Маман" in words(page.drafts)
    press(page.drafts, "Continue the entry: Қожа Ұлан")
    assert window.page is not None
    assert window.page.place == places.entry(draft.id)


def test_a_discarded_entry_comes_back(
    qtbot: QtBot, window: MainWindow, context: Context, desk: Desk
) -> None:
    drafts.add(desk, TYPED)
    page = today(window)
    with qtbot.waitSignal(context.changed):
        press(page.drafts, "Discard the entry: Қожа Ұлан")
    settle(context)
    assert words(page.drafts).split("\n")[-1] == "Discarded: Қожа Ұлан"
    with qtbot.waitSignal(context.changed):
        press(page.drafts, "Undo")
    settle(context)
    assert "Discarded" not in words(page.drafts)
    assert "Қожа Ұлан" in words(page.drafts)


# What waits


@pytest.fixture
@ready_made
def waiting(desk: Desk, head: Desk, school: int, clock: Clock) -> list[Application]:
    """A decision that is due today, a class that is late, an order that is due tomorrow."""
    clock.move_to(date(2026, 11, 10))
    entries = [
        reimbursement_entry(school, 1, applied_on=date(2026, 11, 10)),
        home_education_entry(
            school, 2, applied_on=date(2026, 11, 9), child=a_child(2, surname="Қожа")
        ),
        home_education_entry(
            school, 3, applied_on=date(2026, 11, 10), child=a_child(3, surname="Иванов")
        ),
    ]
    made = [registering.register(desk, entry).application for entry in entries]
    clock.move_to(date(2026, 11, 11))
    home_education.consider(head, made[2], "5 А", InstructionLanguage.KAZAKH)
    clock.move_to(date(2026, 11, 20))
    return made


def test_the_nearest_deadline_comes_first(window: MainWindow, waiting: list[Application]) -> None:
    page = today(window)
    check(page.waiting)
    assert shown(page.waiting, "Deadline", "Number", "Child", "Status", "What is next") == [
        "11.11.2026, 9 days late | Ө-2026-00002 | Қожа Камила Ерланқызы | Registered "
        "| Class by the head",
        "12.11.2026, 8 days late | Ө-2026-00003 | Иванов Мерей Бақытқызы "
        "| Considered by the head | Order by the head",
        "20.11.2026, today | Ө-2026-00001 | Әлімқұлова Әлия Ұланқызы | Registered "
        "| Decision of the head",
    ]


def test_what_waits_for_a_decision(window: MainWindow, waiting: list[Application]) -> None:
    page = today(window)
    texts = [each.text() for each in page.choices.buttons()]
    assert texts == [
        "All: 3",
        "Decision of the head: 1",
        "Class by the head: 1",
        "Order by the head: 1",
    ]
    press(page, "Decision of the head: 1")
    settle(page.context)
    assert shown(page.waiting, "Number") == ["Ө-2026-00001"]
    page.waiting.setFocus()
    QTest.keyClick(page.waiting, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.case(waiting[0].id)


def test_a_double_click_opens_the_case(window: MainWindow, waiting: list[Application]) -> None:
    double_click(today(window).waiting, 1)
    assert window.page is not None
    assert window.page.place == places.case(waiting[2].id)


def test_nothing_waits(window: MainWindow, desk: Desk, school: int) -> None:
    made = registering.register(desk, home_education_entry(school)).application
    registering.withdraw(desk, made, "келмеді")
    page = today(window)
    assert not page.waiting.isVisible()
    assert page.nothing_waits.isVisible()


# What ends


def test_awards_that_end_soon_say_why(
    window: MainWindow, desk: Desk, head: Desk, school: int
) -> None:
    grown = a_child(1, birth=date(2009, 1, 14), surname="Ақын")
    award(desk, head, school, 1, child=grown)
    moved = award(desk, head, school, 2, child=a_child(2, surname="Бек"))
    award(desk, head, school, 3, child=a_child(3, surname="Виноградов"))
    term = {"disability_until": date(2026, 12, 31)}
    award(desk, head, school, 4, child=a_child(4, surname="Ғани"), facts=term)
    events.record(desk, moved.child_id, EventKind.STATE_INSTITUTION, date(2026, 10, 5))
    page = today(window)
    check(page.endings_card.table)
    assert shown(page.endings_card.table) == [
        "Бек Камила Ерланқызы | October 2026 | event of 05.10.2026 | ",
        "Ғани Томирис Серікқызы | December 2026 | disability until 31.12.2026 | ",
        "Ақын Әлия Ұланқызы | January 2027 | eighteen on 14.01.2027 | ",
    ]
    assert page.endings_card.before_they_end.isVisible()
    assert "a new application by the end of the month" in page.endings_card.before_they_end.text()
    double_click(page.endings_card.table, 0)
    assert window.page is not None
    assert window.page.place == places.child(moved.child_id)


def test_an_award_that_is_followed_by_another_does_not_end(
    window: MainWindow, desk: Desk, head: Desk, school: int
) -> None:
    autumn = Period(date(2026, 9, 1), date(2026, 12, 31), "1").entry
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=autumn)
    decisions.decide(head, registering.register(desk, entry).application)
    assert len(shown(today(window).endings_card.table)) == 1
    office.add_mci(head, date(2027, 1, 1), 4_500, "2027 жылғы бюджет туралы заң")
    award(desk, head, school, 1)
    assert shown(today(window).endings_card.table) == []
    assert here(window).endings_card.nothing_ends.isVisible()
    assert not here(window).endings_card.before_they_end.isVisible()


# The payout


def test_the_payout_of_the_quarter(
    qtbot: QtBot, window: MainWindow, desk: Desk, head: Desk, accountant: Desk, school: int
) -> None:
    award(desk, head, school, 1)
    page = today(window)
    assert "Quarter 4 of 2026: not approved yet" in words(page.cards[2])
    quarter = Quarter(2026, 4)
    close(accountant, cycle.draw_up(desk, quarter))
    page.context.changed.emit()
    settle(page.context)
    assert "Quarter 4 of 2026: approved" in words(page.cards[2])
    assert "Т-2026-00001 of 21.11.2026: 69 200 ₸" in words(page.cards[2])
    press(page, "Open payouts")
    assert window.page is not None
    assert window.page.place == places.PAYOUTS


# What leaves the office, and what is awaited


def test_a_family_whose_term_ends_is_told_from_the_list(
    window: MainWindow, desk: Desk, head: Desk, school: int
) -> None:
    grown = a_child(1, birth=date(2009, 1, 14), surname="Ақын")
    award(desk, head, school, 1, child=grown)
    term = {"disability_until": date(2026, 12, 31)}
    award(desk, head, school, 4, child=a_child(4, surname="Ғани"), facts=term)
    card = today(window).endings_card
    check(card.table)
    card.table.selectRow(1)
    assert not card.tell_button.isEnabled()
    card.table.selectRow(0)
    assert card.tell_button.isEnabled()
    card.tell_button.click()
    assert confirm(window, card.context)
    (preview,) = [each for each in window.findChildren(PreviewDialog) if each.isVisible()]
    assert preview.windowTitle().startswith("Letter before a term ends")
    preview.close()
    settle(card.context)
    assert shown(here(window).endings_card.table)[0].endswith("21.11.2026")
    here(window).endings_card.table.selectRow(0)
    assert not here(window).endings_card.tell_button.isEnabled()


def test_a_hearing_whose_day_has_passed_waits_to_be_put_down(
    window: MainWindow, desk: Desk, school: int, clock: Clock
) -> None:
    facts = {"full_state_support": True}
    entry = reimbursement_entry(school, applied_on=date(2026, 11, 20), facts=facts)
    case = registering.register(desk, entry).application
    intended = decisions.intended(decisions.proposal(desk, case.id))
    held_at = datetime(2026, 11, 27, 10)
    hearings.call(desk, intended, held_at, "14-кабинет")
    clock.move_to(held_at.date())
    assert not today(window).hearings.isVisible()
    clock.move_to(date(2026, 11, 28))
    line = today(window).hearings
    settle(line.context)
    assert line.isVisible()
    assert "1, the first was on 27.11.2026" in line.open_button.text()
    line.open_button.click()
    assert window.page is not None
    assert window.page.place == places.case(case.id)


def test_the_head_is_told_once_of_another_reading(
    window: MainWindow, head: Desk, desk: Desk, school: int
) -> None:
    award(desk, head, school, 1)
    page = today(window)
    assert not page.readings_notice.isVisible()
    page.readings_notice.tell(is_news=True)
    assert page.readings_notice.isVisible()
    press(page, "Open the decision")
    assert window.page is not None
    assert window.page.place == places.DECISIONS
