"""What the page of payouts shows: the payout, the periods, the sheets before, what has changed."""

from datetime import date

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import cycle, shown
from tests.builders import Period, a_child, reimbursement_entry
from tests.services.acts import award, pay


@pytest.fixture
def family(head: Desk, school: int) -> Application:
    """Awarded on 20 January 2026, which today is."""
    return award(head, reimbursement_entry(school), decided_on=date(2026, 1, 20))


def test_without_a_period_the_one_of_today_is_drawn_up(desk: Desk, family: Application) -> None:
    found = shown.of_period(desk, None)
    assert found.period == Quarter(2026, 1)
    assert found.period in found.offered
    assert found.looked is not None
    assert found.looked == cycle.look(desk, Quarter(2026, 1))
    assert (found.approved, found.missing) == ((), None)


def test_an_approved_payout_is_shown_with_all_that_are(
    accountant: Desk, family: Application
) -> None:
    before = pay(accountant, "2025Q4")
    payout = pay(accountant, "2026Q1")
    found = shown.of_approved(accountant, payout.id)
    assert found.looked is not None
    assert isinstance(found.looked.payout, ApprovedPayout)
    assert (found.looked.payout, found.looked.checks) == (payout, payout.checks)
    assert [row.id for row in found.approved] == [payout.id, before.id]
    assert found.compared is not None
    assert found.compared.numbers == (before.number,)


def test_a_period_is_compared_with_the_one_before(accountant: Desk, family: Application) -> None:
    before = pay(accountant, "2025Q4")
    found = shown.of_period(accountant, Quarter(2026, 1))
    assert found.compared is not None
    assert found.compared.numbers == (before.number,)


def test_a_value_of_the_law_that_is_missing_is_named(head: Desk, school: int) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    child = a_child(5, birth=date(2014, 5, 5))
    day = date(2026, 9, 3)
    award(head, reimbursement_entry(school, 5, applied_on=day, certificate=year, child=child))
    found = shown.of_period(head, Quarter(2027, 1))
    assert (found.looked, found.compared) == (None, None)
    assert found.missing is not None
    assert found.period == Quarter(2027, 1)


def test_other_trouble_is_told_as_it_is(accountant: Desk, family: Application) -> None:
    payout = pay(accountant, "2026Q1")
    cycle.annul(accountant, payout.id, "Қате")
    with pytest.raises(Trouble):
        shown.of_period(accountant, None, payout.id)
