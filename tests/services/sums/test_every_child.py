"""Every child is gone through once, and equal cases are counted once (D-7)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.law.entitlement import Share, owners, shares_of
from desktop_app.law.facts import Certificate, Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Quarter
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.sums import every_child
from desktop_app.services.sums.every_child import PeriodSums
from desktop_app.storage.people import on_file as people
from tests.builders import a_child
from tests.services.acts import pay, put_award
from tests.services.award_rows import FACTS

_AWARDS = st.builds(
    lambda applied, first, days, until: replace(
        FACTS,
        applied_on=applied,
        certificate=Certificate(first, first + timedelta(days)),
        disability_until=until,
    ),
    st.dates(date(2025, 8, 1), date(2026, 4, 30)),
    st.dates(date(2025, 8, 1), date(2026, 4, 30)),
    st.integers(0, 300),
    st.none() | st.dates(date(2025, 9, 1), date(2026, 6, 30)),
)

Q3, Q4 = Quarter(2025, 3), Quarter(2025, 4)


@pytest.fixture
def law(desk: Desk) -> LawInForce:
    with desk.database.read() as connection:
        return law_data.in_force(connection)


def test_each_child_comes_with_what_was_paid_on_its_awards(
    head: Desk, accountant: Desk, school: int, two: tuple[int, int]
) -> None:
    pay(accountant, "2025Q4")
    done: list[int] = []
    with head.database.begin() as connection:
        people.save(connection, a_child(9), "", head.now())  # without an award
        found = list(every_child.every_child(connection, done.append))
    (mine,), (others,) = (awards for awards, _paid in found)
    assert [mine.child_id, others.child_id] == list(two)
    for (award_row,), paid in found:
        sums = {
            period: sum_
            for (decision, period), sum_ in paid.items()
            if decision == award_row.decision_id
        }
        assert sums == {Q3: 31_456, Q4: 31_456}
    assert done == [2]
    assert every_child.children_to_count(head) == 2


def test_more_than_are_read_at_once_are_all_told(head: Desk, school: int) -> None:
    done: list[int] = []
    with head.database.begin() as connection:
        children = [put_award(connection, school, n, n, FACTS) for n in range(1, 202)]
        found = [
            awards[0].child_id for awards, _paid in every_child.every_child(connection, done.append)
        ]
    assert sorted(found) == children
    assert done == [200, 201]


def test_children_with_the_same_months_are_counted_once(law: LawInForce) -> None:
    sums = PeriodSums(law)
    one, other = ({decision: FACTS} for decision in (1, 2))
    first = sums.shares(one, owners(one), Q4)
    again = sums.shares(other, owners(other), Q4)
    assert first[1] is again[2]
    assert first[1].amount == 31_456


def test_other_months_or_another_period_are_another_case(law: LawInForce) -> None:
    sums = PeriodSums(law)
    whole = {1: FACTS}
    until_october = {2: replace(FACTS, disability_until=date(2025, 10, 31))}
    assert sums.shares(whole, owners(whole), Q4)[1].amount == 31_456
    assert sums.shares(until_october, owners(until_october), Q4)[2].amount == 10_485
    assert sums.shares(whole, owners(whole), Quarter(2026, 1))[1].amount == 34_600


def test_several_awards_of_one_child_share_its_months(law: LawInForce) -> None:
    both = {1: FACTS, 2: FACTS}
    owned = owners(both)
    assert PeriodSums(law).shares(both, owned, Q4) == shares_of(both, owned, Q4, law)


@given(st.lists(st.lists(_AWARDS, min_size=1, max_size=3), min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_shares_are_those_that_are_reckoned_anew(
    law: LawInForce, children: list[list[Facts]]
) -> None:
    """Sums and months of one child after the other, however their awards share the months."""
    sums = PeriodSums(law)
    for number, awards in enumerate(children):
        facts = {number * 10 + place: each for place, each in enumerate(awards)}
        owned = owners(facts)
        for period in (Q3, Q4, Quarter(2026, 1), Quarter(2026, 2)):
            slowly = shares_of(facts, owned, period, law)
            kept = sums.shares(facts, owned, period)
            assert list(kept) == list(slowly)
            assert [_sums(each) for each in kept.values()] == [
                _sums(each) for each in slowly.values()
            ]


def _sums(share: Share) -> tuple[object, ...]:
    return share.period, share.parts, share.amount, share.by_month


def test_children_whose_awards_share_months_alike_are_counted_once(
    law: LawInForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def noted(*given: Any) -> dict[int, Share]:
        asked.append(given)
        return shares_of(*given)

    monkeypatch.setattr(every_child, "shares_of", noted)
    sums = PeriodSums(law)
    for child in range(100):
        facts = {2 * child: FACTS, 2 * child + 1: replace(FACTS, applied_on=date(2025, 11, 3))}
        sums.shares(facts, owners(facts), Q4)
    assert len(asked) == 1


def test_the_periods_of_months_are_found_once(law: LawInForce) -> None:
    sums = PeriodSums(law)
    owned = {Month(2025, 9): 1, Month(2025, 10): 1}
    assert sums.periods(owned) == [Q3, Q4]
    assert sums.periods(dict.fromkeys(owned, 7)) is sums.periods(owned)
    assert sums.periods({Month(2025, 9): 1}) == [Q3]
