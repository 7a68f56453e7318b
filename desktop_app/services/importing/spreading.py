"""What was paid for several periods at once, put on each of them: only where the sums say how."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.records.imports import ImportPayment, ImportRow
from desktop_app.services.importing.reading.cells import Told, noted, wrong

_SPREAD = N_("{amount} tenge paid for {run} are put on its periods as the law gives them: {parts}.")
_NOT_CLEAR = N_(
    "How {amount} tenge paid for {run} are to be put on its periods can't be known: the law gives "
    "{parts}. Write what was paid for each in a column or a row of its own, such as {period}."
)
_BESIDES = N_(
    "{run} and {period}, which is a part of it, were both paid for this child. Write what was "
    "paid for each period in a column or a row of its own."
)

Given = Callable[[Period], int]
"""What the law gives the row for a period, in whole tenge."""

IsWhole = Callable[[Period, Sequence[Month]], bool]
"""Whether all months of a period that are paid for are among the months that a payment names, and
no other award of the child has a part in them."""


def spread(
    row: ImportRow, others: Sequence[ImportRow], given: Given, is_whole: IsWhole
) -> list[Told]:
    """Put the row's payments on single periods, and say how; or why not, which blocks the row.

    ``others`` are further rows of the child.
    """
    told: list[Told] = []
    kept: list[ImportPayment] = []
    elsewhere = [each for other in others for each in other.payments]
    for place, paid in enumerate(row.payments):
        if not paid.together:
            kept.append(paid)
            continue
        besides = [*elsewhere, *row.payments[:place], *row.payments[place + 1 :]]
        twice = next((each.period for each in besides if _meets(each, paid)), None)
        if twice is not None:
            return [wrong(_BESIDES, run=_run(paid), period=twice)]
        due = {period: given(period) for period in paid.together}
        values: dict[str, Value] = {
            "amount": paid.amount,
            "run": _run(paid),
            "parts": as_is(", ".join(f"{each!s} – {amount}" for each, amount in due.items())),
        }
        are_whole = all(is_whole(period, paid.run) for period in paid.together)
        parts = _parts(paid.amount, due) if are_whole else None
        if parts is None:
            return [wrong(_NOT_CLEAR, **values, period=as_is(str(paid.period)))]
        told.append(noted(_SPREAD, **values))
        kept += [
            replace(paid, period=period, amount=amount, together=(), run=())
            for period, amount in parts.items()
        ]
    row.payments = kept
    return told


def _meets(one: ImportPayment, other: ImportPayment) -> bool:
    return not {one.period, *one.together}.isdisjoint(other.together)


def _parts(amount: int, due: dict[Period, int]) -> dict[Period, int] | None:
    """All that is due, or no more than the only period gives of which something is."""
    owed = {period: each for period, each in due.items() if each}
    if amount == sum(owed.values()):
        return owed
    if len(owed) == 1 and amount < sum(owed.values()):
        return dict.fromkeys(owed, amount)
    return None


def _run(paid: ImportPayment) -> Value:
    first, last = paid.run[0], paid.run[-1]
    return as_is(f"{first.first_day:%m.%Y} – {last.first_day:%m.%Y}")
