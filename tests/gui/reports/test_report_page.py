"""The report on screen: found at Payouts, another period, charts by keyboard, print and Excel."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.reports.report_page import ReportPage, file_name
from desktop_app.gui.reports.tables import FiguresTables, in_lines
from desktop_app.services.desk import Desk
from desktop_app.services.reports import report
from tests.builders import Clock, reimbursement_entry
from tests.gui.tables import check, shown
from tests.gui.trouble import TOLD, busy
from tests.ready_made import ready_made
from tests.services.acts import award, pay

SPACE = Qt.Key.Key_Space


@pytest.fixture
@ready_made
def paid(head: Desk, accountant: Desk, school: int, clock: Clock) -> None:
    award(head, reimbursement_entry(school))
    pay(accountant, "2025Q3")
    clock.move_to(date(2025, 11, 21))


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, paid: None) -> ReportPage:
    """Found at Payouts, by keyboard."""
    window.open(places.PAYOUTS)
    payouts = window.page
    assert isinstance(payouts, PayoutsPage)
    payouts.report_button.setFocus()
    QTest.keyClick(payouts.report_button, SPACE)
    found = window.page
    assert isinstance(found, ReportPage)
    qtbot.waitUntil(lambda: found.found is not None)
    return found


def figures(page: ReportPage) -> list[str]:
    return [value.text().replace("\N{NO-BREAK SPACE}", " ") for value in page.figures.values()]


def table(page: ReportPage, tab: int, name: str) -> list[str]:
    tables = page.tabs.widget(tab)
    assert isinstance(tables, FiguresTables)
    found = tables.tables[name].table
    check(found)
    return shown(found)


def test_this_year_up_to_this_month(page: ReportPage) -> None:
    assert figures(page) == ["1", "1", "0", "100 %", "31 456 ₸", "0 ₸"]
    assert table(page, 1, "months 0")[8:] == [
        "September 2025 | 1 | 1 | 1 | 1 | 31 456 | 0",
        "October 2025 | 1 | 1 | 0 | 0 | 0 | 0",
        "November 2025 | 1 | 1 | 0 | 0 | 0 | 0",
        "In all | 1 | 1 | 1 | 1 | 31 456 | 0",
    ]
    assert len(table(page, 2, "schools 1")) == 2
    assert table(page, 4, "terms")[1] == (
        "Decision on the reimbursement (D-6) | 1 | 0 | 0 | 0 | 100 %"
    )
    assert table(page, 5, "periods")[0] == "quarter 3 of 2025 | 1 | 31 456 | 0"


def test_another_period_is_counted_anew_and_kept_in_the_place(
    qtbot: QtBot, page: ReportPage, window: MainWindow
) -> None:
    page.period.choose(date(2025, 9, 1), date(2025, 9, 30))
    qtbot.waitUntil(lambda: page.found is not None and page.found.last == date(2025, 9, 30))
    assert len(table(page, 1, "months 0")) == 2
    assert page.place == places.report(date(2025, 9, 1), date(2025, 9, 30))
    window.open(page.place)
    again = window.page
    assert isinstance(again, ReportPage)
    assert again.days() == (date(2025, 9, 1), date(2025, 9, 30))
    assert again.period.part.currentText() == "September"
    qtbot.waitUntil(lambda: again.found is not None)


def test_a_period_that_has_not_begun_is_told_and_nothing_old_is_left(
    qtbot: QtBot, page: ReportPage
) -> None:
    page.period.year.setValue(2031)
    qtbot.waitUntil(lambda: "has not begun yet" in page.banner.words.text())
    assert figures(page) == ["–"] * 6
    assert not page.print_button.isEnabled()
    assert not page.save_button.isEnabled()
    page.period.year.setValue(2025)
    qtbot.waitUntil(lambda: page.found is not None)
    assert page.banner.isHidden()


def test_a_chart_is_read_by_keyboard_by_mouse_and_aloud(page: ReportPage) -> None:
    view = page.charts[0]
    QTest.keyClick(view.bars, Qt.Key.Key_Right)
    words = "January 2025 – On home education: 0; With an award: 0"
    assert view.said.text() == words
    for _step in range(8):
        QTest.keyClick(view.bars, Qt.Key.Key_Right)
    said = "September 2025 – On home education: 1; With an award: 1"
    assert view.said.text() == said
    assert said in view.bars.accessibleDescription().split("\n")
    view.bars.grab()
    assert view.bars.words_at(QPoint(1, 5)) == words
    for _step in range(30):
        QTest.keyClick(view.bars, Qt.Key.Key_Right)
    assert view.said.text().startswith("November 2025")
    terms = page.charts[3].bars
    terms.grab()
    box = next(box for box in terms._drawing.boxes if box.slot == 1)
    assert "Answered in time: 1" in terms.words_at(QPoint(5, round(box.top + 1)))
    assert page.charts[2].said.text() == "Nothing in this period."


def test_it_is_printed_through_the_preview(
    qtbot: QtBot, window: MainWindow, page: ReportPage
) -> None:
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    (preview,) = window.findChildren(PreviewDialog)
    assert preview.windowTitle() == "Report"
    assert preview._file_name == "report-2025-01-01-2025-12-31.pdf"
    assert preview._pdf.startswith(b"%PDF")
    preview.close()


def test_it_is_saved_for_excel(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    assert page.found is not None
    assert file_name(page.found, ".xlsx") == "report-2025-01-01-2025-12-31.xlsx"
    page.save_to(tmp_path / "report.xlsx")
    qtbot.waitUntil(page.open_button.isVisible)
    assert "Charts" in load_workbook(tmp_path / "report.xlsx").sheetnames
    page.save_to(tmp_path / "nowhere" / "report.xlsx")
    qtbot.waitUntil(lambda: "Choose another folder" in page.banner.words.text())
    assert page.save_button.isEnabled()


def test_leaving_while_it_is_counted_does_no_harm(
    qtbot: QtBot, window: MainWindow, page: ReportPage, context: Context
) -> None:
    page.refresh()
    QTest.keyClick(page.back_button, SPACE)
    assert isinstance(window.page, PayoutsPage)
    qtbot.waitUntil(lambda: not context.is_busy)
    QApplication.processEvents()


def test_long_headings_take_two_lines() -> None:
    assert in_lines("Answered in time") == "Answered\nin time"
    assert in_lines("Overdue") == "Overdue"
    assert in_lines("Тағайындалғандар") == "Тағайындалғандар"


def test_after_trouble_it_can_be_printed_again(
    qtbot: QtBot, page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "pdf", busy)
    page.print_button.click()
    assert not page.print_button.isEnabled()
    qtbot.waitUntil(page.print_button.isEnabled)
    assert TOLD in page.banner.words.text()
