"""Every child is gone through once, and equal cases are counted once (D-7)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.entitlement import owners, shares_of
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


def test_the_periods_of_months_are_found_once(law: LawInForce) -> None:
    sums = PeriodSums(law)
    owned = {Month(2025, 9): 1, Month(2025, 10): 1}
    assert sums.periods(owned) == [Q3, Q4]
    assert sums.periods(dict.fromkeys(owned, 7)) is sums.periods(owned)
    assert sums.periods({Month(2025, 9): 1}) == [Q3]
