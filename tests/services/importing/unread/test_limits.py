"""The limits of doubt stand where the law's own sums can't reach them."""

from fractions import Fraction

from desktop_app.law.profile import RatePeriod
from desktop_app.services.importing.unread import limits
from desktop_app.services.law_values import law_data

_CLEARLY = 3
"""So many times the limit is from either side."""


def _monthly() -> list[Fraction]:
    """What a child gets for one month, by every rate and every MCI that is shipped, in tenge."""
    profiles = [*law_data.shipped_profiles(), *law_data.example_profiles()]
    assert len(profiles) > 3
    return [
        dated.value.rate * tenge / (3 if dated.value.rate_period is RatePeriod.QUARTER else 1)
        for dated in profiles
        for _day, tenge, _citation in law_data.shipped_mci()
    ]


def test_whole_tenge_of_one_month_are_no_thousands_and_those_of_a_year_are() -> None:
    monthly, school_months = _monthly(), 9
    assert min(monthly) >= _CLEARLY * limits.thousands_below()
    assert max(monthly) * school_months / 1000 * _CLEARLY <= limits.thousands_below()
