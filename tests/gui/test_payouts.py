"""An accountant draws up a quarter, sees why, closes it and takes it into Excel."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.dialogs.close_payout import ClosePayoutDialog
from desktop_app.gui.dialogs.steps import StepsDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.pages.payouts import PayoutsPage, file_name
from desktop_app.gui.places import Place
from desktop_app.gui.widgets.table import Table
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.services import events
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import draw_up
from desktop_app.storage import payouts as storage
from tests.builders import Clock, Period, a_child, reimbursement_entry
from tests.services.acts import award, pay

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture
def family(head: Desk, school: int) -> int:
    """Worked example 6: applied in September 2025, awarded on 20 January 2026; the child's id."""
    entry = reimbursement_entry(school)
    return award(head, entry, decided_on=date(2026, 1, 20)).child_id


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, context: Context, accountant: Desk, family: int
) -> PayoutsPage:
    """The payouts of the quarter in which the award was made, as the accountant sees them."""
    context.desk = accountant
    return opened(qtbot, window, Place("payouts"))


def opened(qtbot: QtBot, window: MainWindow, place: Place) -> PayoutsPage:
    window.open(place)
    found = window.page
    assert isinstance(found, PayoutsPage)
    qtbot.waitUntil(lambda: found.payout is not None)
    return found


def texts(table: Table, *columns: int) -> list[tuple[str, ...]]:
    model = table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def dialog(qtbot: QtBot, parent: QWidget, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: bool(parent.findChildren(kind)))
    return parent.findChildren(kind)[-1]


def close_it(qtbot: QtBot, window: MainWindow, page: PayoutsPage) -> PayoutsPage:
    """Close by keyboard, as far as the closed payout on screen."""
    page.close_button.setFocus()
    QTest.keyClick(page.close_button, Qt.Key.Key_Space)
    asked = dialog(qtbot, page, ClosePayoutDialog)
    assert isinstance(asked, ClosePayoutDialog)
    QTest.keyClick(asked.accept_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not page)
    shown = window.page
    assert isinstance(shown, PayoutsPage)
    qtbot.waitUntil(lambda: shown.payout is not None)
    return shown


def test_the_current_quarter_is_drawn_up_with_arrears_on_lines_of_their_own(
    page: PayoutsPage, qtmodeltester: ModelTester
) -> None:
    assert str(page.period.value()) == "2026Q1"
    assert texts(page.tabs.lines, 0, 5, 6, 7, 8) == [
        ("1", "Q3 2025", "Arrears", "1", f"31{NO_BREAK}456{NO_BREAK}₸"),
        ("2", "Q4 2025", "Arrears", "3", f"31{NO_BREAK}456{NO_BREAK}₸"),
        ("3", "Q1 2026", "Current", "3", f"34{NO_BREAK}600{NO_BREAK}₸"),
    ]
    figures = page.figures
    assert (figures.lines.text(), figures.children_.text()) == ("3", "1")
    assert figures.total.text() == f"97{NO_BREAK}512{NO_BREAK}₸"
    assert figures.arrears.text() == f"62{NO_BREAK}912{NO_BREAK}₸"
    qtmodeltester.check(page.tabs.lines.rows)


def test_enter_on_a_line_says_why_it_has_its_sum(qtbot: QtBot, page: PayoutsPage) -> None:
    page.tabs.lines.setFocus()
    QTest.keyClick(page.tabs.lines, Qt.Key.Key_Return)
    shown = dialog(qtbot, page, StepsDialog)
    assert shown.isVisible()


def test_another_quarter_is_drawn_up_when_it_is_chosen(qtbot: QtBot, page: PayoutsPage) -> None:
    qtbot.mouseClick(page.period.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.payout is not None)
    assert str(page.period.value()) == "2025Q4"
    assert [period for (period,) in texts(page.tabs.lines, 5)] == ["Q3 2025", "Q4 2025"]
    assert page.place == Place("payouts", text="2025Q4")


def test_a_child_who_is_not_paid_is_listed_with_the_reason(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, accountant: Desk, family: int
) -> None:
    pay(accountant, "2026Q1")
    page.refresh()
    qtbot.waitUntil(lambda: page.tabs.not_paid.rows.rowCount() == 1)
    ((reason, clause),) = texts(page.tabs.not_paid, 2, 3)
    assert (reason, clause) == ("quarter 1 of 2026 is paid already", "D-7")
    page.tabs.setCurrentWidget(page.tabs.not_paid)
    page.tabs.not_paid.selectRow(0)
    page.tabs.not_paid.setFocus()
    QTest.keyClick(page.tabs.not_paid, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page.place == Place("child", family)


def test_a_payout_is_closed_and_then_shown_as_it_is_kept(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, accountant: Desk
) -> None:
    closed = close_it(qtbot, window, page)
    assert closed.title.text() == "Payout Т-2026-00001"
    assert "can't be changed" in closed.standing.words.text()
    assert not closed.close_button.isVisible()
    assert closed.figures.total.text() == f"97{NO_BREAK}512{NO_BREAK}₸"
    assert texts(closed.tabs.closed, 0, 4) == [("Т-2026-00001", "3")]
    assert not draw_up(accountant, Quarter(2026, 1)).lines


def test_enter_alone_does_not_close_a_payout(
    qtbot: QtBot, page: PayoutsPage, accountant: Desk
) -> None:
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, page, ClosePayoutDialog)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert not asked.isVisible()
    with accountant.database.read() as connection:
        assert storage.closed_rows(connection) == []


def test_a_closed_payout_stays_as_it_was_when_more_becomes_known(
    qtbot: QtBot,
    window: MainWindow,
    page: PayoutsPage,
    accountant: Desk,
    family: int,
    clock: Clock,
) -> None:
    close_it(qtbot, window, page)
    clock.move_to(date(2026, 5, 3))
    events.record(accountant, family, EventKind.STATE_INSTITUTION, date(2026, 1, 20))
    again = opened(qtbot, window, Place("payouts", 1))
    assert again.figures.total.text() == f"97{NO_BREAK}512{NO_BREAK}₸"
    now = opened(qtbot, window, Place("payouts", text="2026Q2"))
    ((reason, clause),) = texts(now.tabs.not_paid, 2, 3)
    assert reason.startswith(f"Overpaid before: 23{NO_BREAK}067 tenge")
    assert clause == "D-9"


def test_a_payout_that_changed_since_it_was_seen_is_not_closed_but_drawn_up_again(
    qtbot: QtBot, page: PayoutsPage, accountant: Desk, family: int
) -> None:
    events.record(accountant, family, EventKind.STATE_INSTITUTION, date(2026, 1, 10))
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, page, ClosePayoutDialog)
    assert isinstance(asked, ClosePayoutDialog)
    qtbot.mouseClick(asked.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.figures.total.text() == f"74{NO_BREAK}445{NO_BREAK}₸")
    assert "has changed" in page.banner.words.text()
    qtbot.waitUntil(lambda: not page.findChildren(ClosePayoutDialog))
    with accountant.database.read() as connection:
        assert storage.closed_rows(connection) == []


def test_a_clerk_reads_who_may_close(
    qtbot: QtBot, window: MainWindow, desk: Desk, context: Context, family: int
) -> None:
    page = opened(qtbot, window, Place("payouts"))
    assert not page.close_button.isEnabled()
    assert "accountant or the head" in page.note.text()
    assert page.save_button.isEnabled()


def test_a_missing_mci_is_said_with_the_way_to_settings(
    qtbot: QtBot, window: MainWindow, head: Desk, school: int
) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    child = a_child(5, birth=date(2014, 5, 5))
    entry = reimbursement_entry(
        school, 5, applied_on=date(2026, 9, 3), certificate=year, child=child
    )
    award(head, entry)
    window.open(Place("payouts", text="2027Q1"))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(page.settings_button.isVisible)
    assert "January 2027" in page.banner.words.text()
    qtbot.mouseClick(page.settings_button, Qt.MouseButton.LeftButton)
    assert window.page is not None
    assert window.page.place == Place("settings", text="mci")


def saved_workbook(qtbot: QtBot, page: PayoutsPage, path: Path) -> dict[str, list[object]]:
    page.save_to(path)
    qtbot.waitUntil(page.open_button.isVisible)
    assert path.name in page.banner.words.text()
    book = load_workbook(path)
    try:
        return {
            sheet.title: [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
            for sheet in book
        }
    finally:
        book.close()


def test_a_drawn_payout_is_saved_for_excel_as_a_draft(
    qtbot: QtBot, page: PayoutsPage, tmp_path: Path
) -> None:
    assert page.payout is not None
    assert file_name(page.payout) == "payout-2026Q1-draft.xlsx"
    sheets = saved_workbook(qtbot, page, tmp_path / file_name(page.payout))
    first = next(iter(sheets.values()))
    assert {31456, 34600} <= set(first)
    assert "Т-2026-00001" not in first


def test_a_closed_payout_is_saved_for_excel_under_its_number(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, tmp_path: Path
) -> None:
    closed = close_it(qtbot, window, page)
    assert closed.payout is not None
    name = file_name(closed.payout)
    assert name == "payout-2026Q1-Т-2026-00001.xlsx"
    sheets = saved_workbook(qtbot, closed, tmp_path / name)
    assert any("Т-2026-00001" in str(cell) for cells in sheets.values() for cell in cells)


def test_a_folder_that_is_not_there_is_said_in_words(
    qtbot: QtBot, page: PayoutsPage, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "nowhere" / "payout.xlsx")
    qtbot.waitUntil(lambda: page.banner.isVisible())
    assert "Choose another folder" in page.banner.words.text()
    assert not page.open_button.isVisible()
    assert page.save_button.isEnabled()


def test_leaving_while_the_payout_is_being_drawn_up_does_no_harm(
    qtbot: QtBot, window: MainWindow, page: PayoutsPage, context: Context
) -> None:
    page.refresh()
    window.open(Place("settings"))
    with qtbot.waitSignal(context.busy, check_params_cb=lambda busy: not busy):
        context.act(lambda: None, changes=False)
