"""What a child is entitled to and was paid in each period, worked out by hand (D-3, D-7, D-9)."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

import pytest

from desktop_app.law.entitlement import Part, Share
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Month, Quarter, months_between
from desktop_app.records.decisions import AwardRow
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.sums import balances
from tests.builders import Clock, a_child, reimbursement_entry
from tests.services.acts import award, pay
from tests.services.award_rows import FACTS, FATHER, an_award_row

Q3, Q4, Q1, Q2 = Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)
IN_2025, IN_2026 = 31_456, 34_600
"""8 MCI a quarter, whole where every school month of it is entitled: of 3,932 and 4,325 tenge."""


def _given(**amounts: int) -> dict[int, Share]:
    return {int(key[1:]): Share(Q4, (), amount, FACTS) for key, amount in amounts.items()}


def _paid(**amounts: int) -> dict[tuple[int, Any], int]:
    return {(int(key[1:]), Q4): amount for key, amount in amounts.items()}


def _settled(rows: list[AwardRow], given: dict[int, Share], paid: Any) -> list[int]:
    found = balances.settled(rows, given, Q4, paid)
    assert [row for row, _share, _before in found] == rows
    assert [share for _row, share, _before in found] == [given[r.decision_id] for r in rows]
    return [before for _row, _share, before in found]


def test_what_one_payee_got_too_much_counts_towards_the_payees_other_award() -> None:
    rows = [an_award_row(1), an_award_row(2)]
    assert _settled(rows, _given(d1=10, d2=20), _paid(d1=25)) == [10, 15]
    assert _settled(rows, _given(d1=10, d2=20), _paid(d1=35)) == [15, 20]
    assert _settled(rows, _given(d1=10, d2=20), _paid(d2=30)) == [10, 20]


def test_it_never_counts_towards_the_award_of_another_payee() -> None:
    rows = [an_award_row(1), an_award_row(2, FATHER)]
    assert _settled(rows, _given(d1=10, d2=20), _paid(d1=25)) == [25, 0]


def test_payments_of_another_period_do_not_count() -> None:
    rows = [an_award_row(1)]
    assert _settled(rows, _given(d1=10), {(1, Q1): 10}) == [0]


@pytest.mark.parametrize(
    ("until", "expected"), [(Quarter(2025, 2), []), (Q3, [Q3]), (Q1, [Q3, Q4, Q1])]
)
def test_periods_up_to_and_with_the_last(desk: Desk, until: Quarter, expected: list[Any]) -> None:
    with desk.database.read() as connection:
        law = law_data.in_force(connection)
    months = list(months_between(Month(2025, 9), Month(2026, 5)))
    assert balances.periods_until(months, until, law) == expected


def test_a_day_is_asked_about_to_its_end_and_no_day_is_still_to_come(
    desk: Desk, clock: Clock
) -> None:
    today = clock().date()
    assert balances.moment_of(desk, None) is None
    assert balances.moment_of(desk, today) == datetime.combine(today, time.max)
    noon = datetime.combine(today, time(12))
    assert balances.moment_of(desk, noon) == noon
    with pytest.raises(EntryError) as refused:
        balances.moment_of(desk, today + timedelta(days=1))
    assert [slip.field for slip in refused.value.slips] == ["as_of"]


def test_entitled_and_paid_of_each_period(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    pay(accountant, "2025Q3")
    found = balances.accounts(head, child, Q1)
    assert [(each.quarter, each.entitled, each.paid, each.due) for each in found] == [
        (Q3, IN_2025, IN_2025, 0),
        (Q4, IN_2025, 0, IN_2025),
        (Q1, IN_2026, 0, IN_2026),
    ]
    before = balances.accounts(head, child, Q3, date(2025, 9, 2))
    assert before == []


def test_a_period_that_gives_nothing_any_more_stays_while_something_was_paid_for_it(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    child = award(head, reimbursement_entry(school)).child_id
    for period in ("2025Q3", "2025Q4"):
        pay(accountant, period)
    events.record(head, child, EventKind.STATE_INSTITUTION, date(2025, 9, 20))
    found = balances.accounts(head, child, Q1)
    assert [(each.quarter, each.entitled, each.overpaid) for each in found] == [
        (Q3, IN_2025, 0),
        (Q4, 0, IN_2025),
    ]


def test_a_year_whose_mci_is_not_known_ends_what_is_known(
    head: Desk, school: int, clock: Clock
) -> None:
    """The award goes on to May 2026; of 2026 and of 2025 the MCI ships, of 2027 it does not."""
    child = award(head, reimbursement_entry(school)).child_id
    clock.move_to(date(2026, 11, 21))
    found = balances.as_far_as_known(head, child)
    assert [each.quarter for each in found.accounts] == [Q3, Q4, Q1, Q2]
    assert found.now_known
    assert [each.entitled for each in found.accounts] == [IN_2025, IN_2025, IN_2026, IN_2026]


def test_the_steps_of_a_sum_are_of_a_child_with_an_award(
    head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    steps = balances.explain(head, a_child(1).iin, Q4)
    assert steps[-1].amount == IN_2025
    clock.move_to(date(2025, 9, 5))
    with pytest.raises(Trouble, match="had an award then"):
        balances.explain(head, a_child(1).iin, Q4, date(2025, 9, 2))
    with pytest.raises(Trouble, match="with this IIN has an award"):
        balances.explain(head, a_child(2).iin, Q4)


def test_only_awards_with_months_tell_how_a_sum_came_about() -> None:
    part = Part(Month(2025, 10), Fraction(8), 3_932, 3, "October")
    some = Share(Q4, (part,), 10_485, FACTS)
    none, none_before = Share(Q4, (), 0, FACTS), Share(Q3, (), 0, FACTS)
    assert balances.telling_steps([none, some, none]) == some.steps
    assert balances.telling_steps([none_before, none]) == none.steps
    assert balances.telling_steps([]) == ()
