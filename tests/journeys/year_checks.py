"""What holds at each moment of a year of payouts, for every child and every sheet."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from desktop_app.documents.payouts import names
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.debts import ledger
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.services.payouts import cycle
from desktop_app.services.sums.balances import accounts
from desktop_app.storage import tables as t
from desktop_app.translation import translator
from tests.documents.libreoffice import recalculated, recalculated_together
from tests.journeys.second_books import YEAR, Key, SecondBooks

Control = dict[str, tuple[Any, ...]]
"""Each row of the control sheet by its first cell."""


def check_every_child(desk: Desk, books: SecondBooks) -> Counter[str]:
    """Entitled = paid + due − overpaid, for every child, payee and period; the sums of the office.

    ``paid`` is less what came back. What is owed is overpaid less what was written off (D-9).
    """
    due: Counter[Key] = Counter()
    for line in cycle.draw_up(desk, YEAR[-1]).lines:
        if line.amount > 0:
            due[line.child_id, line.payee_iin, str(line.period)] += line.amount
    owed: Counter[Key] = Counter()
    ledgers = ledger.overview(desk).debts
    assert sum(debt.repaid for debt in ledgers) == books.repaid.total()
    assert sum(debt.set_off for debt in ledgers) == books.set_off
    for debt in ledgers:
        for each in debt.overpayment.owed:
            key = (debt.child_id, debt.overpayment.payee_iin, str(each.period))
            owed[key] += each.amount
    paid, sums = books.paid(), Counter[str]()
    for child in books.awards:
        entitled = books.entitled(child)
        overpaid: Counter[Key] = Counter()
        counted: Counter[Key] = Counter()
        for account in accounts(desk, child, YEAR[-1]):
            key = (child, books.payees[account.decision_id], str(account.quarter))
            overpaid[key] += account.overpaid
            counted[key] += account.paid
        for key in books.keys(child):
            assert counted[key] == paid[key], key
            assert entitled[key] == paid[key] + due.pop(key, 0) - overpaid[key], key
            assert overpaid[key] == max(0, paid[key] - entitled[key]), key
            assert owed.pop(key, 0) == max(0, overpaid[key] - books.written_off[key]), key
            sums["entitled"] += entitled[key]
            sums["paid"] += paid[key]
            sums["overpaid"] += overpaid[key]
            sums["owed"] += max(0, overpaid[key] - books.written_off[key])
    assert not due, "due to nobody in the second books"
    assert not owed
    sums["due"] = sums["entitled"] - sums["paid"] + sums["overpaid"]
    books.check_months()
    return sums


def check_health(desk: Desk, owed: int) -> None:
    """Nothing is wrong, and the overpayments that are told come to what is owed."""
    found = health.check(desk)
    assert [each.step.label for each in found if each.wrong] == []
    told = [each.step.values["amount"] for each in found if each.step.clause == "D-9"]
    assert sum(int(str(amount)) for amount in told) == owed


def check_workbooks(desk: Desk, sheets: Sequence[ApprovedPayout], folder: Path) -> None:
    """Approved sheets in LibreOffice: lines, sums and the control sheet are the database's."""
    languages = [("kk", "ru")[number % 2] for number in range(len(sheets))]
    files = [folder / f"{sheet.number}-{number}.xlsx" for number, sheet in enumerate(sheets)]
    for sheet, file, language in zip(sheets, files, languages, strict=True):
        cycle.save_workbook(desk, sheet, file, language)
    books = recalculated_together(files, folder / "recalculated")
    for sheet, file, book, language in zip(sheets, files, books, languages, strict=True):
        _check_sums(desk, sheet, book, _place_of_sums(file), language)


def check_answered(
    desk: Desk, sheet: ApprovedPayout, file: Path, folder: Path, language: str
) -> None:
    """The workbook with the bank's answers says of them what the database says now."""
    book = recalculated(file, folder / f"recalculated-{file.stem}")
    control = _check_sums(desk, sheet, book, _place_of_sums(file), language)
    _ = translator(language).gettext
    for label, state in (
        ("Paid, tenge", LineState.PAID),
        ("Returned, tenge", LineState.RETURNED),
        ("No answer yet, tenge", LineState.APPROVED),
    ):
        assert control[_(label)][0] == sum(_amounts(desk, sheet.id, state)), label


def _check_sums(
    desk: Desk, sheet: ApprovedPayout, book: Workbook, place: tuple[str, str], language: str
) -> Control:
    """Line by line, below the lines and on the control sheet, whose rows are given back."""
    _ = translator(language).gettext
    worksheet: Any = book[place[0]]
    cells = [cell for (cell,) in worksheet[place[1]]]
    end, column = cells[-1].row, cells[-1].column
    tail = range(end + 1, worksheet.max_row + 1)
    below = {worksheet.cell(row, 1).value: worksheet.cell(row, column).value for row in tail}
    rows: Any = book.worksheets[-1].iter_rows(values_only=True)
    control: Control = {str(row[0]): row[1:4] for row in rows if row[0] is not None}
    amounts = _amounts(desk, sheet.id)
    count, whole = len(amounts), sum(amounts)
    assert [cell.value for cell in cells] == amounts
    assert below[_("Number of lines")] == count
    assert below[_("Total to pay, tenge")] == whole
    assert control[_("The workbook and what was approved")][0] == _("agrees")
    assert control[_("Number of lines")] == (count, count, _("agrees"))
    assert control[_("Total to pay, tenge")] == (whole, whole, _("agrees"))
    assert control[_("Total of the calculations, tenge")] == (whole, whole, _("agrees"))
    assert control[_("Number of children not paid")][0] == len(sheet.not_paid)
    return control


def _place_of_sums(file: Path) -> tuple[str, str]:
    title, place = next(iter(load_workbook(file).defined_names[names.SUM].destinations))
    return title, place.replace("$", "")


def _amounts(desk: Desk, payout_id: int, state: LineState | None = None) -> list[int]:
    line = t.payout_lines.c
    query = select(line.amount).where(line.payout_id == payout_id).order_by(line.number)
    if state is not None:
        query = query.where(line.state == state)
    with desk.database.read() as connection:
        return [int(amount) for amount in connection.scalars(query)]
