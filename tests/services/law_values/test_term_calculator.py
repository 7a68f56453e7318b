"""The calculator of deadlines: the office's own calendar, and a year that nobody has confirmed."""

from datetime import date, datetime, time

import pytest

from desktop_app.law import time_limits
from desktop_app.law.days import Days
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import calendar, term_calculator


def test_a_term_of_working_days_follows_the_offices_own_days(desk: Desk) -> None:
    before = term_calculator.calculator(desk)
    calendar.add_day(desk, date(2026, 11, 24), False, "Демалыс", "Выходной")
    counted = [
        each.working_days(time_limits.HOME_EDUCATION, date(2026, 11, 21)).when
        for each in (before, term_calculator.calculator(desk))
    ]
    assert counted == [Days.one(date(2026, 11, 25)), Days.one(date(2026, 11, 26))]


def test_a_year_that_is_not_confirmed_is_said(desk: Desk) -> None:
    found = term_calculator.calculator(desk).working_days(
        time_limits.HOME_EDUCATION, date(2026, 12, 30)
    )
    assert (found.when, found.steps) == (None, ())
    assert found.missing is not None
    assert "not confirmed" in found.missing.label


@pytest.mark.parametrize("at", [time(10), time(23, 59)])
def test_hours_run_by_the_clock(desk: Desk, at: time) -> None:
    found = term_calculator.calculator(desk).hours(time_limits.CONSENT, date(2026, 11, 21), at)
    assert found.when == datetime.combine(date(2026, 11, 22), at)
    assert found.steps
