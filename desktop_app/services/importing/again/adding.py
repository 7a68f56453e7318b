"""A register that comes again adds what was lacking: payments of which nothing is on file yet, and
accounts of awards that have none."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.records.decisions import AwardRow
from desktop_app.records.imports import ImportPayment, ImportRow, Severity, Way
from desktop_app.services.importing.known import Known
from desktop_app.services.importing.reading.cells import Told, asked, noted, wrong

Tell = Callable[[int, str, Told], None]
Ask = Callable[[int, str, Told, tuple[Way, ...]], Way | None]
"""What somebody answered of a cell; None where it is still asked, which tells it too."""


@dataclass(frozen=True)
class Added:
    """What a row adds to its award, which is on file already; ``iban`` empty keeps the account."""

    row: ImportRow
    award: AwardRow
    payments: tuple[ImportPayment, ...]
    iban: str = ""


def lacking(
    row: ImportRow,
    award: AwardRow,
    awards: Sequence[AwardRow],
    known: Known,
    tell: Tell,
    ask: Ask,
) -> tuple[Added | None, bool]:
    """What is added to the award, and whether the row stays out; both are told.

    A part of a period's sum is never added: nobody can say whether it is on file as another one.
    """
    payments, told = _payments(row, awards, known)
    iban = "" if told.severity.blocks else _account(row, award, known, tell, ask)
    if iban and not payments:
        told = told._replace(label=N_("On file already: the account alone is added."))
    tell(row.number, "child_iin", told)
    if told.severity.blocks or iban is None:
        return None, True
    return (Added(row, award, payments, iban) if payments or iban else None), False


def _payments(
    row: ImportRow, awards: Sequence[AwardRow], known: Known
) -> tuple[tuple[ImportPayment, ...], Told]:
    stated: dict[Period, int] = defaultdict(int)
    for payment in row.payments:
        stated[payment.period] += payment.amount
    added: list[Period] = []
    for period, amount in stated.items():
        on_file = sum(known.paid.get((each.decision_id, period), 0) for each in awards)
        if on_file >= amount:
            continue
        if on_file or period.first_day > known.today:
            return (), _unclear(period, amount - on_file, known.today)
        added.append(period)
    payments = tuple(each for each in row.payments if each.period in added)
    if not payments:
        return (), Told(Severity.LEFT_OUT, N_("On file already: left out."), {})
    label = N_("On file already: {amount} tenge that it did not know of are added, {periods}.")
    values: dict[str, Value] = {
        "amount": sum(each.amount for each in payments),
        "periods": tuple(added),
    }
    return payments, Told(Severity.LEFT_OUT, label, values)


def _unclear(period: Period, amount: int, today: date) -> Told:
    if period.first_day > today:
        return wrong(N_("{period} has not begun yet."), period=period)
    label = N_(
        "On file already, but {amount} tenge of {period} were paid by this register alone: "
        "they would be paid again. Take the earlier register back, then bring this one in."
    )
    return wrong(label, amount=amount, period=period)


_BOTH = (Way.LEAVE_OUT, Way.CONFIRM)


def _account(row: ImportRow, award: AwardRow, known: Known, tell: Tell, ask: Ask) -> str | None:
    """The account that the award gets; empty where it keeps its own, None where that is asked.

    An account that the award had once is older than the one on file: nobody goes back to it.
    """
    if row.iban == award.iban:
        return ""
    values: dict[str, Value] = {
        "name": as_is(award.payee_name),
        "on_file": as_is(award.iban),
        "stated": as_is(row.iban),
    }
    if not award.iban:
        tell(row.number, "iban", noted(_NO_ACCOUNT, **values))
        return row.iban
    if row.iban in known.accounts.get(award.decision_id, ()):
        label = N_("{name} had this account before; the one on file, {on_file}, stays.")
        tell(row.number, "iban", noted(label, **values))
        return ""
    match ask(row.number, "iban", asked(_ANOTHER, **values), _BOTH):
        case Way.CONFIRM:
            return row.iban
        case Way.LEAVE_OUT:
            return ""
    return None


_NO_ACCOUNT = N_(
    "{name} has no account on file: this one is added, and is paid to once it was held against "
    "the papers."
)
_ANOTHER = N_(
    "{name} has another account on file: {on_file}. Left out, that one stays; said to be right, "
    "{stated} takes its place, and is paid to once it was held against the papers."
)
