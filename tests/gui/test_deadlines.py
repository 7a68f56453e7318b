"""How long there is left, in words and colours: the day before, the day, and the day after."""

from datetime import date, timedelta

import pytest

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.deadlines import (
    left_until,
    link_style,
    longest_short_left,
    short_left,
    working_days_after,
)
from desktop_app.services.law_values.calendar import shipped_calendar

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("today", "words", "colour", "late"),
    [
        (date(2026, 11, 18), "due 20.11.2026, in 2 working days", theme.INK, False),
        (date(2026, 11, 19), "due 20.11.2026, in 1 working day", theme.WARN, False),
        (FRIDAY, "due today, 20.11.2026", theme.WARN, False),
        (date(2026, 11, 21), "late: was due 20.11.2026", theme.BAD, True),
        (date(2026, 11, 23), "1 working day late: was due 20.11.2026", theme.BAD, True),
        (date(2026, 11, 24), "2 working days late: was due 20.11.2026", theme.BAD, True),
    ],
)
def test_working_days_are_counted_before_and_after(
    today: date, words: str, colour: str, late: bool
) -> None:
    left = left_until(FRIDAY, today, shipped_calendar())
    assert (left.words, left.colour, left.late) == (words, colour, late)


@pytest.mark.parametrize(
    ("days", "words", "colour", "late"),
    [
        (2, "20.11.2026", theme.INK, False),
        (1, "20.11.2026, tomorrow", theme.WARN, False),
        (0, "20.11.2026, today", theme.WARN, False),
        (-1, "20.11.2026, 1 day late", theme.BAD, True),
        (-2, "20.11.2026, 2 days late", theme.BAD, True),
    ],
)
def test_in_a_list_calendar_days_are_counted(
    days: int, words: str, colour: str, late: bool
) -> None:
    left = short_left(FRIDAY, FRIDAY - timedelta(days=days))
    assert (left.words, left.colour, left.late) == (words, colour, late)


def test_a_year_without_known_holidays_is_late_all_the_same() -> None:
    due = date(2041, 3, 5)
    for days, late in ((-1, False), (0, False), (1, True)):
        left = left_until(due, due + timedelta(days=days), shipped_calendar())
        assert left.late is late
        assert "05.03.2041" in left.words
    assert left_until(due, due - timedelta(days=1), shipped_calendar()).words == "due 05.03.2041"


def test_the_first_day_is_not_counted_and_the_last_is() -> None:
    calendar = shipped_calendar()
    assert working_days_after(FRIDAY, FRIDAY, calendar) == 0
    assert working_days_after(FRIDAY, date(2026, 11, 22), calendar) == 0
    assert working_days_after(FRIDAY, date(2026, 11, 23), calendar) == 1
    assert working_days_after(date(2026, 11, 19), FRIDAY, calendar) == 1


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_column_has_room_for_the_longest_that_stands_in_it(language: str) -> None:
    translation.use(language)
    longest = longest_short_left(FRIDAY)
    for days in range(-28, 3):
        assert len(short_left(FRIDAY + timedelta(days=days), FRIDAY).words) <= len(longest)


def test_a_deadline_that_is_pressed_keeps_its_colour() -> None:
    assert f"color: {theme.BAD};" in link_style(theme.BAD)
