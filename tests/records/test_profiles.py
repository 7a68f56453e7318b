"""A decision is read back as it was kept, and what no decision can say is refused."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    PaymentPeriod,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.law.readings import Institution, LastMonth, OwnDesk, Readings, Renewal
from desktop_app.records.profiles import dated_profile, profile_from_values, profile_to_values
from desktop_app.records.stored_words import UnknownWord

WHOLE = DecisionProfile(
    code="own-1",
    rate=Fraction(8, 3),
    school_months=frozenset({9, 10, 5}),
    citation_kk="мәслихат шешімі",
    citation_ru="решение маслихата",
    rate_period=RatePeriod.MONTH,
    terms=(SchoolTerm(2025, 1, date(2025, 9, 1), date(2025, 10, 26)),),
    partial=PartialQuarter.BY_THIRDS,
    mci_rule=MciRule.OF_YEAR_START,
    rounding=Rounding.UP,
    readings=Readings(Institution.SUSPENDS, Renewal.CONTINUES, LastMonth.EXCLUSIVE),
    pays_by=PaymentPeriod.SCHOOL_YEAR,
    own_desk=OwnDesk.SENDS_ON,
)


def test_every_field_is_read_back() -> None:
    stored = json.loads(json.dumps(profile_to_values(WHOLE)))
    assert profile_from_values(stored) == WHOLE


def test_of_a_decision_kept_before_it_was_asked_the_desk_takes_applications() -> None:
    stored = profile_to_values(WHOLE)
    del stored["own_desk"]
    assert profile_from_values(stored).own_desk is OwnDesk.TAKES


def test_a_rate_may_be_less_than_one_mci() -> None:
    stored = {**profile_to_values(WHOLE), "rate": "1/2"}
    assert profile_from_values(stored).rate == Fraction(1, 2)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"school_months": []}, "school_months"),
        ({"school_months": [0]}, "school_months"),
        ({"school_months": [13]}, "school_months"),
        ({"rate": "0"}, "rate"),
        ({"rate": "-1"}, "rate"),
    ],
)
def test_what_no_decision_can_say(changes: dict[str, Any], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        profile_from_values({**profile_to_values(WHOLE), **changes})


def test_a_term_ends_on_the_day_it_begins_or_later() -> None:
    stored = profile_to_values(WHOLE)
    stored["terms"][0]["last_day"] = "2025-09-01"
    assert profile_from_values(stored).terms[0].last_day == date(2025, 9, 1)
    stored["terms"][0]["last_day"] = "2025-08-31"
    with pytest.raises(ValueError, match="before it begins"):
        profile_from_values(stored)


def test_a_rule_that_this_program_has_not_is_named() -> None:
    with pytest.raises(UnknownWord):
        profile_from_values({**profile_to_values(WHOLE), "rounding": "to tens"})


def test_a_decision_is_in_force_from_its_day_on() -> None:
    dated = dated_profile(date(2025, 9, 1), WHOLE)
    days = [date(2025, 8, 31), date(2025, 9, 1), date(2099, 1, 1)]
    assert [dated.covers(day) for day in days] == [False, True, True]
    assert (dated.citation.kk, dated.citation.ru) == (WHOLE.citation_kk, WHOLE.citation_ru)
