"""Another payee of the same child: from which month on the award may pass to them (D-3, D-6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop_app.law.amendments import given_months, passed_on
from desktop_app.law.entitlement import owners
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_
from desktop_app.records.decisions import AwardRow
from desktop_app.storage.payouts import payments

PASSES = N_("From {month} on it passes to the payee of the application {number}")


@dataclass(frozen=True)
class TakeOver:
    """Awards of other payees hold months that the applicant could have.

    ``months`` are those from which on the award may pass: months of the new right up to the last
    one that others hold. ``first`` is the first of them that was not paid to others, or the last of
    all where every one was; ``paid`` are those that were.
    """

    holders: tuple[AwardRow, ...]
    months: tuple[Month, ...]
    first: Month
    paid: frozenset[Month]


def offered(
    connection: Connection,
    awards: Sequence[AwardRow],
    payee_id: int,
    right: Facts,
    law: LawInForce,
) -> TakeOver | None:
    """What may pass to the payee; None where no other payee holds a month of the new right.

    ``right`` are the facts of the new application as if no month was taken. Raises NotInForceError
    where no decision profile covers a month.
    """
    owned = owned_months(awards)
    others = {each.decision_id: each for each in awards if each.payee_id != payee_id}
    months = given_months(replace(right, taken=frozenset()), law)
    held = {month: owned[month] for month in months if owned.get(month) in others}
    if not held:
        return None
    choices = tuple(month for month in months if month <= max(held))
    paid = frozenset(
        month
        for decision in set(held.values())
        for month in payments.months_paid_on(connection, decision)
        if month in choices
    )
    return TakeOver(
        holders=tuple(each for each in awards if each.decision_id in held.values()),
        months=choices,
        first=next((month for month in choices if month not in paid), choices[-1]),
        paid=paid,
    )


def ended(awards: Sequence[AwardRow], payee_id: int, month: Month) -> list[AwardRow]:
    """The awards as they are once it passes to the payee from a month on.

    Only awards of others that have that month or a later one end; the months before stay theirs.
    """
    owned = owned_months(awards)
    reaching = {decision for each, decision in owned.items() if each >= month}
    return [
        replace(each, facts=passed_on(each.facts, month))
        if each.decision_id in reaching and each.payee_id != payee_id
        else each
        for each in awards
    ]


def owned_months(awards: Sequence[AwardRow]) -> dict[Month, int]:
    """Which award has each month; see `owners`."""
    return owners({each.decision_id: each.facts for each in awards})
