"""A debt on screen: found, demanded, agreed on, returned, and taken back (D-9)."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.debts.agreements import ScheduleDialog, SetOffDialog
from desktop_app.gui.debts.entries import (
    AnnulEntryDialog,
    CourtDialog,
    RepaymentDialog,
    WriteOffDialog,
)
from desktop_app.gui.debts.list_page import DebtsPage
from desktop_app.gui.debts.page import DebtPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.hearing import LeaveOutDialog
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.today.page import TodayPage
from desktop_app.records.applications import Application
from desktop_app.records.kinds import DebtEntryKind, DebtState
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from tests.builders import Clock, make_iban
from tests.gui.case_screen import LEFT, Screen, type_in
from tests.gui.patient_window import settle
from tests.gui.tables import check, double_click, shown
from tests.ready_made import ready_made
from tests.services.acts import LEFT_OUT
from tests.services.debt_acts import only_debt, overpaid_family, repay, schedule

OWED = "23 067 ₸"


@pytest.fixture
@ready_made
def family(head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77), "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    return overpaid_family(head, accountant, school, clock)


def open_list(window: MainWindow) -> DebtsPage:
    window.open(places.DEBTS)
    page = window.page
    assert isinstance(page, DebtsPage)
    settle(page.context)
    return page


def open_card(screen: Screen) -> DebtPage:
    screen.window.open(places.debt(only_debt(screen.context.desk).decision_id))
    page = screen.window.page
    assert isinstance(page, DebtPage)
    return page


def test_from_the_payouts_to_the_card_and_to_the_child(
    qtbot: QtBot, screen: Screen, family: Application
) -> None:
    screen.window.open(places.PAYOUTS)
    payouts_page = screen.window.page
    assert isinstance(payouts_page, PayoutsPage)
    QTest.mouseClick(payouts_page.debts_button, LEFT)
    page = screen.window.page
    assert isinstance(page, DebtsPage)
    settle(page.context)
    check(page.table)
    (row,) = shown(page.table, "Period", "Overpaid", "Returned", "Still owed", "Demanded", "State")
    assert row == f"quarter 1 of 2026 | {OWED} | – | {OWED} | – | To be returned"
    double_click(page.table, 0)
    screen.settle()
    assert screen.page.title.text().replace("\N{NO-BREAK SPACE}", " ") == f"Overpayment: {OWED}"
    assert shown(screen.part(QTableView, "periods"), "Months") == ["February 2026, March 2026"]
    assert "state institution" in screen.texts()
    screen.click("child")
    screen.settle()
    child = screen.window.page
    assert isinstance(child, ChildPage)
    link = child.findChild(QPushButton, "debt")
    assert link is not None
    QTest.mouseClick(link, LEFT)
    assert isinstance(screen.window.page, DebtPage)


def test_the_list_is_narrowed(screen: Screen, family: Application) -> None:
    page = open_list(screen.window)
    type_in(page.text, "нетундай")
    screen.settle()
    assert page.nothing.text() == "No overpayment here. Other filters may show more."
    page.text.clear()
    screen.settle()
    assert len(shown(page.table)) == 1
    page.state.setCurrentIndex(page.state.findText("Settled"))
    screen.settle()
    assert shown(page.table) == []


def test_nobody_was_paid_too_much(screen: Screen) -> None:
    page = open_list(screen.window)
    assert page.nothing.text() == "Nobody was paid too much."
    assert not page.save_button.isEnabled()


def test_the_head_issues_the_demand(heads_screen: Screen, family: Application) -> None:
    screen = heads_screen
    open_card(screen)
    assert "Demand the sum on paper" in screen.sentence
    screen.click("demand")
    left_out = screen.dialog(LeaveOutDialog)
    type_in(left_out.why.edit, LEFT_OUT)
    screen.accept(left_out)
    screen.preview().close()
    assert screen.sentence.startswith("Record what comes back")
    assert only_debt(screen.context.desk).demands
    assert len(shown(screen.part(QTableView, "papers"))) == 1


def test_what_a_clerk_prepares_waits_in_the_tray(screen: Screen, family: Application) -> None:
    open_card(screen)
    screen.click("demand")
    left_out = screen.dialog(LeaveOutDialog)
    type_in(left_out.why.edit, LEFT_OUT)
    screen.accept(left_out)
    screen.settle()
    assert screen.sentence == "The demand waits for the head's signature."
    assert not screen.part(QPushButton, "writeOff").isEnabled()


def test_without_an_account_the_way_leads_to_the_settings(
    screen: Screen, family: Application, head: Desk
) -> None:
    with head.database.begin() as connection:
        terms = RepaymentTerms("", "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())
    open_card(screen)
    assert "account that money is returned to is not known" in screen.sentence
    screen.click("settings")
    assert screen.window.page is not None
    assert screen.window.page.place.page == "settings"


def test_instalments_repayment_and_annulment(
    screen: Screen, family: Application, clock: Clock
) -> None:
    desk = screen.context.desk
    open_card(screen)
    screen.click("schedule")
    dialog = screen.dialog(ScheduleDialog)
    proposed = dialog.instalments.edit.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert proposed.splitlines() == [
        "12.06.2026  7 689",
        "12.07.2026  7 689",
        "12.08.2026  7 689",
    ]
    screen.accept(dialog)
    assert dialog.document.slip == "Name the document: its number and date."
    type_in(dialog.document.edit, "№ 3")
    dialog.instalments.set_value("12.06.2026 ертең")
    screen.accept(dialog)
    assert "15.06.2026 10 000" in dialog.instalments.slip
    dialog.instalments.set_value("12.06.2026 10 000\n12.07.2026 13067")
    screen.accept(dialog)
    assert only_debt(desk).state is DebtState.SCHEDULED
    assert shown(screen.part(QTableView, "instalments"))[0].startswith("12.06.2026 | 10 000 ₸")

    clock.move_to(date(2026, 7, 1))
    open_card(screen)
    screen.click("repay")
    repayment = screen.dialog(RepaymentDialog)
    assert repayment.amount.sum("amount") == 10_000  # the next instalment
    repayment.amount.set_value("99 999")
    type_in(repayment.document.edit, "№ 41 төлем тапсырмасы")
    screen.accept(repayment)
    assert "23 067" in repayment.amount.slip.replace("\N{NO-BREAK SPACE}", " ")
    repayment.amount.set_value("10 000")
    screen.accept(repayment)
    assert only_debt(desk).repaid == 10_000
    assert only_debt(desk).overdue == ()

    ledger = screen.part(QTableView, "ledger")
    assert [each.split(" | ")[1] for each in shown(ledger)] == ["Returned", "Schedule of repayment"]
    screen.click("annul")
    annulment = screen.dialog(AnnulEntryDialog)
    screen.accept(annulment)
    assert annulment.why.slip == "Write why the entry is annulled."
    type_in(annulment.why.edit, "Басқа отбасының ақшасы")
    QTest.mouseClick(annulment.accept_button, LEFT)
    screen.settle()
    assert only_debt(desk).repaid == 0
    assert "Annulled: Басқа отбасының ақшасы" in shown(screen.part(QTableView, "ledger"))[0]


def test_an_agreement_to_set_off(screen: Screen, family: Application) -> None:
    open_card(screen)
    screen.click("setOff")
    dialog = screen.dialog(SetOffDialog)
    assert not dialog.share.isVisible()
    dialog.how.set_value(SetOffDialog.SHARE)
    assert dialog.share.isVisible()
    type_in(dialog.share.edit, "25")
    type_in(dialog.document.edit, "№ 5")
    screen.accept(dialog)
    debt = only_debt(screen.context.desk)
    entry = debt.standing(DebtEntryKind.SET_OFF)
    assert entry is not None
    assert (entry.share, entry.per_payout, debt.balance) == (25, 0, 0)
    assert screen.sentence == "It is set off against the next payouts, as agreed."
    assert "up to 25 per cent of a payout" in shown(screen.part(QTableView, "ledger"))[0]


def test_the_court_and_the_head_who_writes_off(heads_screen: Screen, family: Application) -> None:
    screen = heads_screen
    open_card(screen)
    screen.click("court")
    court = screen.dialog(CourtDialog)
    type_in(court.document.edit, "№ 12 талап арыз")
    screen.accept(court)
    assert only_debt(screen.context.desk).state is DebtState.COURT
    screen.click("writeOff")
    dialog = screen.dialog(WriteOffDialog)
    type_in(dialog.document.edit, "№ 9 шешім")
    screen.accept(dialog)
    assert screen.sentence == "Nothing is owed any more."
    assert screen.page.status.text() == "Settled"


def test_two_at_one_debt(screen: Screen, family: Application, accountant: Desk) -> None:
    open_card(screen)
    screen.click("repay")
    dialog = screen.dialog(RepaymentDialog)
    type_in(dialog.document.edit, "№ 41")
    repay(accountant, 1_000)
    screen.accept(dialog)
    assert accountant.worker.name in dialog.banner.words.text()
    assert only_debt(accountant).repaid == 1_000


def test_today_tells_who_is_late(
    qtbot: QtBot, screen: Screen, family: Application, clock: Clock
) -> None:
    schedule(screen.context.desk, (date(2026, 6, 15), 10_000), (date(2026, 7, 15), 13_067))
    clock.move_to(date(2026, 6, 16))
    screen.window.open(places.TODAY)
    page = screen.window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(page.kinds.instalments.isVisible)
    assert page.kinds.instalments.open_button.text() == "Instalments overdue: 1"
    QTest.mouseClick(page.kinds.instalments.open_button, LEFT)
    late = screen.window.page
    assert isinstance(late, DebtsPage)
    settle(late.context)
    assert shown(late.table, "State") == ["Instalment overdue"]


def test_the_workbook_is_saved(screen: Screen, family: Application, tmp_path: Path) -> None:
    page = open_list(screen.window)
    page.save_to(tmp_path / "overpayments.xlsx")
    screen.settle()
    assert page.open_button.isVisible()
    debts = load_workbook(tmp_path / "overpayments.xlsx", data_only=True).worksheets[0]
    assert debts["L6"].value == 23_067


def test_the_keyboard_opens_a_debt(screen: Screen, family: Application) -> None:
    page = open_list(screen.window)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(screen.window.page, DebtPage)
