"""The forecast on screen: found at Payouts, counted anew by keyboard, saved for Excel."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.gui.reports.forecast_page import ForecastPage, file_name
from desktop_app.services.decisions import in_force as decisions
from desktop_app.services.desk import Desk
from tests.builders import Clock, Period, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.tables import check, shown
from tests.ready_made import ready_made
from tests.services.acts import award

SPACE = Qt.Key.Key_Space


@pytest.fixture
@ready_made
def family(head: Desk, school: int, clock: Clock) -> int:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 1), certificate=year)
    child = award(head, entry).child_id
    clock.move_to(date(2026, 11, 21))
    return child


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, family: int) -> ForecastPage:
    """Found at Payouts, by keyboard."""
    window.open(Place("payouts"))
    payouts = window.page
    assert isinstance(payouts, PayoutsPage)
    qtbot.waitUntil(lambda: payouts.payout is not None)
    payouts.forecast_button.setFocus()
    QTest.keyClick(payouts.forecast_button, SPACE)
    found = window.page
    assert isinstance(found, ForecastPage)
    qtbot.waitUntil(lambda: found.found is not None)
    return found


def _figures(page: ForecastPage) -> list[str]:
    return [value.text().replace("\N{NO-BREAK SPACE}", " ") for value in page.figures.values()]


def test_the_year_to_come_with_the_last_known_mci(page: ForecastPage) -> None:
    assert (page.year.value(), page.mci.value()) == (2027, 4325)
    assert _figures(page) == ["69 200 ₸", "69 200 ₸", "138 400 ₸"]
    assert "Assumed: an MCI of 4" in page.assumed.words.text()
    assert shown(page.months)[4:6] == [
        "May 2027 | 1 | 17 300 ₸ | – | assumed",
        "September 2027 | 0 | – | – | assumed",
    ]
    assert shown(page.periods) == [
        "quarter 1 of 2027 | 1 | 34 600 ₸ | – | 34 600 ₸",
        "quarter 2 of 2027 | 1 | 34 600 ₸ | – | 34 600 ₸",
    ]
    for table in (page.months, page.periods, page.drop_outs):
        check(table)
    assert not page.progress.isVisible()
    assert page.bars.months == list(page.found.months.values() if page.found else ())


def test_another_mci_and_renewed_certificates(qtbot: QtBot, page: ForecastPage) -> None:
    page.mci.selectAll()
    type_into(page.mci, "4700")
    QTest.keyClick(page.mci, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _figures(page)[0] == "75 200 ₸")
    QTest.keyClick(page.renewed, SPACE)
    qtbot.waitUntil(lambda: _figures(page)[0] == "150 400 ₸")
    assert "renewed" in page.assumed.words.text()
    assert shown(page.months)[5] == "September 2027 | 1 | 37 600 ₸ | 37 600 ₸ | assumed"
    assert page.tabs.tabText(2) == "Who drops out: 0"


def test_a_year_whose_mci_is_known_takes_no_other(qtbot: QtBot, page: ForecastPage) -> None:
    page.year.setFocus()
    QTest.keyClick(page.year, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.found is not None and page.found.year == 2026)
    assert not page.mci.isEnabled()
    assert _figures(page) == ["69 200 ₸", "0 ₸", "69 200 ₸"]
    assert "MCI" not in page.assumed.words.text()
    assert shown(page.months)[0].endswith("in force")


def test_who_drops_out_is_opened_by_enter(
    qtbot: QtBot, window: MainWindow, page: ForecastPage, family: int
) -> None:
    assert page.tabs.tabText(2) == "Who drops out: 1"
    page.tabs.setCurrentIndex(2)
    (line,) = shown(page.drop_outs)
    assert line.endswith(
        "May 2027 | The certificate ends on 25.05.2027: May 2027 is the last month | D-4"
    )
    page.drop_outs.setFocus()
    QTest.keyClick(page.drop_outs, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == places.child(family)


def test_it_is_saved_for_excel(qtbot: QtBot, page: ForecastPage, tmp_path: Path) -> None:
    assert page.found is not None
    assert file_name(page.found) == "forecast-2027.xlsx"
    page.save_to(tmp_path / "forecast-2027.xlsx")
    qtbot.waitUntil(page.open_button.isVisible)
    assert "forecast-2027.xlsx" in page.banner.words.text()
    book = load_workbook(tmp_path / "forecast-2027.xlsx")
    assert book.sheetnames == ["Months", "Payment periods", "Who drops out"]
    page.save_to(tmp_path / "nowhere" / "forecast-2027.xlsx")
    qtbot.waitUntil(lambda: "Choose another folder" in page.banner.words.text())
    assert page.save_button.isEnabled()


def test_trouble_is_told_and_nothing_old_is_left(
    qtbot: QtBot, page: ForecastPage, head: Desk, school: int
) -> None:
    for known in decisions.listed(head).decisions:
        decisions.annul(head, known.dated.value.code, "Қате")
    page.refresh()
    qtbot.waitUntil(lambda: "decision" in page.banner.words.text())
    assert page.found is None
    assert not page.save_button.isEnabled()


def test_leaving_while_it_is_counted_does_no_harm(
    qtbot: QtBot, window: MainWindow, page: ForecastPage, context: Context
) -> None:
    page.refresh()
    page.back_button.setFocus()
    QTest.keyClick(page.back_button, SPACE)
    assert isinstance(window.page, PayoutsPage)
    qtbot.waitUntil(lambda: not context.is_busy)
