"""A payout is saved for Excel, as a draft and as it was approved."""

from pathlib import Path

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.payouts.page import PayoutsPage, file_name
from desktop_app.services.desk import Desk
from tests.gui.payouts.payout_page import close_it


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


def test_an_approved_payout_is_saved_for_excel_under_its_number(
    qtbot: QtBot,
    window: MainWindow,
    context: Context,
    page: PayoutsPage,
    head: Desk,
    tmp_path: Path,
) -> None:
    closed = close_it(qtbot, window, context, page, head)
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
