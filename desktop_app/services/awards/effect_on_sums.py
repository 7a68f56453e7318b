"""What a change of awards does to money, told before it is made: each period before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.law.entitlement import owners
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step
from desktop_app.records.decisions import AwardRow, PeriodBalance
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, facts_of, period_balances


@dataclass(frozen=True)
class PeriodEffect:
    """One payee's sums for one period, in whole tenge, before and after the change."""

    payee_name: str
    before: PeriodBalance
    after: PeriodBalance

    @property
    def period(self) -> Period:
        return self.after.quarter

    @property
    def changes(self) -> bool:
        now, then = self.before, self.after
        return (now.entitled, now.due, now.overpaid) != (then.entitled, then.due, then.overpaid)


@dataclass(frozen=True)
class Effect:
    """The periods whose sums change, and the sums over all awards of the child.

    ``due`` is what a payout would pay now, of periods that have begun; ``overpaid`` is to be
    returned (D-9). ``unknown`` names the value of the law without which later periods can't be
    counted.
    """

    periods: tuple[PeriodEffect, ...]
    due_before: int
    due_after: int
    overpaid_before: int
    overpaid_after: int
    unknown: Step | None


def effect(
    before: Sequence[AwardRow],
    after: Sequence[AwardRow],
    law: LawInForce,
    paid: Paid,
    today: date,
) -> Effect:
    """Compare the awards of one child, in the order of their decisions, with what they become."""
    return effect_of_joining([before], after, law, paid, today)


def effect_of_joining(
    records: Sequence[Sequence[AwardRow]],
    after: Sequence[AwardRow],
    law: LawInForce,
    paid: Paid,
    today: date,
) -> Effect:
    """The same for awards that were counted as of several children, and are of one then."""
    owned_before = [owners(facts_of(awards)) for awards in records]
    owned_after = owners(facts_of(after))
    periods, unknown = _periods({*owned_after}.union(*owned_before), law)
    known = {award.decision_id for award in after}
    periods |= {period for decision, period in paid if decision in known}
    rows: list[PeriodEffect] = []
    for period in sorted(periods, key=lambda each: each.first_day):
        try:
            now = [
                account
                for awards, owned in zip(records, owned_before, strict=True)
                for account in period_balances(awards, owned, period, law, paid)
            ]
            then = period_balances(after, owned_after, period, law, paid)
        except NotInForceError as error:
            unknown = unknown or not_in_force(error).step
            continue
        by_award = {account.decision_id: account for account in now}
        for award, account in zip(after, then, strict=True):
            nothing = PeriodBalance(award.decision_id, period, 0, 0, ())
            known_before = by_award.get(award.decision_id, nothing)
            rows.append(PeriodEffect(award.payee_name, known_before, account))
    begun = [row for row in rows if row.period.first_day <= today]
    return Effect(
        periods=tuple(row for row in rows if row.changes),
        due_before=sum(row.before.due for row in begun),
        due_after=sum(row.after.due for row in begun),
        overpaid_before=sum(row.before.overpaid for row in rows),
        overpaid_after=sum(row.after.overpaid for row in rows),
        unknown=unknown,
    )


def _periods(months: Iterable[Month], law: LawInForce) -> tuple[set[Period], Step | None]:
    """The periods of the months, and what is lacking where the law of one is not known."""
    found: set[Period] = set()
    unknown = None
    for month in sorted(months):
        try:
            period = law.period_of(month)
        except NotInForceError as error:
            unknown = unknown or not_in_force(error).step
            continue
        if period is not None:
            found.add(period)
    return found, unknown
