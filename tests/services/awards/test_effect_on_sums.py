"""What a change of awards does to each period, before it is made, worked out by hand (D-5, D-9)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.entitlement import shares
from desktop_app.law.facts import Certificate, Ending, EndReason
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Quarter
from desktop_app.services.awards.effect_on_sums import Effect, effect
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from desktop_app.services.sums.balances import Paid
from tests.services.award_rows import FACTS, FATHER, an_award_row

Q3, Q4, Q1, Q2 = Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2)
BEFORE = an_award_row(1)
UNTIL_JANUARY = replace(BEFORE, facts=replace(FACTS, disability_until=date(2026, 1, 31)))


@pytest.fixture
def law(desk: Desk) -> LawInForce:
    with desk.database.read() as connection:
        return law_data.in_force(connection)


def _told(found: Effect) -> list[tuple[object, int, int]]:
    return [(row.period, row.before.entitled, row.after.entitled) for row in found.periods]


def test_only_periods_whose_sums_change_are_told(law: LawInForce) -> None:
    found = effect([BEFORE], [UNTIL_JANUARY], law, {}, date(2026, 1, 15))
    assert _told(found) == [(Q1, 34_600, 11_533), (Q2, 34_600, 0)]
    assert [row.payee_name for row in found.periods] == ["Ғалымқызы Гүлнұр"] * 2
    assert found.unknown is None


@pytest.mark.parametrize(
    ("today", "before"), [(date(2025, 12, 31), 31_456 * 2), (date(2026, 1, 1), 31_456 * 2 + 34_600)]
)
def test_a_period_is_due_from_its_first_day(law: LawInForce, today: date, before: int) -> None:
    found = effect([BEFORE], [BEFORE], law, {}, today)
    assert (found.due_before, found.due_after, found.periods) == (before, before, ())


def test_what_was_paid_and_is_not_given_any_more_is_overpaid(law: LawInForce) -> None:
    paid: Paid = {(1, Q3): 31_456, (1, Q4): 31_456, (1, Q1): 34_600}
    found = effect([BEFORE], [UNTIL_JANUARY], law, paid, date(2026, 2, 1))
    assert (found.due_before, found.due_after) == (0, 0)
    assert (found.overpaid_before, found.overpaid_after) == (0, 34_600 - 11_533)


def test_a_period_that_only_was_paid_for_counts_too(law: LawInForce) -> None:
    """Paid for the autumn of 2024, which the award never covered."""
    paid: Paid = {(1, Quarter(2024, 4)): 700, (99, Quarter(2024, 3)): 500}
    found = effect([BEFORE], [BEFORE], law, paid, date(2025, 9, 3))
    assert (found.overpaid_before, found.overpaid_after) == (700, 700)


def test_an_award_that_passes_to_another_payee(law: LawInForce) -> None:
    """The mother's ends with December, the father's gives what is left (D-3)."""
    ended = Ending(date(2025, 12, 31), EndReason.ANOTHER_PAYEE)
    hers = replace(BEFORE, facts=replace(FACTS, ended=ended))
    his_facts = replace(FACTS, applied_on=date(2026, 1, 1))
    his = an_award_row(2, FATHER, facts=his_facts)
    found = effect([BEFORE], [hers, his], law, {}, date(2026, 1, 1))
    sums = [(r.period, r.payee_name, r.before.entitled, r.after.entitled) for r in found.periods]
    assert sums == [
        (Q1, hers.payee_name, 34_600, 0),
        (Q1, his.payee_name, 0, 34_600),
        (Q2, hers.payee_name, 34_600, 0),
        (Q2, his.payee_name, 0, 34_600),
    ]
    assert (found.due_before, found.due_after) == (97_512, 97_512)


def test_periods_whose_mci_is_not_known_are_named_and_the_others_told(law: LawInForce) -> None:
    last_known = max(dated.last for dated in law.mci.values if dated.last)
    begins = date(last_known.year, 12, 1)
    later = Certificate(begins, date(last_known.year + 1, 5, 25))
    facts = replace(FACTS, applied_on=begins, certificate=later)
    award = an_award_row(1, facts=facts)
    with pytest.raises(Exception, match="mci"):
        shares({1: facts}, Quarter(last_known.year + 1, 1), law)
    found = effect([], [award], law, {}, begins)
    assert [row.period for row in found.periods] == [Quarter(last_known.year, 4)]
    assert found.unknown is not None
    assert "MCI" in found.unknown.label
