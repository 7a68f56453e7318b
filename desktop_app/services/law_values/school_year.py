"""School years and their months, as decisions count them (D-4, D-7)."""

from datetime import date

from desktop_app.law.quarters import Month, months_between
from desktop_app.law.steps import Words, as_is

SCHOOL_MONTHS = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)


def school_year_of(month: Month) -> int:
    """The calendar year in which the month's school year begins: on 1 September."""
    return month.year if month.number >= 9 else month.year - 1


def months_of_school_year(year: int) -> list[Month]:
    """From September to August."""
    return list(months_between(Month(year, 9), Month(year + 1, 8)))


def first_month_counted(first_day: date) -> Month:
    """A month is counted by the decision in force on its first day."""
    month = Month.of(first_day)
    return month if first_day.day == 1 else month.shifted(1)


def school_year_words(year: int) -> Words:
    """``2025–2026``."""
    return as_is(f"{year}–{year + 1}")
