"""The registers: what was issued and registered, by period and kind; journals and annulment."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop_app.gui.applications.page import CasePage
from desktop_app.gui.context import Context
from desktop_app.gui.fields.paragraph import ParagraphField
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.parts.table import Table
from desktop_app.gui.places import Place
from desktop_app.gui.registers.page import RegistersPage
from desktop_app.records.applications import Application
from desktop_app.records.kinds import NoticeKind, Register, Service
from desktop_app.services.desk import Desk
from desktop_app.services.papers import issued
from desktop_app.services.registers import journals
from desktop_app.storage.registers import numbers as registers
from desktop_app.storage.tables import deliveries
from tests.builders import Clock, a_child, home_education_entry, reimbursement_entry
from tests.gui.trouble import TOLD, busy
from tests.ready_made import ready_made
from tests.services.acts import award, papers_of, put_complaint, register


@pytest.fixture
def reimbursed(head: Desk, school: int) -> Application:
    """Registered in September 2025 and awarded in January 2026."""
    return award(head, reimbursement_entry(school), decided_on=date(2026, 1, 20))


@pytest.fixture
@ready_made
def accepted(reimbursed: Application, desk: Desk, school: int) -> Application:
    """An application for home education, registered in November 2026."""
    return register(desk, home_education_entry(school, 2, applied_on=date(2026, 11, 20)))


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, accepted: Application, clock: Clock) -> RegistersPage:
    clock.move_to(date(2026, 11, 21))
    window.open(Place("registers"))
    found = window.page
    assert isinstance(found, RegistersPage)
    qtbot.waitUntil(lambda: found.papers.model.rowCount() > 0)
    return found


def column(table: Table, number: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def test_the_journal_shows_this_year_with_the_newest_first(
    page: RegistersPage, qtmodeltester: ModelTester
) -> None:
    assert column(page.papers.table, 1) == ["20.11.2026 10:00", "20.01.2026 10:00"]
    assert column(page.papers.table, 2) == ["Receipt slip", "Notice of award"]
    assert column(page.papers.table, 4) == [a_child(2).full_name, a_child().full_name]
    assert "application Ө-2026-00001" in page.papers.details.words.text()
    assert page.papers.count.text() == "Found: 2"
    qtmodeltester.check(page.papers.model)


def test_another_year_is_chosen_by_keyboard(qtbot: QtBot, page: RegistersPage) -> None:
    page.papers.period.year.setFocus()
    QTest.keyClick(page.papers.period.year, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: column(page.papers.table, 1) == ["03.09.2025 10:00"])


def test_a_quarter_and_a_kind_narrow_the_journal(qtbot: QtBot, page: RegistersPage) -> None:
    page.papers.period.part.setCurrentIndex(page.papers.period.part.findText("Quarter 1"))
    qtbot.waitUntil(lambda: column(page.papers.table, 2) == ["Notice of award"])
    page.papers.period.part.setCurrentIndex(0)
    page.papers.kind.setCurrentIndex(page.papers.kind.findData(NoticeKind.RECEIPT_SLIP))
    qtbot.waitUntil(lambda: column(page.papers.table, 2) == ["Receipt slip"])
    page.papers.kind.setCurrentIndex(page.papers.kind.findData(NoticeKind.REPAYMENT_DEMAND))
    qtbot.waitUntil(lambda: page.papers.count.text() == "Found: 0")


def test_enter_opens_the_paper_as_it_was_issued(
    qtbot: QtBot, window: MainWindow, page: RegistersPage, accepted: Application, desk: Desk
) -> None:
    page.papers.table.setFocus()
    QTest.keyClick(page.papers.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    (shown,) = window.findChildren(PreviewDialog)
    (paper,) = papers_of(desk, accepted)
    assert paper.number in shown.windowTitle()
    assert shown.document.pageCount() >= 1


def test_the_register_of_applications_opens_a_case(
    qtbot: QtBot, window: MainWindow, page: RegistersPage, accepted: Application
) -> None:
    page.tabs.setCurrentWidget(page.applications)
    table = page.applications.table
    qtbot.waitUntil(lambda: column(table, 0) == ["Ө-2026-00001"])
    assert column(table, 1) == ["20.11.2026"]
    assert column(table, 4) == ["Home education"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == Place("case", accepted.id)


def test_the_register_of_applications_is_narrowed_by_service(
    qtbot: QtBot, page: RegistersPage
) -> None:
    page.tabs.setCurrentWidget(page.applications)
    qtbot.waitUntil(lambda: page.applications.model.rowCount() == 1)
    page.applications.kind.setCurrentIndex(page.applications.kind.findData(Service.REIMBURSEMENT))
    qtbot.waitUntil(lambda: page.applications.count.text() == "Found: 0")
    page.applications.period.year.setValue(2025)
    qtbot.waitUntil(lambda: column(page.applications.table, 0) == ["Ө-2025-00001"])
    assert page.place == Place("registers", text="applications")


def test_the_stages_of_the_services_are_listed_opened_and_saved(
    page: RegistersPage, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tab = page.stages
    page.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: tab.model.rowCount() > 0)
    assert column(tab.table, 1)[0] == "Ө-2026-00001"
    assert column(tab.table, 0)[0] == "20.11.2026 10:00"
    file = tmp_path / "stages.xlsx"
    tab.save_to(file)
    qtbot.waitUntil(tab.save_button.isEnabled)
    assert tab.banner.words.text() == "Saved: stages.xlsx"
    saved = load_workbook(file).worksheets[0]
    assert [row[0] for row in saved.iter_rows(min_row=5, values_only=True)][-1] == "Ө-2026-00001"
    tab.save_to(tmp_path / "none" / "stages.xlsx")
    qtbot.waitUntil(tab.save_button.isEnabled)
    assert "can't be written" in tab.banner.words.text()
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not page)
    assert isinstance(window.page, CasePage)


def dialog(window: MainWindow) -> AnnulDialog:
    (found,) = window.findChildren(AnnulDialog)
    return found


def test_a_spoilt_paper_is_annulled_and_struck_through(
    qtbot: QtBot, page: RegistersPage, window: MainWindow, context: Context, desk: Desk
) -> None:
    context.desk = desk
    tab = page.papers
    qtbot.waitUntil(lambda: tab.chosen() is not None)
    chosen = tab.chosen()
    assert chosen is not None
    assert not tab.model.index(0, 0).data(Qt.ItemDataRole.FontRole)
    tab.annul_button.click()
    dialog(window).accept_button.click()
    qtbot.waitUntil(lambda: dialog(window).fields["why"].slip != "")
    assert dialog(window).fields["why"].slip == "Write why the paper is annulled."
    assert isinstance(dialog(window).fields["why"], ParagraphField)
    dialog(window).why.set_value("Мекенжайы қате")
    dialog(window).accept_button.click()
    qtbot.waitUntil(lambda: not tab.annul_button.isEnabled())
    assert window.focusWidget() is tab.table
    qtbot.waitUntil(lambda: bool(tab.model.index(0, 0).data(Qt.ItemDataRole.FontRole)))
    assert tab.model.index(0, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    words = f"Annulled on 21.11.2026 by {desk.worker.name}: Мекенжайы қате"
    assert tab.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == words
    assert tab.details.annulled.text() == words
    assert not tab.again_button.isEnabled()


def test_a_paper_is_issued_again_and_shown(
    qtbot: QtBot, page: RegistersPage, window: MainWindow, context: Context, desk: Desk
) -> None:
    context.desk = desk
    tab = page.papers
    qtbot.waitUntil(lambda: tab.chosen() is not None)
    tab.again_button.click()
    dialog(window).why.set_value("Бланк бүлінді")
    dialog(window).accept_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    qtbot.waitUntil(lambda: tab.model.rowCount() == 3)
    assert column(tab.table, 0)[0] == "Ш-2026-00003"


def test_what_happened_to_a_paper_stands_in_its_line(
    qtbot: QtBot, page: RegistersPage, desk: Desk
) -> None:
    tab = page.papers
    chosen = tab.chosen()
    assert chosen is not None
    issued.record_printing(desk, chosen.id, "printer", 1)
    issued.record_printing(desk, chosen.id, "printer", 1)
    with desk.database.begin() as connection:
        values = {"way": "post", "delivered_on": date(2026, 11, 20), "number": "RR1KZ"}
        more = {"taken_by": "", "recorded_at": desk.now(), "recorded_by": desk.worker.name}
        connection.execute(insert(deliveries).values(notice_id=chosen.id, **values, **more))
    page.refresh()
    qtbot.waitUntil(lambda: column(tab.table, 6)[0] == "21.11.2026 (+1)")
    assert column(tab.table, 5)[0] == "20.11.2026"
    assert tab.model.index(0, 5).data(Qt.ItemDataRole.ToolTipRole) == "by post RR1KZ 20.11.2026"
    assert "Printed: 21.11.2026; copies: 1" in tab.details.words.text()
    assert column(tab.table, 7)[0] == chosen.sha256[:8]
    assert tab.model.index(0, 7).data(Qt.ItemDataRole.ToolTipRole) == chosen.sha256
    tab.details.copy_button.click()
    assert QGuiApplication.clipboard().text() == chosen.sha256


def test_any_days_are_chosen(qtbot: QtBot, page: RegistersPage) -> None:
    tab = page.papers
    tab.period.part.setCurrentIndex(tab.period.part.findText("From day to day"))
    assert not tab.period.year.isVisible()
    assert (tab.period.first.text(), tab.period.last.text()) == ("01.01.2026", "31.12.2026")
    tab.period.first.setText("21.01.2026")
    qtbot.waitUntil(lambda: column(tab.table, 1) == ["20.11.2026 10:00"])
    tab.period.last.setText("20.01.2026")  # ends before it begins: the period stays what it was
    assert tab.period.value() == (date(2026, 1, 21), date(2027, 1, 1))
    tab.period.set_days(date(2026, 1, 20), date(2026, 1, 20))
    qtbot.waitUntil(lambda: column(tab.table, 1) == ["20.01.2026 10:00"])


def test_the_journal_is_shown_to_be_printed(
    qtbot: QtBot, page: RegistersPage, window: MainWindow
) -> None:
    page.papers.journal_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    (shown,) = window.findChildren(PreviewDialog)
    assert shown.windowTitle() == "Journal of outgoing papers"
    assert shown.document.pageCount() == 1


def test_a_register_is_saved_for_excel(qtbot: QtBot, page: RegistersPage, tmp_path: Path) -> None:
    tab = page.applications
    page.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1)
    file = tmp_path / "applications.xlsx"
    tab.save_to(file)
    qtbot.waitUntil(tab.save_button.isEnabled)
    assert tab.banner.words.text() == "Saved: applications.xlsx"
    saved = load_workbook(file).worksheets[0]
    assert saved["A6"].value == "Ө-2026-00001"
    assert saved["B6"].value == datetime(2026, 11, 20, 10, 0)


def test_complaints_orders_and_payouts_have_registers_of_their_own(
    qtbot: QtBot, page: RegistersPage, desk: Desk
) -> None:
    with desk.database.begin() as connection:
        put_complaint(connection, registers.take_number(connection, Register.COMPLAINTS, 2026))
    tab = page.complaints
    page.tabs.setCurrentWidget(tab)
    qtbot.waitUntil(lambda: column(tab.table, 0) == ["ШҒ-2026-00001"])
    assert column(tab.table, 2) == ["Шағымданушы"]
    assert column(tab.table, 5) == ["Being considered"]
    for empty in (page.orders, page.certificates, page.payouts):
        page.tabs.setCurrentWidget(empty)
        count = empty.count
        qtbot.waitUntil(lambda count=count: count.text() == "Found: 0")  # type: ignore[misc]
    assert not page.orders.annul_button.isVisible()
    assert not page.orders.kind.isVisible()


def test_one_is_in_the_list_at_once(page: RegistersPage, window: MainWindow) -> None:
    assert window.focusWidget() is page.papers.table


def test_after_trouble_the_journal_can_be_asked_for_again(
    qtbot: QtBot, page: RegistersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "of_period", busy)
    page.papers.journal_button.click()
    assert not page.papers.journal_button.isEnabled()
    qtbot.waitUntil(page.papers.journal_button.isEnabled)
    assert TOLD in page.papers.banner.words.text()
