"""Deadlines against a slow reading of them that walks every day, on made-up calendars."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.days import Days
from desktop_app.law.deadlines import Deadline, deadline
from desktop_app.law.steps import Words
from desktop_app.law.time_limits import TIME_LIMITS, TimeLimit
from tests.law.test_oracle import serials

FIRST, LAST = date(2025, 11, 1), date(2027, 2, 28)
MANY = settings(max_examples=len(serials(700)), deadline=None, derandomize=True)

days = st.dates(FIRST, LAST)
some_days = st.sets(st.dates(date(2026, 3, 1), date(2026, 4, 15)), max_size=14)
limits = st.sampled_from([limit for limit in TIME_LIMITS if not limit.in_hours])


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Many days off and worked days close together, so that terms run into them."""
    names = st.sampled_from([Words("Наурыз", "Наурыз"), Words("демалыс", "выходной")])
    off = {day: draw(names) for day in sorted(draw(some_days))}
    worked = dict.fromkeys(sorted(draw(some_days)), Words("жұмыс", "рабочий"))
    years = draw(st.sampled_from([{2025, 2026, 2027}, {2025, 2026}, {2026}]))
    return WorkingCalendar(frozenset(years), off, worked)


def is_worked(day: date, calendar: WorkingCalendar) -> bool:
    if day in calendar.worked:
        return True
    return f"{day:%A}" not in ("Saturday", "Sunday") and day not in calendar.days_off


def last_day(received: date, limit: TimeLimit, calendar: WorkingCalendar) -> date | int:
    """Walks day by day; the year, where one of the days lies in a year that is not known."""
    started, left = False, limit.count
    for number in range(400):
        day = received + timedelta(days=number)
        if day.year not in calendar.years:
            return day.year
        if not is_worked(day, calendar):
            continue
        if started:
            left -= 1
        started = True
        if left == 0:
            return day
    raise AssertionError("a term is never so long")


@MANY
@given(days, limits, calendars())
def test_the_last_day_is_that_of_the_walk(
    received: date, limit: TimeLimit, calendar: WorkingCalendar
) -> None:
    expected = last_day(received, limit, calendar)
    if isinstance(expected, int):
        with pytest.raises(CalendarUnknownError) as caught:
            deadline(received, limit, calendar)
        assert caught.value.year == expected
        return
    assert deadline(received, limit, calendar).day == expected


march = st.dates(date(2026, 2, 20), date(2026, 4, 10))


@MANY
@given(march, limits, calendars())
def test_the_steps_tell_of_every_day_once(
    received: date, limit: TimeLimit, calendar: WorkingCalendar
) -> None:
    calendar = replace(calendar, years=frozenset({2026}))
    found = deadline(received, limit, calendar)
    off, counted = sorted(_days_of(found, off=True)), sorted(_days_of(found, off=False))
    walked = list(_walk(received, found.day))
    assert off == [day for day in walked if not is_worked(day, calendar)]
    first = next(day for day in walked if is_worked(day, calendar))
    assert counted == [day for day in walked if day > first and is_worked(day, calendar)]
    assert len(counted) == limit.count


def _days_of(found: Deadline, *, off: bool) -> Iterator[date]:
    """The days that steps call counted, or not counted."""
    for step in found.steps:
        told = step.values.get("days", ())
        if step.label.startswith(("Not counted", "Weekends not counted")) is off:
            for run in (told,) if isinstance(told, Days) else told:  # type: ignore[union-attr]
                assert isinstance(run, Days)
                yield from _walk(run.first, run.last)


def _walk(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


@MANY
@given(march, limits, calendars())
def test_every_reason_is_given(received: date, limit: TimeLimit, calendar: WorkingCalendar) -> None:
    """A run of days off names each of its holidays, and the weekend only where nothing else is."""
    calendar = replace(calendar, years=frozenset({2026}))
    found = deadline(received, limit, calendar)
    for step in found.steps:
        run, why = step.values.get("days"), step.values.get("why")
        if isinstance(run, Days):
            names = [calendar.days_off.get(day, "weekend") for day in _walk(run.first, run.last)]
            assert isinstance(why, tuple)
            assert set(why) == set(names)
            assert len(why) == len(set(why))
    first = next(day for day in _walk(received, found.day) if is_worked(day, calendar))
    surprising = [
        step.values["day"] for step in found.steps if step.label.startswith("Worked, though")
    ]
    looks_off = [
        Days.one(day)
        for day in (first, *_days_of(found, off=False))
        if day in calendar.worked and (day.weekday() > 4 or day in calendar.days_off)
    ]
    assert surprising == looks_off
