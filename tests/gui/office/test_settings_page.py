"""The office keeps its own: details, schools and workers; decisions have tests of their own."""

from dataclasses import replace
from string import ascii_uppercase

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.roles import RolesDialog
from desktop_app.gui.office.school import SchoolDialog
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.office.worker import RetireDialog, WorkerDialog
from desktop_app.gui.places import Place
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office, Worker
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.office import details as office
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import staff as office_staff
from tests.builders import a_school, make_iban
from tests.gui.patient_window import settle
from tests.gui.trouble import TOLD, busy
from tests.services.acts import added


@pytest.fixture(autouse=True)
def head_at_work(context: Context, head: Desk) -> None:
    context.desk = head


@pytest.fixture
def page(window: MainWindow, school: int) -> SettingsPage:
    return opened(window, "office")


def opened(window: MainWindow, tab: str) -> SettingsPage:
    window.open(Place("settings", text=tab))
    found = window.page
    assert isinstance(found, SettingsPage)
    return found


def dialog(parent: QWidget, kind: type[AskDialog]) -> AskDialog:
    (found,) = [shown for shown in parent.findChildren(kind) if shown.isVisible()]
    return found


def accept(qtbot: QtBot, shown: AskDialog, context: Context) -> None:
    """Press the button and wait until the act is done and the pages have read again."""
    with qtbot.waitSignal(context.changed):
        qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    settle(context)


def gone(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not page.findChildren(AskDialog))


def type_into(edit: QWidget, text: str) -> None:
    """Key by key; Qt's own helper for this stops at letters that are not Latin."""
    for letter in text:
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(edit, press)


def test_the_office_is_saved_with_every_field(
    qtbot: QtBot, page: SettingsPage, context: Context, desk: Desk
) -> None:
    for letter, field in zip(ascii_uppercase, page.office.fields.values(), strict=False):
        type_into(field.edit, f"{letter}. Әлиев")
    page.office.fields["bin"].set_value("2411 4001 2345")
    page.office.fields["return_iban"].set_value(spaced(make_iban(77)))
    page.office.fields["return_days"].set_value("15")
    page.office.fields["payout_limit"].set_value("90 000")
    page.office.fields["portal_until"].set_value("18:00")
    with qtbot.waitSignal(context.changed):
        qtbot.mouseClick(page.office.save_button, Qt.MouseButton.LeftButton)
    with desk.database.read() as connection:
        stored = offices.details(connection)
        terms = repayment_terms.stored(connection)
    assert terms == RepaymentTerms(make_iban(77), "15")
    assert (stored.name_kk, stored.head_name) == ("А. Әлиев", "І. Әлиев")
    assert stored.bin == "241140012345"
    assert "" not in vars(stored).values()
    qtbot.waitUntil(lambda: not page.office.save_button.isEnabled())


def spaced(iban: str) -> str:
    """As banks print it, in small letters for once."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4)).lower()


def test_a_new_office_has_thirty_days_and_nothing_to_save(page: SettingsPage) -> None:
    assert page.office.fields["return_days"].value() == "30"
    assert not page.office.save_button.isEnabled()


@pytest.mark.parametrize(
    ("name", "typed", "slip"),
    [
        ("return_iban", "KZ00 722C 0000 0000 0077", "mistyped"),
        ("return_days", "14.5", "whole days"),
        ("return_days", "400", "from 1 to 365"),
    ],
)
def test_where_money_is_returned_to_is_checked_at_its_field(
    qtbot: QtBot, page: SettingsPage, name: str, typed: str, slip: str
) -> None:
    page.office.fields[name].set_value(typed)
    qtbot.mouseClick(page.office.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.office.save_button.isEnabled)
    assert slip in page.office.fields[name].slip


def test_a_wrong_bin_is_said_at_its_field(qtbot: QtBot, page: SettingsPage) -> None:
    type_into(page.office.fields["bin"].edit, "123")
    qtbot.mouseClick(page.office.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.office.fields["bin"].slip == "A BIN has 12 digits, here are 3.")
    assert page.office.save_button.isEnabled()


def test_what_is_typed_and_not_saved_is_kept_on_the_way_back(
    window: MainWindow, page: SettingsPage, context: Context
) -> None:
    type_into(page.office.fields["name_kk"].edit, "Бөлім")
    context.changed.emit()
    settle(context)
    assert page.office.fields["name_kk"].value() == "Бөлім"
    window.open(Place("registers"))
    window.go_back()
    settle(context)
    again = window.page
    assert isinstance(again, SettingsPage)
    assert again.office.fields["name_kk"].value() == "Бөлім"
    assert again.office.save_button.isEnabled()


def test_details_changed_by_somebody_else_are_told_and_nothing_typed_is_lost(
    qtbot: QtBot, page: SettingsPage, context: Context, accountant: Desk
) -> None:
    type_into(page.office.fields["phone"].edit, "222")
    office.save_details(accountant, Office(phone="111", bin="990140001233"))
    context.changed.emit()
    qtbot.mouseClick(page.office.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "changed this" in page.office.banner.words.text())
    assert accountant.worker.name in page.office.banner.words.text()
    assert page.office.fields["phone"].value() == "222"
    qtbot.waitUntil(lambda: page.office.fields["bin"].value() == "990140001233")
    settle(context)
    with qtbot.waitSignal(context.changed):
        qtbot.mouseClick(page.office.save_button, Qt.MouseButton.LeftButton)
    with accountant.database.read() as connection:
        assert offices.details(connection) == Office(phone="222", bin="990140001233")


def test_details_typed_before_and_saved_after_a_walk_are_told_as_well(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, accountant: Desk
) -> None:
    type_into(page.office.fields["phone"].edit, "222")
    window.open(Place("registers"))
    office.save_details(accountant, Office(phone="111"))
    window.go_back()
    again = window.page
    assert isinstance(again, SettingsPage)
    qtbot.mouseClick(again.office.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "changed this" in again.office.banner.words.text())
    assert again.office.fields["phone"].value() == "222"


def test_a_clerk_sees_whose_the_settings_are(
    window: MainWindow, page: SettingsPage, context: Context, desk: Desk
) -> None:
    context.desk = desk
    context.changed.emit()
    settle(context)
    assert page.office.fields["phone"].edit.isReadOnly()
    offered = {
        page.office.save_button: "accountant or the head",
        page.workers.add_button: "Only the administrator",
        page.workers.retire_button: "Only the administrator",
        page.mci.add_button: "accountant or the head",
    }
    for made, who in offered.items():
        assert not made.isEnabled()
        assert who in made.toolTip()
    assert page.schools.add_button.isEnabled()


def test_the_history_tells_what_was_and_what_is(
    qtbot: QtBot,
    window: MainWindow,
    page: SettingsPage,
    head: Desk,
    administrator: Desk,
    school: int,
) -> None:
    seen = office.save_details(head, Office(phone="111"))
    office.save_details(head, Office(phone="222"), seen=seen)
    worker = Worker(0, "Ұ. Ө. Һ.", Role.CLERK)
    worker = replace(worker, id=office.save_worker(administrator, worker))
    worker = replace(worker, role=Role.ACCOUNTANT)
    office.save_worker(administrator, worker)
    office.retire_worker(administrator, replace(worker, version=2))
    page = opened(window, "history")
    qtbot.waitUntil(lambda: page.history.model.rowCount() > 0)
    rows = [[cell(page, row, column) for column in (1, 2, 3)] for row in range(4)]
    assert rows == [
        ["Әкімші", "Took Ұ. Ө. Һ. out of the list of workers", "In the list: yes → no"],
        ["Әкімші", "Changed the worker Ұ. Ө. Һ.", "Role: Clerk → Accountant"],
        ["Әкімші", "Added the worker Ұ. Ө. Һ.", ""],
        ["Басшы", "Changed the office's details", "Phone: 111 → 222"],
    ]


def cell(page: SettingsPage, row: int, column: int) -> str:
    model = page.history.model
    return str(model.data(model.index(row, column)))


def test_who_does_what_is_shown_with_the_reasons(
    qtbot: QtBot, window: MainWindow, page: SettingsPage
) -> None:
    page = opened(window, "workers")
    qtbot.mouseClick(page.workers.roles_button, Qt.MouseButton.LeftButton)
    (shown,) = page.findChildren(RolesDialog)
    model = shown.table.rows
    assert model.rowCount() == len(Act)
    row = list(Act).index(Act.APPROVE_PAYOUT)
    cells = [model.data(model.index(row, column)) for column in range(4)]
    assert cells == ["Approve a payout", "–", "yes", "yes"]
    shown.table.selectRow(row)
    assert "Clerk: Takes in what payments rest on, and so does not pay." in shown.reasons.text()
    shown.accept()


def test_a_school_is_added(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, context: Context
) -> None:
    page = opened(window, "schools")
    qtbot.mouseClick(page.schools.add_button, Qt.MouseButton.LeftButton)
    shown = dialog(page, SchoolDialog)
    assert isinstance(shown, SchoolDialog)
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.lines["name_ru"].slip == "Enter the name in Russian.")
    type_into(shown.lines["name_kk"].edit, "№ 9 мектеп")
    type_into(shown.lines["name_ru"].edit, "Школа № 9")
    accept(qtbot, shown, context)
    gone(qtbot, page)
    assert "№ 9 мектеп" in [school.name_kk for school in page.schools.found.values()]


def test_a_school_changed_by_somebody_else_is_told_and_not_lost(
    qtbot: QtBot,
    window: MainWindow,
    page: SettingsPage,
    context: Context,
    desk: Desk,
    school: int,
) -> None:
    page = opened(window, "schools")
    page.schools.table.setFocus()
    QTest.keyClick(page.schools.table, Qt.Key.Key_Return)
    shown = dialog(page, SchoolDialog)
    assert isinstance(shown, SchoolDialog)
    office.save_school(desk, a_school(id=school, phone="111", head_name="Ұ. Ө."))
    shown.lines["phone"].set_value("222")
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "changed this" in shown.banner.words.text())
    settle(context)
    assert shown.lines["phone"].value() == "222"
    assert shown.lines["phone"].note.text() == "On file now: 111"
    assert shown.lines["head_name"].value() == "Ұ. Ө."
    assert page.schools.found[school].phone == "111"
    accept(qtbot, shown, context)  # what the other one changed was seen
    with desk.database.read() as connection:
        saved = offices.school(connection, school)
    assert (saved.phone, saved.head_name) == ("222", "Ұ. Ө.")


def test_a_worker_changed_by_somebody_else_is_told_and_not_lost(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    page = opened(window, "workers")
    (clerk,) = [each for each in page.workers.found.values() if each.role is Role.CLERK]
    page.workers.ask(clerk)
    shown = dialog(page, WorkerDialog)
    assert isinstance(shown, WorkerDialog)
    office.save_worker(administrator, replace(clerk, position_kk="маман"))
    shown.position_ru.set_value("Ө")
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "changed this" in shown.banner.words.text())
    settle(context)
    accept(qtbot, shown, context)
    with administrator.database.read() as connection:
        (saved,) = [each for each in office_staff.at_work(connection) if each.id == clerk.id]
    assert (saved.position_kk, saved.position_ru) == ("маман", "Ө")


def test_a_worker_is_added_and_the_list_of_who_works_is_read_again(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    page = opened(window, "workers")
    qtbot.mouseClick(page.workers.add_button, Qt.MouseButton.LeftButton)
    shown = dialog(page, WorkerDialog)
    assert isinstance(shown, WorkerDialog)
    type_into(shown.name_field.edit, "Ұ. Ө. Һ.")
    shown.role.set_value(Role.ACCOUNTANT)
    with qtbot.waitSignal(context.staff_changed):
        qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    settle(context)
    added = [found for found in page.workers.found.values() if found.name == "Ұ. Ө. Һ."]
    assert [worker.role for worker in added] == [Role.ACCOUNTANT]


def test_the_same_name_is_asked_about_and_never_guessed(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    gone = added(administrator, "Ө. Ұлы", Role.CLERK).worker
    office.retire_worker(administrator, gone)
    page = opened(window, "workers")
    page.workers.ask(None)
    shown = dialog(page, WorkerDialog)
    assert isinstance(shown, WorkerDialog)
    assert not shown.back.isVisible()
    type_into(shown.name_field.edit, "Ө. Ұлы")
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "worked here before" in shown.back.slip)
    assert shown.back.isVisible()
    assert not shown.another.isVisible()
    settle(context)
    shown.back.set_value(True)
    accept(qtbot, shown, context)
    with administrator.database.read() as connection:
        assert office_staff.by_id(connection, gone.id) is not None


def test_one_person_in_two_entries_is_told(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    added(administrator, "Ә. Іңкәрова", Role.CLERK)
    page = opened(window, "workers")
    page.workers.ask(None)
    shown = dialog(page, WorkerDialog)
    assert isinstance(shown, WorkerDialog)
    type_into(shown.name_field.edit, "Іңкәрова Әлия")
    shown.role.set_value(Role.HEAD)
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Ә. Іңкәрова is on the list" in shown.another.slip)
    settle(context)
    shown.another.set_value(True)
    accept(qtbot, shown, context)
    gone(qtbot, page)
    assert "Іңкәрова Әлия" in [each.name for each in page.workers.found.values()]


def test_the_last_of_a_role_is_not_taken_out(
    qtbot: QtBot, window: MainWindow, page: SettingsPage, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    office.save_worker(administrator, Worker(0, "Екінші маман", Role.CLERK))
    page = opened(window, "workers")
    first = next(w.id for w in page.workers.found.values() if w.role is Role.CLERK)
    page.workers.retire(first)
    accept(qtbot, dialog(page, RetireDialog), context)
    gone(qtbot, page)
    (last,) = [w.id for w in page.workers.found.values() if w.role is Role.CLERK]
    page.workers.retire(last)
    shown = dialog(page, RetireDialog)
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "somebody in this role" in shown.banner.words.text())
    assert last in page.workers.found


def test_the_program_says_where_the_database_is(window: MainWindow, desk: Desk) -> None:
    page = opened(window, "program")
    told = [found.text() for found in page.program.findChildren(QLabel)]
    assert desk.database.place in told


def test_after_trouble_the_office_can_be_saved_again(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.office.fields["head_name"].set_value("Жаңа басшы")
    monkeypatch.setattr(office, "save_details", busy)
    page.office.save_button.click()
    assert not page.office.save_button.isEnabled()
    qtbot.waitUntil(page.office.save_button.isEnabled)
    assert TOLD in page.office.banner.words.text()
    assert page.office.fields["head_name"].value() == "Жаңа басшы"


def test_after_trouble_a_dialog_asks_again(
    qtbot: QtBot, page: SettingsPage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "save_worker", busy)
    shown = WorkerDialog(page, context)
    shown.name_field.set_value("Жаңа маман")
    shown.accept_button.click()
    assert not shown.accept_button.isEnabled()
    qtbot.waitUntil(shown.accept_button.isEnabled)
    assert TOLD in shown.banner.words.text()
    assert shown.name_field.value() == "Жаңа маман"
