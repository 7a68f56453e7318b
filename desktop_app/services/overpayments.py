"""What was paid and is not due, award by award, and which circumstance made it so (D-9)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law.entitlement import bounds, owners, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, months_between
from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.decisions import QuarterAccount
from desktop_app.services.accounts import Paid, facts_of, period_accounts
from desktop_app.services.reimbursement import not_in_force
from desktop_app.storage import amendments, applications, payouts
from desktop_app.storage.awards import AwardRow, awards_of_children
from desktop_app.storage.payouts import PaidLine


@dataclass(frozen=True)
class Owed:
    """One period: the months that were paid and are not due, and the sum in whole tenge.

    Where every month is due, and less for each, the months are all that were paid.
    """

    period: Period
    months: tuple[Month, ...]
    amount: int


@dataclass(frozen=True)
class Overpayment:
    """What one award's payee got too much, and why; periods in their order."""

    decision_id: int
    child_id: int
    child_name: str
    payee_name: str
    owed: tuple[Owed, ...]
    causes: tuple[Step, ...]

    @property
    def total(self) -> int:
        return sum(each.amount for each in self.owed)

    @property
    def key(self) -> str:
        """Names the periods and sums, so that the same is not demanded twice."""
        return ", ".join(f"{each.period} {each.amount}" for each in self.owed)


@dataclass(frozen=True)
class Found:
    """``unknown`` names a value of the law without which some period could not be counted."""

    overpayments: tuple[Overpayment, ...]
    unknown: Step | None


def every(connection: Connection, law: LawInForce) -> Found:
    """All that is overpaid, child by child; one that can't be counted keeps no other back."""
    found: list[Overpayment] = []
    unknown: Step | None = None
    children = {*_worth_looking_at(connection, law), *payouts.other_children_paid(connection)}
    for awards in awards_of_children(connection, children):
        paid = payouts.paid_on(connection, [award.decision_id for award in awards])
        try:
            found.extend(of_child(connection, awards, law, paid))
        except NotInForceError as error:
            unknown = unknown or not_in_force(error).step
    return Found(tuple(found), unknown)


def _worth_looking_at(connection: Connection, law: LawInForce) -> Iterator[int]:
    """Children with a single award who were paid more than its months give, or can't be counted.

    Each different case is counted once, so that an office of any size is looked through quickly.
    """
    given: dict[tuple[Month, Month, Period], int | None] = {}
    for paid in payouts.plainly_paid(connection):
        case = (paid.first, paid.last, paid.period)
        if case not in given:
            given[case] = _given(case, law)
        amount = given[case]
        if amount is None or paid.amount > amount:
            yield paid.child_id


def _given(case: tuple[Month, Month, Period], law: LawInForce) -> int | None:
    first, last, period = case
    owned = dict.fromkeys(months_between(first, last), 0)
    try:
        return shares_of({0: _ANYBODY}, owned, period, law)[0].amount
    except NotInForceError:
        return None


_ANYBODY = Facts(date.min, date.min, None, None)
"""Whose sums are counted: they follow from the months alone."""


def of_child(
    connection: Connection, awards: Sequence[AwardRow], law: LawInForce, paid: Paid
) -> Iterator[Overpayment]:
    """What is overpaid on each award of one child; NotInForceError where a value is missing."""
    facts = facts_of(awards)
    owned = owners(facts)
    lines = payouts.paid_lines(connection, list(facts))
    accounts: dict[int, list[QuarterAccount]] = defaultdict(list)
    for period in sorted({line.period for line in lines}, key=lambda each: each.first_day):
        for account in period_accounts(awards, owned, period, law, paid):
            if account.overpaid:
                accounts[account.decision_id].append(account)
    for award in awards:
        mine = [line for line in lines if line.decision_id == award.decision_id]
        due = _months_of_payee(awards, owned, award.payee_iin)
        owed = tuple(_owed(a, mine, due) for a in accounts[award.decision_id])
        if owed:
            yield Overpayment(
                decision_id=award.decision_id,
                child_id=award.child_id,
                child_name=award.child_name,
                payee_name=award.payee_name,
                owed=owed,
                causes=tuple(_causes(connection, award, owed, mine, due)),
            )


def _months_of_payee(
    awards: Sequence[AwardRow], owned: Mapping[Month, int], payee_iin: str
) -> frozenset[Month]:
    """The months that the payee is entitled to, on whichever award (D-3)."""
    own = {award.decision_id for award in awards if award.payee_iin == payee_iin}
    return frozenset(month for month, owner in owned.items() if owner in own)


def _owed(account: QuarterAccount, lines: Sequence[PaidLine], due: frozenset[Month]) -> Owed:
    paid = {month for line in lines if line.period == account.quarter for month in line.months}
    return Owed(account.quarter, tuple(sorted(paid - due or paid)), account.overpaid)


def _causes(
    connection: Connection,
    award: AwardRow,
    owed: Sequence[Owed],
    lines: Sequence[PaidLine],
    due: frozenset[Month],
) -> Iterator[Step]:
    """The circumstances behind the months that are not due, and when they became known."""
    lost = [month for each in owed for month in each.months if month not in due]
    facts, paid_at = award.facts, max(line.closed_at for line in lines)
    bound = bounds(facts)[0]
    begins = Month.of(facts.begins)
    if any(month < begins for month in lost):
        yield _begin(facts)
    if any(month > bound.last for month in lost):
        yield bound.step if begins <= bound.last else bound.refusal
        for event in applications.events_of(connection, award.child_id):
            late = event.annulled_at is None and event.recorded_at > paid_at
            if late and event.happened_on == bound.day:
                yield Step(_RECORDED_LATE, "D-9", {"date": event.recorded_at.date()})
    if any(begins <= month <= bound.last for month in lost):
        yield Step(N_("Months that were paid belong to another award of the child"), "D-3")
    for change in amendments.of_child(connection, award.child_id):
        if change.decision_id == award.decision_id and change.made_at > paid_at and change.why:
            why = as_is(change.why)
            yield Step(_CHANGED, "D-9", {"date": change.made_at.date(), "why": why})
    for each in owed:
        if not set(each.months) & set(lost):
            yield Step(_COUNTED_ANEW, "D-7", {"quarter": each.period})


_RECORDED_LATE = N_("The office learned of it on {date}, after the payment")
_CHANGED = N_("The award was changed on {date}, after the payment: {why}")
_COUNTED_ANEW = N_("By the MCI and the decision that count now, less is due for {quarter}")


def _begin(facts: Facts) -> Step:
    certified = facts.certificate.first_day if facts.certificate else facts.applied_on
    return Step(
        N_("Applied on {applied}, certificate from {certified}: entitled from {first}"),
        "D-4",
        {"applied": facts.applied_on, "certified": certified, "first": Month.of(facts.begins)},
    )
