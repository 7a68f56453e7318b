"""The registers: what was issued and registered, by period and kind, and opening it."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.gui.dialogs.preview import PreviewDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.pages.case import CasePage
from desktop_app.gui.pages.registers import RegistersPage
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.table import Table
from desktop_app.records.applications import Application
from desktop_app.records.kinds import NoticeKind, Service
from desktop_app.services.desk import Desk
from tests.builders import Clock, home_education_entry, reimbursement_entry
from tests.services.acts import award, papers_of, register


@pytest.fixture
def reimbursed(head: Desk, school: int) -> Application:
    """Registered in September 2025 and awarded in January 2026."""
    return award(head, reimbursement_entry(school), decided_on=date(2026, 1, 20))


@pytest.fixture
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
    assert column(page.papers.table, 3) == ["Әлімқұлова Әлия Ұланқызы"] * 2
    assert column(page.papers.table, 4) == ["Ө-2026-00001", "Ө-2025-00001"]
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
    page.papers.kind.setCurrentIndex(page.papers.kind.findData(NoticeKind.ORDER))
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
    assert column(table, 3) == ["Home education"]
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
