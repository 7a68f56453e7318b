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
from desktop_app.records.complaints import Complaint
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
from desktop_app.services.today.queue import Chosen, Kind
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
    assert not page.queue.isVisible()
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
    assert page.queue.isVisible()


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


def choose(page: TodayPage, chosen: Chosen) -> None:
    """Press its line by the keyboard."""
    page.kinds.choices[chosen].setFocus()
    QTest.keyClick(page.kinds.choices[chosen], Qt.Key.Key_Space)
    settle(page.context)


def test_the_nearest_deadline_comes_first(window: MainWindow, waiting: list[Application]) -> None:
    page = today(window)
    assert page.kinds.choices[Chosen()].isChecked()  # nothing of it is the clerk's own
    check(page.queue.table)
    assert shown(page.queue.table) == [
        "11.11.2026, 9 days late | Қожа Камила Ерланқызы | Name the class | Ө-2026-00002",
        "12.11.2026, 8 days late | Иванов Мерей Бақытқызы | Issue the order | Ө-2026-00003",
        "20.11.2026, today | Әлімқұлова Әлия Ұланқызы | Decide | Ө-2026-00001",
    ]


def test_what_waits_is_counted_by_kind(window: MainWindow, waiting: list[Application]) -> None:
    page = today(window)
    texts = {made.text() for made in page.kinds.choices.values() if made.isVisible()}
    assert texts == {
        "Mine, due this week: 0",
        "All, due this week: 3",
        "Class by the head: 1",
        "Order by the head: 1",
        "Decision of the head: 1",
    }
    late, in_time = (
        page.kinds.choices[Chosen(Kind.CLASS)],
        page.kinds.choices[Chosen(Kind.DECISION)],
    )
    assert late.accessibleName() == "Class by the head: 1, late: 1"
    assert in_time.accessibleName() == "Decision of the head: 1"
    choose(page, Chosen(Kind.DECISION))
    assert page.queue.heading.text() == "Decision of the head"
    assert shown(page.queue.table, "Number") == ["Ө-2026-00001"]
    page.context.changed.emit()  # what was chosen stays when something is done elsewhere
    settle(page.context)
    assert shown(page.queue.table, "Number") == ["Ө-2026-00001"]
    page.queue.table.setFocus()
    QTest.keyClick(page.queue.table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.case(waiting[0].id)


def test_a_complaint_to_a_body_above_is_to_be_sent_on(
    window: MainWindow, complaint: Complaint, elsewhere: Complaint
) -> None:
    page = today(window)
    choose(page, Chosen(Kind.COMPLAINT))
    assert dict(
        zip(
            shown(page.queue.table, "Number"),
            shown(page.queue.table, "What is next"),
            strict=True,
        )
    ) == {
        complaint.number: "Answer the complaint",
        elsewhere.number: "Send the complaint on",
    }


def test_a_double_click_opens_the_case(window: MainWindow, waiting: list[Application]) -> None:
    double_click(today(window).queue.table, 1)
    assert window.page is not None
    assert window.page.place == places.case(waiting[2].id)


def test_nothing_waits(window: MainWindow, desk: Desk, school: int, clock: Clock) -> None:
    made = registering.register(desk, home_education_entry(school)).application
    registering.withdraw(desk, made, "келмеді")
    page = today(window)
    assert not page.queue.table.isVisible()
    assert page.queue.nothing.text() == "Nothing waits: everything is answered."


def test_nothing_is_due_within_a_week(
    window: MainWindow, waiting: list[Application], clock: Clock
) -> None:
    clock.move_to(date(2026, 11, 2))
    page = today(window)
    assert page.queue.heading.text() == "Class by the head"  # the first kind of which one waits
    choose(page, Chosen())
    assert not page.queue.table.isVisible()
    assert page.queue.nothing.text().startswith("Nothing is due within a week.")


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
    choose(page, Chosen(Kind.ENDING))
    check(page.queue.table)
    assert shown(page.queue.table, "Deadline", "Who", "What is next") == [
        "05.10.2026, 47 days late | Бек Камила Ерланқызы | event of 05.10.2026",
        "31.12.2026 | Ғани Томирис Серікқызы | disability until 31.12.2026",
        "14.01.2027 | Ақын Әлия Ұланқызы | eighteen on 14.01.2027",
    ]
    assert page.queue.note.isVisible()
    assert "a new application by the end of the month" in page.queue.note.text()
    double_click(page.queue.table, 0)
    assert window.page is not None
    assert window.page.place == places.child(moved.child_id)


def endings(window: MainWindow) -> list[str]:
    made = today(window).kinds.choices[Chosen(Kind.ENDING)]
    return [made.text()] if made.isVisible() else []


def test_an_award_that_is_followed_by_another_does_not_end(
    window: MainWindow, desk: Desk, head: Desk, school: int
) -> None:
    autumn = Period(date(2026, 9, 1), date(2026, 12, 31), "1").entry
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=autumn)
    decisions.decide(head, registering.register(desk, entry).application)
    assert "Awards that end soon: 1" in endings(window)
    office.add_mci(head, date(2027, 1, 1), 4_500, "2027 жылғы бюджет туралы заң")
    award(desk, head, school, 1)
    assert endings(window) == []
    assert not here(window).queue.note.isVisible()


# The payout


def test_the_payout_of_the_quarter(
    qtbot: QtBot, window: MainWindow, desk: Desk, head: Desk, accountant: Desk, school: int
) -> None:
    award(desk, head, school, 1)
    page = today(window)
    assert "Quarter 4 of 2026: not approved yet" in words(page.payout)
    quarter = Quarter(2026, 4)
    close(accountant, cycle.draw_up(desk, quarter))
    page.context.changed.emit()
    settle(page.context)
    assert "Quarter 4 of 2026: approved" in words(page.payout)
    assert "Т-2026-00001 of 21.11.2026: 69 200 ₸" in words(page.payout)
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
    page = today(window)
    choose(page, Chosen(Kind.ENDING))
    queue = page.queue
    check(queue.table)
    queue.table.selectRow(1)
    assert not queue.tell_button.isEnabled()
    queue.table.selectRow(0)
    assert queue.tell_button.isEnabled()
    queue.tell_button.click()
    assert confirm(window, page.context)
    (preview,) = [each for each in window.findChildren(PreviewDialog) if each.isVisible()]
    assert preview.windowTitle().startswith("Letter before a term ends")
    preview.close()
    settle(page.context)
    assert shown(here(window).queue.table, "What is next")[0].endswith("told 21.11.2026")
    here(window).queue.table.selectRow(0)
    assert not here(window).queue.tell_button.isEnabled()


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
    assert not today(window).kinds.choices[Chosen(Kind.HEARING)].isVisible()
    clock.move_to(date(2026, 11, 28))
    page = today(window)
    choose(page, Chosen(Kind.HEARING))
    assert shown(page.queue.table, "Deadline", "What is next", "Number") == [
        f"27.11.2026, 1 day late | Put down what was said | {case.number}"
    ]
    double_click(page.queue.table, 0)
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
