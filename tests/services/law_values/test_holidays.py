"""The holidays as published: names in both languages, moved days, and which years are known."""

from datetime import date

import pytest

from desktop_app.law.steps import Words
from desktop_app.services.law_values import holidays
from desktop_app.services.law_values.holidays import KnownYears, PublicDay


@pytest.fixture(scope="module")
def days() -> dict[date, PublicDay]:
    return {each.day: each for each in holidays.public_days()}


def test_a_holiday_has_its_names(days: dict[date, PublicDay]) -> None:
    nauryz = days[date(2026, 3, 21)]
    assert nauryz.name == Words("Наурыз мейрамы", "Наурыз мейрамы")
    assert (nauryz.worked, nauryz.moved, nauryz.estimated) == (False, False, False)


def test_every_name_is_there_in_both_languages(days: dict[date, PublicDay]) -> None:
    """Kazakh letters in the Russian name would be a holiday that nobody translated."""
    for each in days.values():
        assert each.name.kk
        assert each.name.ru
        assert "{" not in each.name.kk + each.name.ru
        assert not set("әғқңөұүһі") & set(each.name.ru.casefold())


def test_a_weekend_that_is_worked_belongs_to_a_day_off(days: dict[date, PublicDay]) -> None:
    worked = [each for each in days.values() if each.worked]
    assert worked
    for each in worked:
        assert each.moved
        assert each.day.weekday() >= 5
        free = [other for other in days.values() if f"{each.day:%d.%m.%Y}" in other.name.kk]
        assert [other.worked for other in free] == [False]
        assert f"{free[0].day:%d.%m.%Y}" in each.name.ru


def test_the_days_are_in_order_and_in_the_known_years(days: dict[date, PublicDay]) -> None:
    known = holidays.known_years()
    assert list(days) == sorted(days)
    assert {day.year for day in days} == set(known.all)


@pytest.mark.parametrize(
    ("year", "this_year", "may"),
    [
        (2026, 2026, False),  # checked already
        (2027, 2026, True),
        (2028, 2026, False),  # the government has not published it yet
        (2028, 2027, True),
        (2030, 2029, True),
        (2031, 2030, False),  # nothing is known of it
    ],
)
def test_an_office_confirms_the_next_year(year: int, this_year: int, may: bool) -> None:
    known = KnownYears(first=2020, checked=2026, last=2030)
    assert known.may_be_confirmed(year, this_year) is may
    assert (known.all[0], known.all[-1]) == (2020, 2030)


def test_what_is_said_of_a_year_that_is_not_known() -> None:
    known = holidays.known_years()
    told = {
        year: "Confirm them" in holidays.not_known(year).label
        for year in (known.checked, known.checked + 1, known.last, known.last + 1)
    }
    assert list(told.values()) == [False, True, True, False]
    assert holidays.not_known(2099).values == {"year": Words("2099", "2099")}


def test_a_day_of_the_offices_own_says_whose_it_is() -> None:
    named = holidays.added_by_office(Words("Қала күні", "День города"))
    assert "Қала күні" in named.kk
    assert "День города" in named.ru
    assert len(named.kk) > len("Қала күні")
    assert len(named.ru) > len("День города")
