"""A school year begins on 1 September; a month is counted by the decision of its first day."""

from datetime import date

import pytest

from desktop_app.law.quarters import Month
from desktop_app.law.steps import Words
from desktop_app.services.law_values import school_year


@pytest.mark.parametrize(
    ("month", "year"),
    [
        (Month(2026, 8), 2025),
        (Month(2026, 9), 2026),
        (Month(2026, 12), 2026),
        (Month(2027, 1), 2026),
    ],
)
def test_august_is_the_last_month_of_a_school_year(month: Month, year: int) -> None:
    assert school_year.school_year_of(month) == year


def test_the_months_of_a_school_year_in_its_order() -> None:
    months = school_year.months_of_school_year(2025)
    assert (months[0], months[-1], len(months)) == (Month(2025, 9), Month(2026, 8), 12)
    assert tuple(month.number for month in months) == school_year.SCHOOL_MONTHS
    assert {school_year.school_year_of(month) for month in months} == {2025}


@pytest.mark.parametrize(
    ("first_day", "month"),
    [
        (date(2025, 11, 30), Month(2025, 12)),
        (date(2025, 12, 1), Month(2025, 12)),
        (date(2025, 12, 2), Month(2026, 1)),
        (date(2025, 12, 31), Month(2026, 1)),
    ],
)
def test_a_decision_counts_from_the_first_month_that_begins_under_it(
    first_day: date, month: Month
) -> None:
    assert school_year.first_month_counted(first_day) == month


def test_a_school_year_is_written_with_both_its_years() -> None:
    assert school_year.school_year_words(2025) == Words("2025–2026", "2025–2026")
