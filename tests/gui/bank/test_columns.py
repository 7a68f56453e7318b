"""The columns of a list are ticked and moved; its first lines follow at once."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.gui.bank.columns import ListColumnsDialog
from desktop_app.gui.bank.lists import BankListsDialog
from desktop_app.gui.context import Context
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import columns, details
from desktop_app.services.desk import Desk
from tests.gui.bank.test_lists import asked
from tests.gui.payouts.payout_page import dialog, press
from tests.gui.tables import check


def _opened(qtbot: QtBot, page: PayoutsPage) -> tuple[BankListsDialog, ListColumnsDialog]:
    listed = asked(qtbot, page)
    press(listed.columns_button)
    found = dialog(qtbot, listed, ListColumnsDialog)
    assert isinstance(found, ListColumnsDialog)
    return listed, found


def _headings(found: ListColumnsDialog) -> list[str]:
    model = found.preview.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_what_is_ticked_and_moved_is_seen_and_kept(
    qtbot: QtBot, page: PayoutsPage, context: Context, head: Desk, closed: ApprovedPayout
) -> None:
    context.desk = head
    listed, found = _opened(qtbot, page)
    check(found.preview)
    assert _headings(found)[:2] == ["No.", "Payee's full name"]
    found.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert _headings(found)[:2] == ["Payee's full name", "Payee's IIN"]
    found.list.setCurrentRow(3)
    for _twice in range(2):
        press(found.up_button)
    assert found.list.currentRow() == 1
    assert _headings(found)[:3] == ["Account (IBAN)", "Payee's full name", "Payee's IIN"]
    press(found.down_button)
    press(found.up_button)
    first_account = found.preview.model().index(0, 1).data()
    assert first_account in {line.iban for line in closed.lines}
    chosen = found.chosen
    assert "iban" in chosen
    press(found.accept_button)
    qtbot.waitUntil(lambda: "are kept" in listed.banner.words.text())
    assert list(columns.chosen(details.read(head)[0])) == chosen
    press(listed.cancel_button)


def test_a_list_that_pays_nobody_is_told_and_not_kept(
    qtbot: QtBot, page: PayoutsPage, context: Context, head: Desk, closed: ApprovedPayout
) -> None:
    context.desk = head
    listed, found = _opened(qtbot, page)
    found.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    for row in range(found.list.count()):
        found.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert _headings(found) == []
    press(found.accept_button)
    qtbot.waitUntil(lambda: "the account and the sum" in found.banner.words.text())
    assert details.read(head)[0].columns == ""
    press(found.cancel_button)
    press(listed.cancel_button)
