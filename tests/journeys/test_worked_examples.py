"""The eight worked examples of the law, through the windows and into the workbook.

One office lives through August 2025 to September 2026: families apply, the head decides, a child is
placed in a boarding school unnoticed, and the accountant closes each quarter.
"""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.gui import places
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.post.page import PapersPage
from desktop_app.gui.post.to_issue import ToIssueTab
from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import NoticeKind, Role, Service
from desktop_app.records.payouts import DrawnPayout
from desktop_app.records.people import Office, PersonEntry
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.office import details as office
from desktop_app.services.sums.balances import accounts as balances_now
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import issued as notices
from tests.builders import a_child, a_parent, make_iban
from tests.documents.libreoffice import SOFFICE, recalculated
from tests.journeys.office import OfficeAtWork
from tests.services.acts import LEFT_OUT

USUAL = (date(2025, 9, 1), date(2026, 5, 25))
IN_SEPTEMBER = date(2025, 9, 3)

# Example: born, applied on, certificate.
FAMILIES = {
    "1": (date(2014, 3, 8), IN_SEPTEMBER, USUAL),
    "2": (date(2014, 3, 8), date(2025, 11, 14), USUAL),
    "3": (date(2008, 1, 30), IN_SEPTEMBER, USUAL),
    "4": (date(2008, 2, 1), IN_SEPTEMBER, USUAL),
    "5": (date(2014, 3, 8), IN_SEPTEMBER, USUAL),
    "6": (date(2014, 3, 8), IN_SEPTEMBER, USUAL),
    "7": (date(2008, 2, 29), IN_SEPTEMBER, USUAL),
    "8a": (date(2014, 3, 8), date(2025, 8, 20), USUAL),
    "8b": (date(2014, 3, 8), date(2025, 9, 10), (date(2025, 10, 6), date(2026, 5, 25))),
}

# Each family bears the number of its example, as a name that people might have.
FAMILY_NAMES = dict(
    zip(
        FAMILIES,
        (
            "Бірінова",
            "Екінова",
            "Үшінова",
            "Төртінова",
            "Бесінова",
            "Алтынова",
            "Жетінова",
            "Сегізова",
            "Сегізбаева",
        ),
        strict=True,
    )
)
EXAMPLES = {surname: example for example, surname in FAMILY_NAMES.items()}

# What each payout pays, line by line: example, period, tenge.
FULL_2025, FULL_2026 = 31_456, 34_600
PAYOUTS = {
    "2025Q3": {(name, "2025Q3"): FULL_2025 for name in ("1", "3", "4", "5", "7", "8a")},
    "2025Q4": {
        **{(name, "2025Q4"): FULL_2025 for name in ("1", "3", "4", "5", "7", "8a", "8b")},
        ("2", "2025Q4"): 20_971,
    },
    "2026Q1": {
        **{(name, "2026Q1"): FULL_2026 for name in ("1", "2", "5", "6", "8a", "8b")},
        ("3", "2026Q1"): 11_533,
        ("4", "2026Q1"): 23_067,
        ("7", "2026Q1"): 23_067,
        ("6", "2025Q3"): FULL_2025,
        ("6", "2025Q4"): FULL_2025,
    },
    "2026Q2": {(name, "2026Q2"): FULL_2026 for name in ("1", "2", "6", "8a", "8b")},
}


def child_of(example: str) -> PersonEntry:
    serial = 100 + list(FAMILIES).index(example)
    return a_child(serial, FAMILIES[example][0], surname=FAMILY_NAMES[example])


def parent_of(example: str) -> PersonEntry:
    serial = 200 + list(FAMILIES).index(example)
    return a_parent(serial, surname=FAMILY_NAMES[example])


def apply_for(at_work: OfficeAtWork, example: str) -> int:
    _born, applied_on, (first, last) = FAMILIES[example]
    at_work.on(applied_on, Role.CLERK)
    page = at_work.entry(Service.REIMBURSEMENT, child_of(example), parent_of(example))
    page.form.checklist.accept_all()
    serial = 1 + list(FAMILIES).index(example)
    at_work.facts(page, first, last, make_iban(serial), number=f"{serial}/25")
    application_id, _receipt = at_work.register(page)
    return application_id


def award(at_work: OfficeAtWork, application_id: int, day: date) -> None:
    at_work.on(day, Role.HEAD)
    at_work.decide(application_id)


def lines(payout: DrawnPayout | None) -> dict[tuple[str, str], int]:
    assert payout is not None
    return {
        (EXAMPLES[line.child_name.split()[0]], str(line.period)): line.amount
        for line in payout.lines
    }


def pay(at_work: OfficeAtWork, quarter: str, day: date, folder: Path) -> None:
    """Close a quarter and hold its lines and its workbook against what the law says."""
    at_work.on(day, Role.ACCOUNTANT)
    page = at_work.approve_payout(Quarter.parse(quarter))
    assert lines(page.payout) == PAYOUTS[quarter]
    file = at_work.workbook(page, folder / f"{quarter}.xlsx")
    check_workbook(file, quarter, folder)
    # Drawn up again it pays nothing twice.
    assert lines(at_work.payouts(Quarter.parse(quarter)).payout) == {}


def check_workbook(file: Path, quarter: str, folder: Path) -> None:
    book = recalculated(file, folder / quarter) if SOFFICE else load_workbook(file, data_only=True)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    numbers = [
        cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)
    ]
    expected = PAYOUTS[quarter]
    for amount in expected.values():
        assert amount in numbers
    assert sum(expected.values()) in numbers
    iins = {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {child_of(name).iin for name, _period in expected} <= iins


def told_and_demanded(at_work: OfficeAtWork) -> None:
    """Examples 3, 4, 5 and 7 are told that payment stopped; 5 is to return what was too much."""
    at_work.on(date(2026, 5, 21), Role.HEAD)
    assert at_work.app.context is not None
    desk = at_work.app.context.desk
    office.save_details(desk, Office(), RepaymentTerms(make_iban(77)))
    tab = at_work.opened(places.TO_ISSUE, PapersPage).tabs.currentWidget()
    assert isinstance(tab, ToIssueTab)
    stopped = {
        "eighteen 2026-01-30",
        "eighteen 2026-02-01",
        "eighteen 2026-02-28",
        "state institution 2026-01-20",
    }
    for number, kind, due in (
        (0, NoticeKind.TERMINATION, stopped),
        (1, NoticeKind.REPAYMENT_DEMAND, {"2026Q1 23067"}),
    ):
        tab.show_list(number)
        listed = tab.lists[number]
        at_work.qtbot.waitUntil(lambda: listed.table.model().rowCount() > 0)  # noqa: B023
        at_work.press(listed.all_button)
        listed.left_out.set_value(LEFT_OUT)
        at_work.press(listed.issue_button)
        assert at_work.confirm()
        at_work.qtbot.waitUntil(listed.papers.isVisible)
        with desk.database.read() as connection:
            assert {about for _case, about in notices.told(connection, kind)} == due


@pytest.mark.parametrize("language", ["kk"], indirect=True)
def test_every_worked_example_comes_out_to_the_tenge(at_work: OfficeAtWork, tmp_path: Path) -> None:
    taken = {"8a": apply_for(at_work, "8a")}
    for example in ("1", "3", "4", "5", "6", "7"):
        taken[example] = apply_for(at_work, example)
    taken["8b"] = apply_for(at_work, "8b")
    for example, application_id in taken.items():
        if example != "6":
            award(at_work, application_id, date(2025, 9, 11))
    pay(at_work, "2025Q3", date(2025, 9, 25), tmp_path)

    taken["2"] = apply_for(at_work, "2")
    award(at_work, taken["2"], date(2025, 11, 20))
    pay(at_work, "2025Q4", date(2025, 12, 15), tmp_path)

    award(at_work, taken["6"], date(2026, 1, 20))
    pay(at_work, "2026Q1", date(2026, 3, 19), tmp_path)

    at_work.on(date(2026, 5, 12), Role.CLERK)
    assert at_work.app.context is not None
    desk = at_work.app.context.desk
    with desk.database.read() as connection:
        child_id = applications.by_id(connection, taken["5"]).child_id
    at_work.record_boarding_school(child_id, date(2026, 1, 20))
    pay(at_work, "2026Q2", date(2026, 5, 20), tmp_path)

    # Example 5: the overpayment of the first quarter is a debt, never a minus line.
    (first_quarter,) = [
        account
        for account in balances_now(desk, child_id, Quarter(2026, 2))
        if account.quarter == Quarter(2026, 1)
    ]
    assert (first_quarter.entitled, first_quarter.paid) == (11_533, 34_600)
    assert first_quarter.overpaid == 23_067
    card = at_work.opened(places.child(child_id), ChildPage)
    shown = " ".join(label.text() for label in card.findChildren(type(card.title)))
    assert "23\N{NO-BREAK SPACE}067" in shown

    told_and_demanded(at_work)

    # Example 1: nothing for the third quarter of 2026.
    at_work.on(date(2026, 9, 25), Role.ACCOUNTANT)
    assert lines(at_work.payouts(Quarter(2026, 3)).payout) == {}
