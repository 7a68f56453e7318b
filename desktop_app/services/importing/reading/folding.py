"""Several rows of a register that are one award: a row for each payment, or a sheet for each year.

A child of whom one row can't be read stays out whole: with the others alone, what that row says was
paid would be paid again.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from desktop_app.law.steps import N_
from desktop_app.records.imports import LINES_OF_A_SHEET, ImportPayment, ImportRow, Way
from desktop_app.services.importing.reading.cells import asked, wrong
from desktop_app.services.importing.reading.heading_names import LONG
from desktop_app.services.importing.reading.payments import column_of
from desktop_app.services.importing.reading.rows import Failed
from desktop_app.services.importing.telling import Telling

ONE_WRONG = N_("A row of this child is wrong, row {row}: without it the child would be paid again.")
_TWICE = N_("The same payment as in row {row}. Leave one of them out, or confirm both.")
_TWO_COLUMNS = N_("{period} was paid by row {row} too. Leave one of them out, or confirm both.")
_ONE_OPEN = N_("Row {row} of this child waits for an answer.")


def folded(
    rows: Sequence[ImportRow], long_sheets: Collection[int], telling: Telling
) -> list[ImportRow]:
    """``long_sheets`` are those, by their places, where a row is one payment.

    In a sheet with a row a child a second row of the same award is a double, and is told later.
    """
    same: dict[tuple[object, ...], list[ImportRow]] = defaultdict(list)
    doubles = []
    for row in rows:
        certificate = row.certificate
        key = (
            row.child.iin,
            row.payee.iin,
            certificate.first_day,
            certificate.last_day,
            row.applied_on,
            row.iban,
        )
        place = _place(row)
        if place not in long_sheets and any(_place(each) == place for each in same[key]):
            doubles.append(row)
        else:
            same[key].append(row)
    return [*(_one(several, long_sheets, telling) for several in same.values()), *doubles]


def _place(row: ImportRow) -> int:
    return row.number // LINES_OF_A_SHEET


def _one(several: Sequence[ImportRow], long_sheets: Collection[int], telling: Telling) -> ImportRow:
    """The first of them, with the payments of all."""
    first = several[0]
    if len(several) == 1:
        return first
    seen: dict[tuple[object, ...], int] = {}
    payments: list[ImportPayment] = []
    for row in several:
        is_long = _place(row) in long_sheets
        for each in row.payments:
            # Parts of a sum have rows of their own; a column is all that was paid for a period.
            key = (each.period, each.month, *((each.amount, each.paid_on) if is_long else ()))
            before = seen.setdefault(key, row.number)
            if before == row.number:
                payments.append(each)
                continue
            if is_long:
                told, code = asked(_TWICE, row=before), f"{LONG}amount"
            else:
                told = asked(_TWO_COLUMNS, period=each.period, row=before)
                code = column_of(each.period)
            if telling.ask(row.number, code, told) is Way.CONFIRM:
                payments.append(each)
            elif telling.is_wrong(row.number):
                telling.tell(first.number, "child_iin", asked(_ONE_OPEN, row=row.number))
    first.payments = payments
    return first


def require_whole(
    rows: Sequence[ImportRow], failed: Sequence[Failed], telling: Telling
) -> tuple[list[ImportRow], list[Failed]]:
    """The rows of children of whom every row could be read; the others are told.

    Beside them those that could not be read and may be anybody's. By a name nobody is known, but a
    child of that name, or of that payee, stays out until it is clear whose the row is.
    """
    by_iin = {each.iin: each.line for each in failed if each.iin}
    by_name = {each.name: each.line for each in failed if not each.iin and each.name}
    by_payee = {each.payee_iin: each.line for each in failed if not each.iin and each.payee_iin}
    kept: list[ImportRow] = []
    found: set[int] = set()
    for row in rows:
        wrong_line = by_iin.get(row.child.iin)
        wrong_line = wrong_line or by_name.get(row.child.full_name.casefold())
        wrong_line = wrong_line or by_payee.get(row.payee.iin)
        if wrong_line is None:
            kept.append(row)
        else:
            found.add(wrong_line)
            telling.tell(row.number, "child_iin", wrong(ONE_WRONG, row=wrong_line))
    return kept, [each for each in failed if not each.iin and each.line not in found]
