"""The law against the second reading of it, on thousands of made-up families."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.law.eligibility import judge
from desktop_app.law.entitlement import covered_months, owners, shares
from desktop_app.law.facts import Certificate, Event, Facts
from desktop_app.law.quarters import Month, Quarter, quarters_between
from tests.law import oracle
from tests.law.families import EVENTS, LAST_DAY, children, families
from tests.law.values import SHIPPED

QUARTERS = tuple(quarters_between(Quarter(2024, 4), Quarter(2026, 4)))
MANY = settings(max_examples=700, deadline=None, derandomize=True)
FEWER = settings(max_examples=150, deadline=None, derandomize=True)


def _sums(awards: Mapping[int, Facts]) -> dict[tuple[int, int], int]:
    found = {}
    for quarter in QUARTERS:
        given_shares = shares(awards, quarter, SHIPPED)
        total = sum(share.amount for share in given_shares.values())
        assert all(share.amount >= 0 for share in given_shares.values())
        if total:
            found[quarter.year, quarter.number] = total
    return found


@MANY
@given(families())
def test_one_award_agrees_to_the_tenge(facts: Facts) -> None:
    assert _sums({1: facts}) == oracle.sums_of_child({1: facts})


@MANY
@given(children())
def test_several_awards_agree_to_the_tenge(awards: dict[int, Facts]) -> None:
    assert _sums(awards) == oracle.sums_of_child(awards)


@FEWER
@given(children())
def test_no_month_belongs_to_two_awards(awards: dict[int, Facts]) -> None:
    whose = {(month.year, month.number): key for month, key in owners(awards).items()}
    assert whose == oracle.owner_of_months(awards)
    paid_for: list[Month] = []
    for quarter in QUARTERS:
        for key, share in shares(awards, quarter, SHIPPED).items():
            assert all(whose[month.year, month.number] == key for month in share.months)
            assert bool(share.months) or share.amount == 0
            paid_for.extend(share.months)
    assert len(paid_for) == len(set(paid_for))


@FEWER
@given(families())
def test_the_order_of_events_does_not_matter(facts: Facts) -> None:
    results = {covered_months(replace(facts, events=order)) for order in permutations(facts.events)}
    assert len(results) == 1


@FEWER
@given(families(), EVENTS)
def test_a_further_event_never_gives_more(facts: Facts, more: tuple[Event, ...]) -> None:
    fewer = covered_months(replace(facts, events=(*facts.events, *more)))
    assert set(fewer) <= set(covered_months(facts))


@FEWER
@given(families())
def test_an_award_is_proposed_exactly_when_a_month_is_to_be_paid(facts: Facts) -> None:
    paid = {month for month in oracle.entitled_months(facts) if oracle.school_quarter(month)}
    judgement = judge(facts, SHIPPED)
    assert judgement.awards == bool(paid)
    if judgement.first and judgement.last:
        first, last = judgement.first, judgement.last
        assert ((first.year, first.number), (last.year, last.number)) == (min(paid), max(paid))


@FEWER
@given(families(), st.integers(1, 300))
def test_the_certificate_and_the_application_only_bound_it(facts: Facts, later: int) -> None:
    """Applying later, or being confirmed for longer, changes nothing else."""
    if facts.certificate is None:
        return
    days_left = (LAST_DAY - facts.applied_on).days
    late = replace(
        facts,
        applied_on=facts.applied_on.fromordinal(
            facts.applied_on.toordinal() + min(later, days_left)
        ),
    )
    over_in_between = any(e.ended_on for e in facts.events)
    if not over_in_between:
        assert set(covered_months(late)) <= set(covered_months(facts))
    longer = replace(facts, certificate=Certificate(facts.certificate.first_day, LAST_DAY))
    assert set(covered_months(facts)) <= set(covered_months(longer))
