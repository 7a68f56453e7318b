"""A child on screen: what stands, what is next, and what can be set right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop_app.gui import places
from desktop_app.gui.awards.certificate import ChildCertificateDialog
from desktop_app.gui.awards.event import AnnulEventDialog, EventDialog
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.children.sections import payment_state
from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.gui.people.dialog import PersonDialog
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application
from desktop_app.records.decisions import PeriodBalance
from desktop_app.records.people import Person
from desktop_app.records.who_it_is import Said
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding, events
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.services.people import keeping as people
from desktop_app.storage import tables as t
from desktop_app.storage.payouts import approved
from desktop_app.storage.people import on_file as stored
from tests.builders import (
    Clock,
    Period,
    a_child,
    home_education_entry,
    make_iin,
    reimbursement_entry,
)
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, double_click, shown
from tests.ready_made import ready_made
from tests.services.acts import close

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
Open = Callable[[int], ChildPage]


@pytest.fixture
def open_child(window: MainWindow) -> Open:
    def opened(child_id: int) -> ChildPage:
        window.open(places.child(child_id))
        page = window.page
        assert isinstance(page, ChildPage)
        return page

    return opened


@pytest.fixture
@ready_made
def awarded(desk: Desk, head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    """Awarded for 2025/26 and paid until March 2026; it is 10 May 2026."""
    clock.move_to(date(2025, 9, 3))
    application = registering.register(desk, reimbursement_entry(school)).application
    deciding.decide(head, application)
    for year, number in ((2025, 3), (2025, 4), (2026, 1)):
        clock.move_to(Quarter(year, number).last_day)
        close(accountant, cycle.draw_up(accountant, Quarter(year, number)))
    clock.move_to(date(2026, 5, 10))
    return application


def dialog(kind: type[W]) -> W:
    """The dialog of that kind that is open."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return next(each for each in found if each.isVisible())


def accept(qtbot: QtBot, asked: AskDialog, context: Context) -> None:
    with qtbot.waitSignal(context.changed), qtbot.waitSignal(asked.finished):
        QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)


def was_wrong(qtbot: QtBot, asked: PersonDialog, context: Context) -> None:
    """Accept a card, and say that it was wrong on file."""
    QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)
    QTest.mouseClick(asked.who_it_is.buttons[Said.WRONG], LEFT)
    accept(qtbot, asked, context)


def standing(page: ChildPage) -> dict[str, str]:
    """Name and value of each line of what stands."""
    lines = {}
    for row in range(page.stands.lines.rowCount()):
        cells = [
            page.stands.lines.itemAt(row, role)
            for role in (page.stands.lines.ItemRole.LabelRole, page.stands.lines.ItemRole.FieldRole)
        ]
        name, value = (cell.widget() if cell is not None else None for cell in cells)
        assert isinstance(name, QLabel)
        assert isinstance(value, QLabel | QPushButton)
        lines[name.text()] = value.text().replace("\N{NO-BREAK SPACE}", " ")
    return lines


def person(desk: Desk, child_id: int) -> Person:
    with desk.database.read() as connection:
        return stored.by_id(connection, child_id)


# What stands


def test_who_and_what_stands(open_child: Open, awarded: Application) -> None:
    page = open_child(awarded.child_id)
    assert page.title.text() == "Әлімқұлова Әлия Ұланқызы"
    for part in (a_child().iin, "born 07.04.2015, 11 years", "turns 18 on 07.04.2033", "Female"):
        assert part in page.who.text()
    assert standing(page) == {
        "Award": "September 2025 – May 2026",
        "Ends": "The certificate ends on 25.05.2026: May 2026 is the last month",
        "Payee": "Әлімқұлова Гүлнұр Ғалымқызы",
        "Account": awarded.iban,
        "Due now": "34 600 ₸",
    }


def test_payments_the_newest_first(open_child: Open, awarded: Application) -> None:
    page = open_child(awarded.child_id)
    check(page.payments.table)
    assert shown(page.payments.table) == [
        "quarter 2 of 2026 | 34 600 ₸ | – | – | 34 600 ₸ | – | Due",
        "quarter 1 of 2026 | 34 600 ₸ | 34 600 ₸ | – | – | – | Approved",
        "quarter 4 of 2025 | 31 456 ₸ | 31 456 ₸ | – | – | – | Approved",
        "quarter 3 of 2025 | 31 456 ₸ | 31 456 ₸ | – | – | – | Approved",
    ]
    assert page.tabs.tabText(0) == "Payments (4)"


def test_why_by_enter_and_by_the_button(open_child: Open, awarded: Application) -> None:
    page = open_child(awarded.child_id)
    page.payments.table.setFocus()
    QTest.keyClick(page.payments.table, Qt.Key.Key_Return)
    steps = dialog(StepsDialog)
    assert steps.windowTitle() == "Quarter 2 of 2026"
    steps.reject()
    QTest.keyClick(page.payments.table, Qt.Key.Key_Down)
    QTest.mouseClick(page.why_button, LEFT)
    assert any(
        each.windowTitle() == "Quarter 1 of 2026"
        for each in QApplication.topLevelWidgets()
        if isinstance(each, StepsDialog) and each.isVisible()
    )


def test_a_missing_mci_of_next_quarter_is_a_note(
    open_child: Open, desk: Desk, head: Desk, school: int
) -> None:
    entry = reimbursement_entry(
        school,
        applied_on=date(2026, 9, 3),
        certificate=Period(date(2026, 9, 1), date(2027, 5, 25)).entry,
    )
    application = registering.register(desk, entry).application
    deciding.decide(head, application)
    page = open_child(application.child_id)
    assert shown(page.payments.table, "Payment period") == [
        "quarter 4 of 2026",
        "quarter 3 of 2026",
    ]
    assert "MCI of January 2027" in page.payments.note.text()
    assert not page.unknown.isVisible()


def test_no_award(open_child: Open, desk: Desk, school: int) -> None:
    made = registering.register(desk, home_education_entry(school)).application
    page = open_child(made.child_id)
    assert standing(page) == {"Award": "No award"}
    assert not page.payments.table.isVisible()
    assert not page.why_button.isEnabled()


# What is next


def test_the_open_application_is_next(
    window: MainWindow, open_child: Open, desk: Desk, school: int
) -> None:
    made = registering.register(desk, reimbursement_entry(school)).application
    page = open_child(made.child_id)
    assert page.next.button is not None
    assert page.next.button.text() == "Open application Ө-2026-00001"
    assert page.next.button.hasFocus()
    QTest.keyClick(page.next.button, Qt.Key.Key_Space)
    assert window.page is not None
    assert window.page.place == places.case(made.id)


def test_a_new_application_is_next(
    window: MainWindow, open_child: Open, awarded: Application, clock: Clock
) -> None:
    clock.move_to(date(2026, 9, 2))
    page = open_child(awarded.child_id)
    assert "25.05.2026" in page.next.words.text()
    assert page.next.button is not None
    QTest.mouseClick(page.next.button, LEFT)
    assert window.page is not None
    assert window.page.place.page == "entry"


# Events


def test_a_late_event_makes_an_overpayment(
    qtbot: QtBot, context: Context, open_child: Open, awarded: Application
) -> None:
    page = open_child(awarded.child_id)
    QTest.mouseClick(page.next.event_button, LEFT)
    asked = dialog(EventDialog)
    QTest.mouseClick(asked.accept_button, LEFT)
    assert asked.happened_on.slip == "Enter the day."
    type_into(asked.happened_on.edit, "200126")
    QTest.mouseClick(asked.accept_button, LEFT)
    assert "no such day" in asked.happened_on.slip
    asked.happened_on.edit.clear()
    type_into(asked.happened_on.edit, "20.01.2026")
    type_into(asked.note.edit, "мектеп хаты")
    accept(qtbot, asked, context)
    lines = standing(page)
    assert lines["Overpaid"] == "23 067 ₸, to be returned (D-9)"
    assert " ".join(lines["Debt"].split()) == "To be returned: 23 067 ₸ for quarter 1 of 2026"
    assert lines["Award"] == "September 2025 – January 2026, ended"
    assert shown(page.payments.table)[0] == (
        "quarter 1 of 2026 | 11 533 ₸ | 34 600 ₸ | – | – | 23 067 ₸ | Overpaid"
    )
    assert shown(page.events.table, "What happened", "Day", "Note", "State") == [
        "Study in a state institution | 20.01.2026 | мектеп хаты | Stands"
    ]


def test_an_event_is_annulled(
    qtbot: QtBot, context: Context, open_child: Open, desk: Desk, awarded: Application
) -> None:
    events.record(desk, awarded.child_id, EventKind.DEATH, date(2026, 1, 20))
    page = open_child(awarded.child_id)
    assert standing(page)["Died"] == "20.01.2026"
    assert page.next.button is None
    page.tabs.setCurrentWidget(page.events)
    QTest.mouseClick(page.annul_button, LEFT)
    asked = dialog(AnnulEventDialog)
    with qtbot.waitSignal(asked.why.changed):
        type_into(asked.why.edit, "басқа бала")
    accept(qtbot, asked, context)
    assert "Died" not in standing(page)
    assert "Overpaid" not in standing(page)
    assert shown(page.events.table, "What happened", "State") == [
        "Death of the child | Annulled: басқа бала"
    ]
    font = page.events.table.model().index(0, 0).data(Qt.ItemDataRole.FontRole)
    assert font.strikeOut()
    assert not page.annul_button.isEnabled()


def test_a_slip_stays_in_the_dialog(
    qtbot: QtBot, open_child: Open, desk: Desk, awarded: Application
) -> None:
    events.record(desk, awarded.child_id, EventKind.DEATH, date(2026, 1, 20))
    page = open_child(awarded.child_id)
    page.annul()
    asked = dialog(AnnulEventDialog)
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: asked.why.slip == "Write why the event is annulled.")
    assert asked.isVisible()


def test_only_an_institution_has_an_end(open_child: Open, awarded: Application) -> None:
    page = open_child(awarded.child_id)
    page.acts.record_event()
    asked = dialog(EventDialog)
    assert asked.ended_on.isVisible()
    QTest.keyClick(asked.kind.box, Qt.Key.Key_Down)
    assert not asked.ended_on.isVisible()


# Certificates


def test_a_certificate_is_recorded(
    qtbot: QtBot, context: Context, open_child: Open, awarded: Application
) -> None:
    page = open_child(awarded.child_id)
    QTest.mouseClick(page.next.certificate_button, LEFT)
    asked = dialog(ChildCertificateDialog)
    assert asked.provider.value() == awarded.provider_id
    QTest.mouseClick(asked.accept_button, LEFT)
    assert asked.number.slip
    assert asked.first_day.slip == "Enter the day."
    for field, typed in (
        (asked.number, "21"),
        (asked.issued_on, "05.05.2026"),
        (asked.first_day, "01.09.2026"),
        (asked.last_day, "25.05.2026"),
        (asked.class_name, "6 Ә"),
    ):
        type_into(field.edit, typed)
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: asked.last_day.slip == "The period ends before it begins.")
    asked.last_day.edit.clear()
    type_into(asked.last_day.edit, "25.05.2027")
    accept(qtbot, asked, context)
    assert shown(page.certificates.table)[0] == (
        "21 | 05.05.2026 | 01.09.2026 | 25.05.2027 | 6 Ә | Общеобразовательная школа № 7"
    )


# Personal details


def test_the_details_are_set_right(
    qtbot: QtBot, context: Context, open_child: Open, desk: Desk, awarded: Application
) -> None:
    page = open_child(awarded.child_id)
    QTest.mouseClick(page.edit_button, LEFT)
    asked = dialog(PersonDialog)
    told = [each.text() for each in asked.findChildren(QLabel)]
    assert any("The award keeps what it was decided on" in each for each in told)
    asked.surname.edit.clear()
    type_into(asked.surname.edit, "Өтегенова")
    asked.birth_date.edit.clear()
    type_into(asked.birth_date.edit, "07.04.2008")
    assert "Differs from the IIN" in asked.birth_date.slip
    was_wrong(qtbot, asked, context)
    assert page.title.text() == "Өтегенова Әлия Ұланқызы"
    assert standing(page)["Award"] == "September 2025 – May 2026"
    assert "were wrong on file and were set right" in shown(page.history.table, "What")[0]
    with desk.database.read() as connection:
        assert stored.child_ids(connection, "өтеген") == [awarded.child_id]


def test_an_iin_of_somebody_else_is_refused(
    qtbot: QtBot, context: Context, open_child: Open, desk: Desk, awarded: Application
) -> None:
    page = open_child(awarded.child_id)
    page.acts.edit()
    asked = dialog(PersonDialog)
    asked.iin.edit.clear()
    right = make_iin(date(2015, 4, 7), serial=77)
    type_into(asked.iin.edit, right[:11] + str((int(right[11]) + 1) % 10))
    assert "mistyped" in asked.iin.slip
    asked.iin.edit.clear()
    type_into(asked.iin.edit, person(desk, awarded.applicant_id).iin)
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: "Әлімқұлова Гүлнұр Ғалымқызы" in asked.iin.slip)
    asked.iin.edit.clear()
    type_into(asked.iin.edit, right)
    was_wrong(qtbot, asked, context)
    assert person(desk, awarded.child_id).iin == right
    assert f"to {right}" in shown(page.history.table, "What")[0]


def test_somebody_else_saved_first(
    qtbot: QtBot, open_child: Open, desk: Desk, awarded: Application
) -> None:
    page = open_child(awarded.child_id)
    page.acts.edit()
    asked = dialog(PersonDialog)
    before = person(desk, awarded.child_id)
    people.update(desk, before.id, before.version, replace(before, phone="+7 700 111 11 11"))
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: "changed this at" in asked.banner.words.text())
    assert asked.isVisible()


# Applications and papers


def test_a_case_and_a_paper_are_opened(
    qtbot: QtBot, window: MainWindow, open_child: Open, awarded: Application
) -> None:
    page = open_child(awarded.child_id)
    page.tabs.setCurrentWidget(page.papers)
    assert shown(page.papers.table, "Number", "Paper") == [
        "Ш-2025-00002 | Notice of award",
        "Ш-2025-00001 | Receipt slip",
    ]
    double_click(page.papers.table, 1)

    def previews() -> list[PreviewDialog]:
        return [e for e in QApplication.topLevelWidgets() if isinstance(e, PreviewDialog)]

    qtbot.waitUntil(lambda: bool(previews()))
    assert "Ш-2025-00001" in previews()[0].windowTitle()
    previews()[0].reject()
    page.tabs.setCurrentWidget(page.cases)
    page.cases.table.setFocus()
    QTest.keyClick(page.cases.table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.case(awarded.id)


def test_what_people_typed_is_plain_text(open_child: Open, desk: Desk, school: int) -> None:
    child = a_child(address="%s & <i>")
    made = registering.register(desk, home_education_entry(school, child=child)).application
    with desk.database.begin() as connection:  # as names were kept before they were looked at
        connection.execute(update(t.people).values(surname="<b>Қ</b>", given_name="{name}"))
    page = open_child(made.child_id)
    assert page.title.text() == "<b>Қ</b> {name} Ұланқызы"
    assert page.title.textFormat() == Qt.TextFormat.PlainText
    assert page.reach.text() == "%s & <i>"


def test_the_family_is_given_the_whole_file(
    qtbot: QtBot,
    open_child: Open,
    awarded: Application,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_child(awarded.child_id)
    place = tmp_path / "whole.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(place), ""))
    page.whole_button.click()
    qtbot.waitUntil(lambda: place.is_file() and page.whole_button.isEnabled())
    with ZipFile(place) as packed:
        assert a_child().iin in packed.read("person.json").decode("utf-8")


def test_a_period_is_paid_once_the_bank_has_answered(
    open_child: Open, awarded: Application, accountant: Desk
) -> None:
    def states() -> list[str]:
        return shown(open_child(awarded.child_id).payments.table, "State")[1:]

    assert states() == ["Approved", "Approved", "Approved"]
    with accountant.database.read() as connection:
        sheet = approved.latest(connection)[0]
    bank_answers.all_paid(accountant, sheet.id, date(2026, 5, 4))
    assert sorted(states()) == ["Approved", "Approved", "Paid"]


@pytest.mark.parametrize(
    ("entitled", "paid", "returned", "state"),
    [
        (34_600, 34_600, 0, "Paid"),
        (34_600, 20_000, 14_600, "Partly paid"),
        (0, 0, 34_600, "Returned"),
        (0, 0, 0, "–"),
    ],
)
def test_paid_is_said_of_a_period_only_where_something_paid_is_left(
    entitled: int, paid: int, returned: int, state: str
) -> None:
    account = PeriodBalance(1, Quarter(2026, 1), entitled, paid, (), returned)
    assert payment_state(account, date(2026, 11, 30))[0] == state
