"""The page of a case: papers, history, deadline, and how it keeps place and focus."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop_app.gui import deadlines, places
from desktop_app.gui.applications.order import usual_period
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.parts.table import Table
from desktop_app.gui.people.dialog import PersonDialog
from desktop_app.gui.places import Place
from desktop_app.gui.words import document_state
from desktop_app.law.checklist import Source
from desktop_app.law.facts import EndReason
from desktop_app.records.kinds import PaperLanguage
from desktop_app.services.applications import registering
from desktop_app.services.awards import amendments
from desktop_app.services.awards.amendments import Ended
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.calendar import shipped_calendar
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.people import on_file as people
from tests.builders import Clock, a_child, a_parent, home_education_entry, reimbursement_entry
from tests.gui.case_screen import LEFT, Screen, register
from tests.gui.tables import shown
from tests.services.acts import award, decision


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_a_paper_is_opened(screen: Screen, desk: Desk, school: int, way: str) -> None:
    screen.open(register(desk, home_education_entry(school)))
    table = screen.part(Table, "papers")
    if way == "enter":
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
    elif way == "double click":
        middle = table.visualRect(table.rows.index(0, 1)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=middle)
        QTest.mouseDClick(table.viewport(), LEFT, pos=middle)
    else:
        screen.click("openPaper")
    assert screen.preview().windowTitle() == "Receipt slip Ш-2026-00001"


def test_names_lead_to_the_child(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    went: list[Place] = []
    screen.context.went.disconnect(screen.window.open)
    screen.context.went.connect(went.append)
    screen.click("child")
    assert went == [places.child(application.child_id)]


def test_where_the_child_lives_and_the_applicant_is_reached(
    screen: Screen, desk: Desk, school: int
) -> None:
    child = a_child(address="Алатау қ., Көктем к., 11")
    entry = home_education_entry(school, child=child, applicant=a_parent(phone=""))
    screen.open(register(desk, entry))
    assert "Алатау қ., Көктем к., 11" in screen.texts()
    assert "not on file" in screen.texts()


def test_a_document_is_called_as_at_the_desk(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    with desk.database.read() as connection:
        documents = stored.documents_of(connection, application.id)
    called = [document_state(each) for each in documents]
    assert shown(screen.part(Table, "documents"), "State") == called
    first = documents[0]
    obtained = replace(first, came_from=Source.INFORMATION_SYSTEM)
    assert (document_state(first), document_state(obtained)) == ("accepted", "obtained")


def test_the_history_tells_who_did_what(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    rows = screen.part(Table, "history").rows
    found = [[rows.index(row, column).data() for column in range(3)] for row in range(2)]
    assert found == [
        ["21.11.2026 10:00", desk.worker.name, "Issued: Receipt slip Ш-2026-00001"],
        ["21.11.2026 10:00", desk.worker.name, "Registered the application Ө-2026-00001"],
    ]


def test_the_deadline_and_how_it_was_counted(
    screen: Screen, desk: Desk, clock: Clock, school: int
) -> None:
    clock.move_to(datetime(2026, 11, 20, 15, 0))
    application = register(desk, home_education_entry(school, applied_on=date(2026, 11, 20)))
    screen.open(application)
    assert screen.page.deadline.text() == "due 24.11.2026, in 2 working days"
    why = screen.page.deadline.toolTip()
    assert "Not counted: 21–22 November 2026 (Saturday – Sunday) — weekend (R-5)" in why
    assert why.endswith("days off in between: 2. Last day: 24 November 2026 (Tuesday) (R-5)")
    clock.move_to(date(2026, 11, 27))
    screen.page.refresh()
    screen.settle()
    assert screen.page.deadline.text() == "3 working days late: was due 24.11.2026"
    registering.withdraw(desk, application, "Көшіп кетті")
    screen.page.refresh()
    screen.settle()
    assert not screen.page.deadline.isVisible()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 19), "due 20.11.2026, in 1 working day"),
        (date(2026, 11, 20), "due today, 20.11.2026"),
        (date(2026, 11, 22), "late: was due 20.11.2026"),
        (date(2026, 11, 23), "1 working day late: was due 20.11.2026"),
    ],
)
def test_how_long_there_is_left(today: date, words: str) -> None:
    left = deadlines.left_until(date(2026, 11, 20), today, shipped_calendar())
    assert left.words == words


def test_a_year_without_known_holidays_has_a_deadline_all_the_same() -> None:
    left = deadlines.left_until(date(2041, 3, 5), date(2041, 3, 6), shipped_calendar())
    assert (left.words, left.late) == ("due 05.03.2041", True)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 7, 1), date(2026, 9, 1)),
        (date(2026, 11, 21), date(2026, 11, 21)),
        (date(2027, 5, 25), date(2027, 5, 25)),
        (date(2027, 5, 26), date(2027, 9, 1)),
    ],
)
def test_the_usual_period_of_an_order(today: date, first: date) -> None:
    last = date(first.year if first.month < 6 else first.year + 1, 5, 25)
    assert usual_period(today) == (first, last)


def test_reading_again_keeps_place_and_focus(screen: Screen, desk: Desk, school: int) -> None:
    screen.open(register(desk, home_education_entry(school)))
    screen.qtbot.waitActive(screen.window)
    screen.part(Table, "papers").setFocus()
    bar = screen.page.area.verticalScrollBar()
    bar.setValue(120)
    screen.context.changed.emit()
    screen.settle()
    assert bar.value() == 120
    assert QApplication.focusWidget() is screen.part(Table, "papers")


def test_nothing_is_wider_than_a_small_screen(screen: Screen, desk: Desk, school: int) -> None:
    entry = reimbursement_entry(school, note="Ұзақ ескертпе " * 20)
    screen.open(register(desk, entry))
    inner = screen.page.area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= screen.page.area.viewport().width()
    for button in inner.findChildren(QPushButton):
        right = button.mapTo(inner, QPoint(button.width(), 0)).x()
        assert right <= inner.width()
        assert button.width() >= button.sizeHint().width()


def test_an_award_that_was_changed_says_so(screen: Screen, head: Desk, school: int) -> None:
    application = award(head, reimbursement_entry(school))
    screen.open(application)
    told = [each.text() for each in screen.page.findChildren(QLabel)]
    assert "Awarded. It is paid with the payout of each period." in told
    changes = Ended(EndReason.MOVED_AWAY, date(2025, 9, 3))
    amendments.amend(head, decision(head, application).id, changes, "Көшіп кетті")
    screen.page.refresh()
    screen.settle()
    told = [each.text() for each in screen.page.findChildren(QLabel)]
    assert "Awarded, and changed since: the child's card says what stands now." in told
    assert f"03.09.2025 10:00, {head.worker.name}" in told


def test_the_applicants_card_is_set_right_from_the_case(
    screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    screen.click("applicant")
    card = screen.dialog(PersonDialog)
    assert card.paper_language.value() == "kk"  # as it was asked at the desk
    card.paper_language.set_value(PaperLanguage.BESIDE)
    card.phone.edit.setText("+7 701 111 22 33")
    QTest.mouseClick(card.accept_button, LEFT)
    screen.settle()
    assert "Both, side by side" in screen.texts()
    assert "+7 (701) 111-22-33" in screen.texts()
    with desk.database.read() as connection:
        kept = people.by_id(connection, application.applicant_id)
    assert (kept.paper_language, kept.surname) == ("kk|ru", "Әлімқұлова")


def test_a_childs_card_keeps_what_nobody_asked(screen: Screen, desk: Desk, school: int) -> None:
    application = register(desk, home_education_entry(school))
    screen.window.open(places.child(application.child_id))
    page = screen.window.page
    assert isinstance(page, ChildPage)
    page.acts.edit()
    card = screen.dialog(PersonDialog)
    assert card.paper_language.value() == ""
    QTest.mouseClick(card.accept_button, LEFT)
    screen.settle()
    with desk.database.read() as connection:
        assert people.by_id(connection, application.child_id).paper_language == ""
    page.acts.edit()
    card = screen.dialog(PersonDialog)
    card.paper_language.set_value(PaperLanguage.RUSSIAN)
    QTest.mouseClick(card.accept_button, LEFT)
    screen.settle()
    assert page.reach.text().endswith("papers: Russian")


def test_a_registered_application_is_printed_to_be_signed(
    screen: Screen, desk: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    screen.open(application)
    screen.click("toSign")
    shown = screen.preview()
    assert shown.windowTitle() == "Application to sign Ө-2026-00001"
    assert shown._file_name == "Ө-2026-00001-application.pdf"
    assert "Өтініш" in shown.document.getAllText(0).text()
