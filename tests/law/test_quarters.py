"""Months, quarters and school terms: how they are written, and what lies between them."""

from datetime import date

import pytest

from desktop_app.law.quarters import (
    Month,
    Quarter,
    SchoolYear,
    months_between,
    parse_period,
    quarters_between,
)
from tests.law.tables import Case, cases


@cases("periods.txt")
def test_periods(case: Case) -> None:
    def told() -> str:
        parse = Month.parse if case["kind"] == "month" else parse_period
        try:
            found = parse(case["text"])
        except ValueError as error:
            return str(error)
        assert str(found) == case["text"]
        return f"{found.first_day:%d.%m.%Y}–{found.last_day:%d.%m.%Y}"

    assert told() == case["outcome"]


@cases("shifts.txt")
def test_shifts(case: Case) -> None:
    later = int(case["by"])
    if "Q" in case["from"]:
        quarter = Quarter.parse(case["from"])
        assert str(quarter.shifted(later)) == case["later"]
        between = len(list(quarters_between(quarter, quarter.shifted(later))))
    else:
        month = Month.parse(case["from"])
        assert str(month.shifted(later)) == case["later"]
        between = len(list(months_between(month, month.shifted(later))))
    assert between == max(0, later + 1)


def test_a_quarter_is_read_as_people_write_it() -> None:
    assert Quarter.parse(" 2026q1 ") == Quarter(2026, 1)
    for number in (0, 5):
        with pytest.raises(ValueError, match=f"no such quarter: {number}"):
            Quarter(2026, number)
    assert [Quarter.of(date(2026, month, 1)).number for month in range(1, 13)] == [
        quarter for quarter in (1, 2, 3, 4) for _ in range(3)
    ]
    assert Quarter.of(Month(2026, 12)) == Quarter(2026, 4)
    assert str(Month(987, 6)) == "0987-06"


def test_months_and_school_years_are_periods_too() -> None:
    for period in (Month(2026, 1), SchoolYear(2025), Quarter(2026, 1)):
        assert parse_period(str(period)) == period
    year = SchoolYear.of(Month(2026, 8))
    assert (year, SchoolYear.of(Month(2025, 9))) == (SchoolYear(2025), SchoolYear(2025))
    assert (year.months[0], year.months[-1], len(year.months)) == (
        Month(2025, 9),
        Month(2026, 8),
        12,
    )
    assert (year.first_day, year.last_day) == (date(2025, 9, 1), date(2026, 8, 31))
    assert Month(2026, 1).months == (Month(2026, 1),)
    with pytest.raises(ValueError, match="not a school year"):
        parse_period("25Y")
