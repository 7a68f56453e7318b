"""The law against the second reading of it, on many thousands of made-up families.

Each family has a serial number, which a failure names; ``a_child(Random(serial))`` is that family.
LAW_FAMILIES is a share of them, for when the tests run hundreds of times: ``0.02``.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from random import Random

from desktop_app.law.eligibility import judge
from desktop_app.law.entitlement import Share, covered_months, owners, periods_of, shares, shares_of
from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from tests.law import oracle
from tests.law.families import LAST_DAY, a_child, a_family, some_events, some_values
from tests.law.values import law_of

_SHARE = float(os.environ.get("LAW_FAMILIES", "1"))

Sums = dict[str, dict[int, int]]


def serials(count: int) -> range:
    return range(max(1, int(count * _SHARE)))


def _laws() -> Iterator[tuple[int, oracle.Values, LawInForce]]:
    """The Alatau decision, then invented ones."""
    yield 0, oracle.ALATAU, law_of(oracle.ALATAU)
    for serial in serials(300):
        values = some_values(Random(serial))
        yield serial, values, law_of(values)


def _shares(awards: Mapping[int, Facts], law: LawInForce) -> list[dict[int, Share]]:
    owned = owners(awards)
    return [shares_of(awards, owned, period, law) for period in periods_of(owned, law)]


def _sums(awards: Mapping[int, Facts], law: LawInForce) -> Sums | str:
    """What each award gives in each period, or that something is not known."""
    try:
        found = _shares(awards, law)
    except NotInForceError:
        return "not known"
    return {
        str(share.period): {key: each.amount for key, each in of_period.items()}
        for of_period in found
        for share in list(of_period.values())[:1]
        if any(each.months for each in of_period.values())
    }


def _right(awards: Mapping[int, Facts], values: oracle.Values) -> Sums | str:
    try:
        return oracle.sums_of_awards(awards, values)
    except oracle.UnknownError:
        return "not known"


def _pair(month: Month) -> tuple[int, int]:
    return month.year, month.number


def test_one_award_agrees_to_the_tenge() -> None:
    for law_serial, values, law in _laws():
        for serial in serials(35):
            facts = {1: a_family(Random(f"{law_serial} {serial}"))}
            assert _sums(facts, law) == _right(facts, values), (law_serial, serial)


def test_several_awards_agree_to_the_tenge() -> None:
    paid = 0
    for law_serial, values, law in _laws():
        for serial in serials(35):
            awards = a_child(Random(f"{law_serial} {serial}"))
            right = _right(awards, values)
            assert _sums(awards, law) == right, (law_serial, serial)
            paid += right != {}
    assert paid > 1_000 or _SHARE < 1


def test_no_month_belongs_to_two_awards() -> None:
    """And the sum of a period is the sum of its months, none of which is negative."""
    for law_serial, values, law in _laws():
        for serial in serials(10):
            awards = a_child(Random(f"{law_serial} {serial}"))
            whose = {_pair(month): key for month, key in owners(awards).items()}
            assert whose == oracle.owner_of_months(awards)
            if _right(awards, values) == "not known":
                continue
            paid_for: list[Month] = []
            for of_period in _shares(awards, law):
                for key, share in of_period.items():
                    assert all(whose[_pair(month)] == key for month in share.months)
                    assert tuple(share.by_month) == share.months
                    assert sum(share.by_month.values()) == share.amount
                    assert min(share.by_month.values(), default=0) >= 0
                    paid_for.extend(share.months)
            assert len(paid_for) == len(set(paid_for)), (law_serial, serial)


def test_a_period_asked_for_by_itself_gives_the_same() -> None:
    for law_serial, values, law in _laws():
        awards = a_child(Random(law_serial))
        if _right(awards, values) != "not known":
            for of_period in _shares(awards, law):
                period = next(iter(of_period.values())).period
                assert shares(awards, period, law) == of_period


def test_the_order_of_events_does_not_matter() -> None:
    for serial in serials(2_000):
        facts = a_family(Random(serial))
        results = {
            covered_months(replace(facts, events=order)) for order in permutations(facts.events)
        }
        assert len(results) == 1, serial


def test_a_further_event_never_gives_more() -> None:
    for serial in serials(1_000):
        facts = a_family(Random(serial))
        more = (*facts.events, *some_events(Random(-serial)))
        assert set(covered_months(replace(facts, events=more))) <= set(covered_months(facts)), (
            serial
        )


def test_an_award_is_proposed_exactly_when_a_month_is_to_be_paid() -> None:
    for law_serial, values, law in _laws():
        for serial in serials(10):
            facts = a_family(Random(f"{law_serial} {serial}"))
            try:
                paid = {
                    month
                    for month in oracle.entitled_months(facts) - {_pair(m) for m in facts.taken}
                    if month[1] in oracle.decision_for(month, values).school_months
                }
                judgement = judge(facts, law)
            except (oracle.UnknownError, NotInForceError):
                continue
            assert judgement.awards == (bool(paid) and facts.consent), (law_serial, serial)
            if judgement.awards:
                assert [_pair(month) for month in judgement.months] == sorted(paid)


def test_the_certificate_and_the_application_only_bound_it() -> None:
    """Applying later, or being confirmed for longer, changes nothing else."""
    for serial in serials(1_000):
        chance = Random(serial)
        facts = a_family(chance)
        if facts.certificate is None:
            continue
        late = replace(facts, applied_on=facts.applied_on + timedelta(chance.randint(1, 300)))
        over_in_between = any(event.ended_on for event in facts.events)
        if not over_in_between:
            assert set(covered_months(late)) <= set(covered_months(facts)), serial
        longer = replace(facts, certificate=Certificate(facts.certificate.first_day, LAST_DAY))
        assert set(covered_months(facts)) <= set(covered_months(longer)), serial


def test_an_indefinite_disability_ends_nothing() -> None:
    """Nor does one that ends after everything else."""
    for serial in serials(1_000):
        facts = a_family(Random(serial))
        indefinite = replace(facts, disability_until=None)
        for_ever = replace(facts, disability_until=date(2099, 12, 31))
        assert covered_months(indefinite) == covered_months(for_ever), serial
