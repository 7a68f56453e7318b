"""An approved sheet is seen by its banks: an order is recorded, a list is saved."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.gui.bank.lists import BankListsDialog
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.payouts.words import files, history
from desktop_app.records.payouts import ApprovedPayout, PayoutState, TakenFile
from desktop_app.services.bank import lists
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from tests.gui.payouts.payout_page import dialog, press
from tests.gui.tables import check, shown


def asked(qtbot: QtBot, page: PayoutsPage) -> BankListsDialog:
    press(page.bank_button)
    found = dialog(qtbot, page, BankListsDialog)
    assert isinstance(found, BankListsDialog)
    return found


def test_each_bank_is_shown_with_its_sum_and_its_order(
    qtbot: QtBot, page: PayoutsPage, closed: ApprovedPayout, accountant: Desk
) -> None:
    found = asked(qtbot, page)
    check(found.banks)
    told = shown(found.banks, "BIC", "Payments", "Payment order")
    assert sorted(told) == ["CASPKZKA | 2 | –", "HSBKKZKX | 1 | –"]
    press(found.accept_button)
    qtbot.waitUntil(lambda: "number of the payment order" in found.number.note.text())
    found.banks.selectRow(1)
    found.kind.set_value("csv")
    found.number.set_value("118")
    press(found.accept_button)
    qtbot.waitUntil(lambda: page.findChildren(BankListsDialog) not in ([], [found]))
    again = page.findChildren(BankListsDialog)[-1]
    told = shown(again.banks, "Payment order")
    assert set(told) == {"№ 118, 06.04.2026", "–"}
    assert (again.number.value(), again.kind.value()) == ("118", "csv"), "the bank stays chosen"
    press(again.cancel_button)


def test_a_list_is_saved_and_a_format_is_marked_until_a_bank_has_taken_it(
    qtbot: QtBot,
    page: PayoutsPage,
    closed: ApprovedPayout,
    accountant: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "list.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    found = asked(qtbot, page)
    assert not found.taken_button.isVisible()
    assert found.mark.text().startswith("Empty in every line: KBe, KNP")
    press(found.save_button)
    qtbot.waitUntil(lambda: found.banner.words.text() == "Saved: list.xlsx")
    assert load_workbook(path).worksheets[0].max_row in {2, 3}
    taken = cycle.by_id(accountant, closed.id)
    assert (taken.exported_by, taken.state) == (accountant.worker.name, PayoutState.EXPORTED)
    qtbot.waitUntil(lambda: "Files for the bank: " in page.standing.words.text())
    found.kind.set_value("mt102")
    assert found.mark.isVisible()
    press(found.save_button)
    qtbot.waitUntil(lambda: "not entered yet" in found.banner.words.text())
    press(found.taken_button)
    qtbot.waitUntil(lambda: not found.mark.isVisible())
    accepted = lists.lists_of(accountant, closed.id, "kk").accepted
    assert accepted == {"mt102"}
    press(found.cancel_button)
    press(page.annul_button)
    annulling = dialog(qtbot, page, AnnulDialog)
    told = [each.text() for each in annulling.findChildren(QLabel)]
    assert any("It was taken out for the bank already: " in words for words in told)
    annulling.close()


def test_many_files_are_told_in_short_and_named_where_it_is_annulled(
    closed: ApprovedPayout,
) -> None:
    taken = [
        TakenFile(f"list-{day}.xlsx", "KCJBKZKX", "xlsx", datetime(2026, 4, day, 9, 30), "А. Ә.")
        for day in (1, 3, 2)
    ]
    few, many = (replace(closed, files=tuple(some)) for some in (taken[:2], taken))

    assert "list-1.xlsx (А. Ә., 01.04.2026 09:30); list-3.xlsx" in history(few)
    assert "Files for the bank: 3, the newest of А. Ә., 03.04.2026 09:30." in history(many)
    assert "list-" not in history(many)
    assert files(many).count("list-") == 3
