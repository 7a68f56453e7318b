"""The tables of deadlines, and how a deadline explains itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app import wording
from desktop_app.law import time_limits
from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.days import Days
from desktop_app.law.deadlines import after_hours, after_working_days, deadline, received_on
from desktop_app.law.steps import Step, Words
from desktop_app.law.time_limits import TIME_LIMITS
from desktop_app.services.law_values.calendar import shipped_calendar
from tests.law import tables
from tests.law.tables import Case, cases

_LIMITS = {limit.code: limit for limit in TIME_LIMITS}
_OFF, _WORKED = Words("демалыс", "отдых"), Words("жұмыс", "работа")


def _or_error(found: Callable[[], date]) -> str:
    """A day as the tables write it, or the error that names the year."""
    try:
        return wording.day(found())
    except CalendarUnknownError as error:
        return str(error)


@cases("deadlines.txt")
def test_deadlines(case: Case) -> None:
    shipped = shipped_calendar()
    confirmed = frozenset(map(int, tables.words(case["confirmed"], " ")))
    calendar = replace(shipped, years=shipped.years | confirmed)
    received, limit = tables.day(case["from"]), _LIMITS[case["term"]]

    def counted() -> date:
        found = deadline(received, limit, calendar)
        assert found.steps[-1].values["passed"] == int(case["between"])
        assert {step.clause for step in found.steps} == {limit.clause}
        return found.day

    assert _or_error(counted) == case["deadline"]
    if case["counts as of"] != "-":
        assert wording.day(received_on(received, calendar)) == case["counts as of"]


@cases("own_calendar.txt")
def test_days_that_the_office_adds(case: Case) -> None:
    off = dict.fromkeys(map(tables.day, tables.words(case["days off"], " ")), _OFF)
    worked = dict.fromkeys(map(tables.day, tables.words(case["worked"], " ")), _WORKED)
    calendar = WorkingCalendar(frozenset({2026}), off, worked)
    received, count = tables.day(case["received"]), int(case["days"])
    assert wording.day(received_on(received, calendar)) == case["counts as received"]
    assert wording.day(after_working_days(received, count, calendar)) == case["deadline"]
    limit = replace(time_limits.HOME_EDUCATION, count=count)
    assert wording.day(deadline(received, limit, calendar).day) == case["deadline"]


@cases("hours.txt")
def test_hours_by_the_clock(case: Case) -> None:
    asked, until = (datetime.strptime(case[key], "%d.%m.%Y %H:%M") for key in ("asked", "until"))
    found = after_hours(asked, time_limits.CONSENT)
    assert found.moment == until
    assert found.steps[0].values == {"when": asked}
    assert found.steps[1].values == {"count": 24, "when": until}
    assert {step.clause for step in found.steps} == {"R-7-1"}


def test_every_term_of_the_clauses_is_there() -> None:
    assert [(limit.clause, limit.count, limit.in_hours) for limit in TIME_LIMITS] == [
        ("R-5", 2, False),
        ("D-6", 8, False),
        ("R-7-1", 24, True),
        ("R-9", 5, False),
        ("R-9", 15, False),
        ("R-9", 3, False),
        ("R-9", 3, False),
    ]
    assert len(_LIMITS) == len(TIME_LIMITS)


def _told(steps: tuple[Step, ...], language: str = "en") -> list[str]:
    return [wording.step(step, language) for step in steps]


def test_nauryz_is_named_and_needs_no_calendar() -> None:
    found = deadline(date(2026, 3, 20), time_limits.HOME_EDUCATION, shipped_calendar())
    assert _told(found.steps) == [
        "Received: 20 March 2026 (Friday)",
        "Not counted: 21–25 March 2026 (Saturday – Wednesday) — "
        "Наурыз мейрамы, перенесенный выходной (Наурыз мейрамы)",
        "Counted: 26–27 March 2026",
        "Working days: 2, days off in between: 5. Last day: 27 March 2026 (Friday)",
    ]


def test_what_comes_on_a_day_off_says_as_of_when_it_counts() -> None:
    found = deadline(date(2026, 3, 24), time_limits.HOME_EDUCATION, shipped_calendar())
    assert _told(found.steps) == [
        "Received: 24 March 2026 (Tuesday)",
        "Not counted: 24–25 March 2026 (Tuesday – Wednesday) — "
        "перенесенный выходной (Наурыз мейрамы)",
        "So it counts as of the next working day: 26 March 2026 (Thursday)",
        "Not counted: 28–29 March 2026 (Saturday – Sunday) — weekend",
        "Counted: 27, 30 March 2026",
        "Working days: 2, days off in between: 2. Last day: 30 March 2026 (Monday)",
    ]


def test_a_worked_sunday_says_why_it_counts() -> None:
    found = deadline(date(2024, 12, 31), time_limits.HOME_EDUCATION, shipped_calendar())
    assert _told(found.steps)[1:4] == [
        "Not counted: 1–4 January 2025 (Wednesday – Saturday) — "
        "Новый год, выходной день (перенесен с 05.01.2025), weekend",
        "Worked, though it looks like a day off: 5 January 2025 (Sunday) — "
        "рабочий день (вместо него выходной 03.01.2025)",
        "Counted: 5–6 January 2025",
    ]


def test_a_worked_saturday_of_receipt_says_so() -> None:
    found = deadline(date(2024, 5, 4), time_limits.HOME_EDUCATION, shipped_calendar())
    assert _told(found.steps)[3] == (
        "Worked, though it looks like a day off: 4 May 2024 (Saturday) — "
        "рабочий день (вместо него выходной 08.05.2024)"
    )


def test_a_long_term_gathers_its_ordinary_weekends() -> None:
    found = deadline(date(2026, 3, 5), time_limits.QUALITY_COMPLAINT, shipped_calendar())
    assert _told(found.steps) == [
        "Registered: 5 March 2026 (Thursday)",
        "Weekends not counted: 14–15, 28–29 March 2026",
        "Not counted: 7–9 March 2026 (Saturday – Monday) — weekend, "
        "Международный женский день, перенесенный выходной (Международный женский день)",
        "Not counted: 21–25 March 2026 (Saturday – Wednesday) — "
        "Наурыз мейрамы, перенесенный выходной (Наурыз мейрамы)",
        "Counted: 6, 10–13, 16–20, 26–27, 30 March – 1 April 2026",
        "Working days: 15, days off in between: 12. Last day: 1 April 2026 (Wednesday)",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "31 December 2025 – 1 January 2026 (Wednesday – Thursday)"),
        ("kk", "2025 жылғы 31 желтоқсан – 2026 жылғы 1 қаңтар (сәрсенбі – бейсенбі)"),
        ("ru", "31 декабря 2025 года – 1 января 2026 года (среда – четверг)"),
    ],
)
def test_days_name_both_years(language: str, words: str) -> None:
    assert wording.value(Days(date(2025, 12, 31), date(2026, 1, 1)), language) == words


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "16 November 2026 (Monday)", "16 November 2026 (Monday), 09:05"),
        ("kk", "2026 жылғы 16 қараша (дүйсенбі)", "2026 жылғы 16 қараша (дүйсенбі), 09:05"),
        ("ru", "16 ноября 2026 года (понедельник)", "16 ноября 2026 года (понедельник), 09:05"),
    ],
)
def test_a_day_and_a_moment_have_their_weekday(language: str, day: str, moment: str) -> None:
    at = datetime(2026, 11, 16, 9, 5)
    assert wording.value(Days.one(at.date()), language) == day
    assert wording.value(at, language) == moment


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "30, 31 December 2025, 5–6, 8 January 2026"),
        ("kk", "2025 жылғы 30, 31 желтоқсан, 2026 жылғы 5–6, 8 қаңтар"),
        ("ru", "30, 31 декабря 2025 года, 5–6, 8 января 2026 года"),
    ],
)
def test_several_days_name_month_and_year_once(language: str, words: str) -> None:
    days = (
        Days.one(date(2025, 12, 30)),
        Days.one(date(2025, 12, 31)),
        Days(date(2026, 1, 5), date(2026, 1, 6)),
        Days.one(date(2026, 1, 8)),
    )
    assert wording.value(days, language) == words


def test_weekday_names_begin_with_monday() -> None:
    assert wording.weekday_name(date(2026, 11, 22), "kk") == "жексенбі"
    assert wording.weekday_name(date(2026, 11, 22), "ru") == "воскресенье"
    assert [len(wording.weekday_names(language)) for language in ("en", "kk", "ru")] == [7, 7, 7]
