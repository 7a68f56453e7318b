"""The list of all looks: for the head and an inspector."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app import wording
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.gui.registers.page import RegistersPage
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import Register
from desktop_app.records.looks import Subject
from desktop_app.services.children import file as children
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import shown as payouts
from desktop_app.services.registers import journals
from tests.builders import reimbursement_entry
from tests.gui.patient_window import settle
from tests.gui.tables import shown
from tests.services.acts import award


def test_the_head_sees_who_looked_and_goes_there(
    qtbot: QtBot, window: MainWindow, context: Context, head: Desk, accountant: Desk, school: int
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    children.read(accountant, child)
    payouts.of_period(accountant, Quarter(2026, 3))
    journals.of_period(accountant, Register.ORDERS, date(2026, 1, 1), date(2026, 3, 31), "kk")
    context.desk = head
    window.open(Place("registers", text="looks"))
    page = window.page
    assert isinstance(page, RegistersPage)
    looks = page.looks
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Who looked"
    qtbot.waitUntil(lambda: looks.model.rowCount() == 3)
    rows = shown(looks.table, "Who", "What was looked at", "What was done")
    assert rows == [
        "Бухгалтер | List | taken into a file",
        "Бухгалтер | Payout sheet | opened",
        "Бухгалтер | Child | opened",
    ]
    about = shown(looks.table, "About whom")
    assert about[0] == "Journal of orders, 01.01.2026 – 31.03.2026"
    assert about[1] == f"{wording.period(Quarter(2026, 3), 'en')}, not approved yet"
    looks.kind.setCurrentIndex(looks.kind.findData(Subject.CHILD))
    qtbot.waitUntil(lambda: looks.model.rowCount() == 1)
    looks.table.setFocus()
    QTest.keyClick(looks.table, Qt.Key.Key_Return)
    assert isinstance(window.page, ChildPage)


def test_others_have_no_such_tab(
    window: MainWindow, context: Context, desk: Desk, inspector: Desk
) -> None:
    window.open(Place("registers"))
    page = window.page
    assert isinstance(page, RegistersPage)
    settle(context)
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.looks))
    context.desk = inspector
    context.changed.emit()
    settle(context)
    assert page.tabs.isTabVisible(page.tabs.indexOf(page.looks))
