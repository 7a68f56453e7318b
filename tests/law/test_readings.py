"""Two readings of D-5 and one of D-4, each by its worked example: months and sums to the tenge."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.law.amendments import NewApplicationError, disability_renewed
from desktop_app.law.eligibility import judge
from desktop_app.law.entitlement import bounds, covered_months, owners, shares
from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.readings import AS_SHIPPED, Institution, LastMonth, Readings, Renewal
from desktop_app.law.stops import stop_of
from tests.law.values import SHIPPED

FACTS = Facts(
    birth_date=date(2015, 4, 7),
    applied_on=date(2025, 9, 3),
    certificate=Certificate(date(2025, 9, 1), date(2026, 5, 25)),
    disability_until=None,
)
SUSPENDS = Readings(institution=Institution.SUSPENDS)
EXCLUSIVE = Readings(last_month=LastMonth.EXCLUSIVE)
QUARTERS = (Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2))
STUDY = Event(EventKind.STATE_INSTITUTION, date(2025, 11, 10), date(2026, 2, 20))


def sums(facts: Facts) -> list[int]:
    return [shares({1: facts}, quarter, SHIPPED)[1].amount for quarter in QUARTERS]


def test_shipped_are_ends_new_application_and_inclusive() -> None:
    assert Readings(Institution.ENDS, Renewal.NEW_APPLICATION, LastMonth.INCLUSIVE) == AS_SHIPPED
    assert SHIPPED.profiles.on(date(2026, 1, 1)).value.readings == AS_SHIPPED


def test_study_that_ends_the_award_leaves_the_month_it_began_in() -> None:
    assert sums(replace(FACTS, events=(STUDY,))) == [31_456, 20_971, 0, 0]


def test_study_that_suspends_it_takes_the_months_between_both_ends() -> None:
    """From the month after it began to the month it ended, exclusive: December and January."""
    facts = replace(FACTS, events=(STUDY,), readings=SUSPENDS)
    assert sums(facts) == [31_456, 20_971, 23_067, 34_600]
    missing = set(covered_months(FACTS)) - set(covered_months(facts))
    assert missing == {Month(2025, 12), Month(2026, 1)}
    assert stop_of(facts) is None
    told = [step.label for step in judge(facts, SHIPPED).steps]
    assert "And from {first} to {last}: it was suspended in between" in told
    assert any("the months between these two are not paid" in label for label in told)
    told = [step.label for step in shares({1: facts}, QUARTERS[2], SHIPPED)[1].steps]
    assert any("the months between these two are not paid" in label for label in told)


def test_within_two_months_after_each_other_nothing_is_suspended() -> None:
    near = replace(STUDY, ended_on=date(2025, 12, 1))
    facts = replace(FACTS, events=(near,), readings=SUSPENDS)
    assert sums(facts) == sums(FACTS)


def test_study_that_lasts_and_death_end_it_by_either_reading() -> None:
    for event in (replace(STUDY, ended_on=None), Event(EventKind.DEATH, date(2025, 11, 10))):
        both = [replace(FACTS, events=(event,), readings=each) for each in (AS_SHIPPED, SUSPENDS)]
        assert [sums(facts) for facts in both] == [[31_456, 20_971, 0, 0]] * 2
        assert all(stop_of(facts) is not None for facts in both)


def test_a_suspended_month_is_free_for_another_award() -> None:
    facts = replace(FACTS, events=(STUDY,), readings=SUSPENDS)
    assert Month(2025, 12) not in owners({1: facts})


def test_a_renewed_disability_continues_or_needs_a_new_application() -> None:
    facts = replace(FACTS, disability_until=date(2026, 1, 31))
    assert sums(facts) == [31_456, 31_456, 11_533, 0]
    renewed = disability_renewed(facts, date(2026, 2, 1), None, Renewal.CONTINUES)
    assert sums(renewed) == [31_456, 31_456, 34_600, 34_600]
    with pytest.raises(NewApplicationError) as refused:
        disability_renewed(facts, date(2026, 2, 1), None, Renewal.NEW_APPLICATION)
    assert refused.value.last == Month(2026, 1)


def test_the_last_month_of_the_certificate_is_paid_or_not() -> None:
    assert sums(FACTS) == [31_456, 31_456, 34_600, 34_600]
    facts = replace(FACTS, readings=EXCLUSIVE)
    assert sums(facts) == [31_456, 31_456, 34_600, 17_300]
    assert bounds(facts)[0].last == Month(2026, 4)
    on_may = replace(facts, disability_until=date(2026, 5, 2))
    assert stop_of(on_may) is None
    on_april = replace(facts, disability_until=date(2026, 3, 2))
    assert stop_of(on_april) is not None
