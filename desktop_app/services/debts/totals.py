"""How much is overpaid in all (D-9), for an office of any size.

It finds the sums that `overpayments` finds, without their causes: the database sorts out the
awards that paid no more than their months give, and only the others are counted one by one.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection

from desktop_app.law.entitlement import owners, shares_of
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, months_between, parse_period
from desktop_app.law.steps import Step
from desktop_app.records.decisions import AwardRow
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.missing import not_in_force
from desktop_app.services.sums.balances import Paid, facts_of, settled
from desktop_app.services.sums.cases import ANYBODY
from desktop_app.services.sums.every_child import PeriodSums
from desktop_app.storage.awards.decided import awards_of_children
from desktop_app.storage.debts import entries as debts
from desktop_app.storage.payouts.approved import paid_on
from desktop_app.storage.reports import children as report_children
from desktop_app.storage.reports import money as report_money
from desktop_app.storage.reports.money import PaidCase

_AT_ONCE = 200


@dataclass(frozen=True)
class StillOwed:
    """Awards that are overpaid now, and by how many whole tenge; ``unknown`` as in `Report`."""

    count: int
    sum: int
    unknown: Step | None


@dataclass
class _Count:
    """What is overpaid on each award, as far as the law is known."""

    overpaid: dict[int, int] = field(default_factory=dict)
    unknown: Step | None = None


def still_owed(connection: Connection) -> StillOwed:
    """What is overpaid now, less what was repaid or written off."""
    law, found = law_data.in_force(connection), _Count()
    children = set(_worth_counting(connection, law))
    sums, forgiven = PeriodSums(law), debts.written_off(connection)
    every = awards_of_children(connection, children)
    while together := list(islice(every, _AT_ONCE)):
        paid = paid_on(connection, [award.decision_id for awards in together for award in awards])
        periods: dict[int, set[Period]] = defaultdict(set)
        for decision, period in paid:
            periods[decision].add(period)
        for awards in together:
            mine = {each for award in awards for each in periods[award.decision_id]}
            _add(found, awards, mine, paid, forgiven, sums)
    return StillOwed(len(found.overpaid), sum(found.overpaid.values()), found.unknown)


def _worth_counting(connection: Connection, law: LawInForce) -> Iterator[int]:
    """Children to whom something has happened or whose awards overlap, and those paid too much."""
    yield from report_children.changed_children(connection)
    yield from report_children.overlapping_children(connection)
    for case in report_money.paid_cases(connection):
        given = _given(case, law)
        if given is None:
            # One of them is enough to name the value that is missing.
            yield from report_money.children_of_case(connection, case, at_most=1)
        elif case.amount > given:
            yield from report_money.children_of_case(connection, case)


def _given(case: PaidCase, law: LawInForce) -> int | None:
    """What the months of an award give for a period; None where a value of the law is missing."""
    if not case.last:
        return 0
    months = months_between(Month.parse(case.first), Month.parse(case.last))
    try:
        period = parse_period(case.period)
        return shares_of({0: ANYBODY}, dict.fromkeys(months, 0), period, law)[0].amount
    except NotInForceError:
        return None


def _add(
    found: _Count,
    awards: list[AwardRow],
    periods: set[Period],
    paid: Paid,
    forgiven: Paid,
    sums: PeriodSums,
) -> None:
    """One child: what was paid on each award for these periods beyond what it gives.

    What was ``forgiven``, written off, is not owed any more.
    """
    facts = facts_of(awards)
    owned = owners(facts)
    mine: dict[int, int] = {}
    try:
        for period in periods:
            given = sums.shares(facts, owned, period)
            for award, share, before in settled(awards, given, period, paid):
                case = award.decision_id, period
                over = max(0, before - share.amount - forgiven.get(case, 0))
                mine[award.decision_id] = mine.get(award.decision_id, 0) + over
    except NotInForceError as error:
        found.unknown = found.unknown or not_in_force(error).step
    else:
        found.overpaid.update({decision: over for decision, over in mine.items() if over})
