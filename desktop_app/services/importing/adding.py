"""A register that comes again adds what was lacking: payments of which nothing is on file yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Value
from desktop_app.records.decisions import AwardRow
from desktop_app.records.imports import ImportPayment, ImportRow, Severity
from desktop_app.services.importing.known import Known
from desktop_app.services.importing.reading.cells import Told, wrong


@dataclass(frozen=True)
class Added:
    """Payments of a row whose award is on file already."""

    row: ImportRow
    award: AwardRow
    payments: tuple[ImportPayment, ...]


def lacking(
    row: ImportRow, award: AwardRow, awards: Sequence[AwardRow], known: Known
) -> tuple[Added | None, Told]:
    """What is added to the award, and what is told of the row; nothing where that is wrong.

    A part of a period's sum is never added: nobody can say whether it is on file as another one.
    """
    stated: dict[Period, int] = defaultdict(int)
    for payment in row.payments:
        stated[payment.period] += payment.amount
    added: list[Period] = []
    for period, amount in stated.items():
        on_file = sum(known.paid.get((each.decision_id, period), 0) for each in awards)
        if on_file >= amount:
            continue
        if on_file or period.first_day > known.today:
            return None, _unclear(period, amount - on_file, known.today)
        added.append(period)
    if added:
        payments = tuple(each for each in row.payments if each.period in added)
        label = N_("On file already: {amount} tenge that it did not know of are added, {periods}.")
        values: dict[str, Value] = {
            "amount": sum(each.amount for each in payments),
            "periods": tuple(added),
        }
        return Added(row, award, payments), Told(Severity.LEFT_OUT, label, values)
    if award.iban != row.iban:
        label = N_("On file already: left out. The account on file is another one, and stays.")
        return None, Told(Severity.LEFT_OUT, label, {})
    return None, Told(Severity.LEFT_OUT, N_("On file already: left out."), {})


def _unclear(period: Period, amount: int, today: date) -> Told:
    if period.first_day > today:
        return wrong(N_("{period} has not begun yet."), period=period)
    label = N_(
        "On file already, but {amount} tenge of {period} were paid by this register alone: "
        "they would be paid again. Take the earlier register back, then bring this one in."
    )
    return wrong(label, amount=amount, period=period)
