"""The page of the payouts through its cycle, and what it opens."""

import tempfile
from datetime import timedelta
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QTableView

from desktop_app.gui import places
from desktop_app.gui.bank.columns import ListColumnsDialog
from desktop_app.gui.bank.lists import BankListsDialog
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.payouts.approve import ApprovePayoutDialog
from desktop_app.gui.payouts.bank_answer import ALL, RETURNED, BankAnswerDialog
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.payouts.returned_workbook import ReturnedWorkbookDialog
from desktop_app.gui.places import Place
from desktop_app.records.kinds import PayoutKind, Role
from desktop_app.services.bank.proposed import Says
from desktop_app.services.payouts import cycle
from tests.screenshots.office import Office


def payouts_page(office: Office) -> None:
    office.role(Role.CLERK)
    office.go(places.PAYOUTS, PayoutsPage)
    office.take("payouts-clerk")
    office.role(Role.ACCOUNTANT)
    _drawn_up(office)
    office.go(Place("payouts", text="2026Q3"), PayoutsPage)
    office.take("payouts-nothing-more")
    office.go(Place("payouts", text="2027Q1"), PayoutsPage)
    office.take("payouts-mci-missing")
    _approved_before(office)
    _through_the_cycle(office)


def _drawn_up(office: Office) -> None:
    page = office.go(Place("payouts", text="2026Q4"), PayoutsPage)
    office.take("payouts", "payouts")
    assert page.payout is not None
    for number, name in enumerate(("lines", "checks", "not-paid", "changes", "approved")):
        page.tabs.setCurrentIndex(number)
        office.take(f"payouts-tab-{name}")
    page.tabs.setCurrentIndex(0)
    page._explain(next((x for x in page.payout.lines if len(x.months) < 3), page.payout.lines[0]))
    office.dialog_shot("dialog-why", "why")
    with tempfile.TemporaryDirectory() as folder:
        page.save_to(Path(folder) / "payout-2026Q4.xlsx")
        office.take("payouts-saved")
        page.save_to(Path(folder) / "gone" / "payout-2026Q4.xlsx")
        office.take("payouts-not-saved")


def _approved_before(office: Office) -> None:
    """Sheets of the year as they are kept: paid, one of them with a line that came back."""
    rows = cycle.approved(office.desk)
    row = next(r for r in rows if r.quarter == "2026Q1")
    page = office.go(Place("payouts", row.id), PayoutsPage)
    office.take("payouts-approved-one")
    assert page.payout is not None
    late = next(n for n, x in enumerate(page.payout.lines) if page.payout.is_arrears(x))
    page.tabs.lines.selectRow(late)
    page.tabs.lines.scrollTo(page.tabs.lines.currentIndex(), QTableView.ScrollHint.PositionAtCenter)
    office.take("payouts-approved-one-arrears")
    for number, name in ((1, "checks"), (2, "not-paid"), (3, "changes")):
        page.tabs.setCurrentIndex(number)
        office.take(f"payouts-approved-one-{name}")
    follow = next(r for r in rows if r.kind is PayoutKind.FOLLOW_UP)
    office.go(Place("payouts", follow.id), PayoutsPage)
    office.take("payouts-follow-up-paid")


def _through_the_cycle(office: Office) -> None:
    """Drawn up by the accountant, ticked, approved, answered by the bank, and one line back."""
    page = office.go(Place("payouts", text="2026Q4"), PayoutsPage)
    page.keep_draft()
    office.take("payouts-to-be-approved")
    page.tabs.setCurrentIndex(1)
    page.tabs.checks.selectAll()
    office.take("payouts-checks-to-tick", "checks")
    page.tabs.seen_button.click()
    office.take("payouts-checks-ticked")
    page.approve()
    office.dialog(ApprovePayoutDialog)
    office.dialog_shot("dialog-approve-own-payout")
    office.role(Role.HEAD)
    page = office.go(Place("payouts", text="2026Q4"), PayoutsPage)
    page.approve()
    office.dialog(ApprovePayoutDialog)
    office.dialog_shot("dialog-approve-payout")
    assert page.looked is not None
    assert page.looked.draft is not None
    payout = cycle.approve(page.context.desk, page.looked.draft)
    page = office.go(Place("payouts", payout.id), PayoutsPage)
    office.take("payouts-approved")
    page.annul()
    office.dialog(AnnulDialog)
    office.dialog_shot("dialog-annul-payout")
    with tempfile.TemporaryDirectory() as folder:
        page.save_to(Path(folder) / "payout-2026Q4.xlsx")
        office.take("payouts-to-the-bank")
        page.for_the_bank()
        listed = office.dialog(BankListsDialog)
        listed.columns_button.click()
        office.dialog(ListColumnsDialog)
        office.dialog_shot("dialog-list-columns")
        page.for_the_bank()
        listed = office.dialog(BankListsDialog)
        listed.kind.set_value("mt102")
        office.dialog_shot("dialog-for-the-bank")
        _read_what_came_back(office, page, Path(folder) / "payout-2026Q4.xlsx")
    page = office.go(Place("payouts", payout.id), PayoutsPage)
    page.tabs.lines.selectRow(2)
    page.answer()
    asked = office.dialog(BankAnswerDialog)
    asked.answer.set_value(ALL)
    office.dialog_shot("dialog-bank-paid")
    page.answer()
    asked = office.dialog(BankAnswerDialog)
    asked.answer.set_value(RETURNED)
    asked.why.set_value({"kk": "Шот жабылған", "ru": "Счет закрыт"}[office.camera.language])
    office.take("dialog-bank-returned", "bank-answer")
    asked.accept_button.click()
    office.take("payouts-one-came-back")
    page.answer()
    asked = office.dialog(BankAnswerDialog)
    asked.answer.set_value(ALL)
    asked.accept_button.click()
    office.take("payouts-paid-but-one")
    office.go(places.follow_up(payout.id), PayoutsPage)
    office.take("payouts-follow-up-waits")


def _read_what_came_back(office: Office, page: PayoutsPage, file: Path) -> None:
    """The workbook with one line paid, one returned and two that can't be taken; and another's."""
    book = load_workbook(file)
    place = book.defined_names["line_number"].attr_text.rpartition("!")[2]
    row = int(place.split(":")[0].rpartition("$")[2])
    sheet, today = book.worksheets[0], office.desk.today()
    for number in (row + 7, row + 8, row + 9):
        sheet[f"L{number}"] = today
    sheet[f"L{row + 6}"] = today + timedelta(days=30)
    sheet[f"M{row + 8}"], sheet[f"K{row + 9}"] = "Шот жабылған", 5
    book.save(file)
    page.answer()
    office.dialog(BankAnswerDialog).read_workbook(file)
    read = office.dialog(ReturnedWorkbookDialog)
    office.take("dialog-returned-workbook-asks")
    for question in read.questions.values():
        question.set_value(Says.RETURNED)
    office.take("dialog-returned-workbook")
    read.accept_button.click()
    office.take("payouts-workbook-recorded")
    earlier = office.go(Place("payouts", cycle.approved(office.desk)[-1].id), PayoutsPage)
    earlier.answer()
    office.dialog(BankAnswerDialog).read_workbook(file)
    office.dialog_shot("dialog-bank-other-workbook")
