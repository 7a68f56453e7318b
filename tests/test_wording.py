"""How dates, sums, months and steps read in each language."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from desktop_app import wording
from desktop_app.law.days import Days
from desktop_app.law.quarters import Month, Quarter, Term
from desktop_app.law.steps import N_, Step, Words, as_is
from tests.builders import cited_acts

DAY = date(2026, 3, 8)
TERM = Term(2025, 3, Month(2026, 1), Month(2026, 3))


def _plain(text: str) -> str:
    return text.replace(wording.NO_BREAK, "_")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1_000"),
        (1_234_567, "1_234_567"),
        (-23_067, "-23_067"),
        (Fraction(34_600, 3), "11_533,33"),
        (Fraction(1, 2), "0,50"),
        (Fraction(1, 200), "0,01"),
        (Fraction(1, 201), "0,00"),
        (Fraction(1_999_999, 1_000), "2_000,00"),
        (Fraction(6, 2), "3"),
    ],
)
def test_numbers_stand_in_groups_of_three(value: int | Fraction, shown: str) -> None:
    assert _plain(wording.number(value)) == shown
    assert _plain(wording.tenge(value)) == f"{shown}_₸"


def test_days_and_moments_are_the_same_in_every_language() -> None:
    assert (wording.day(DAY), wording.day(None)) == ("08.03.2026", "")
    assert wording.moment(datetime(2026, 3, 8, 9, 5)) == "08.03.2026 09:05"
    assert wording.moment(None) == ""


@pytest.mark.parametrize(
    ("first", "last", "english", "kazakh", "russian"),
    [
        (DAY, DAY, "8 March 2026", "2026 жылғы 8 наурыз", "8 марта 2026 года"),
        (DAY, date(2026, 3, 9), "8–9 March 2026", "2026 жылғы 8–9 наурыз", "8–9 марта 2026 года"),
        (
            date(2026, 10, 31),
            date(2026, 11, 1),
            "31 October – 1 November 2026",
            "2026 жылғы 31 қазан – 1 қараша",
            "31 октября – 1 ноября 2026 года",
        ),
        (
            date(2026, 12, 31),
            date(2027, 1, 1),
            "31 December 2026 – 1 January 2027",
            "2026 жылғы 31 желтоқсан – 2027 жылғы 1 қаңтар",
            "31 декабря 2026 года – 1 января 2027 года",
        ),
    ],
)
def test_days_name_month_and_year_once(
    first: date, last: date, english: str, kazakh: str, russian: str
) -> None:
    days = [Days(first, last)]
    shown = [wording.short_days(days, language) for language in ("en", "kk", "ru")]
    assert shown == [english, kazakh, russian]


def test_several_days_name_a_month_where_the_next_is_another() -> None:
    days = [
        Days(date(2026, 3, 7), date(2026, 3, 8)),
        Days.one(date(2026, 3, 14)),
        Days.one(date(2026, 5, 9)),
        Days.one(date(2027, 1, 1)),
    ]
    assert wording.short_days(days, "en") == "7–8, 14 March, 9 May 2026, 1 January 2027"
    assert wording.value(tuple(days[:2]), "ru") == "7–8, 14 марта 2026 года"
    assert wording.short_days([], "kk") == ""


def test_days_with_their_weekdays() -> None:
    assert wording.days(Days.one(DAY), "kk") == "2026 жылғы 8 наурыз (жексенбі)"
    two = Days(date(2026, 3, 7), DAY)
    assert wording.days(two, "ru") == "7–8 марта 2026 года (суббота – воскресенье)"
    assert wording.weekday_names("ru")[0] == "понедельник"


@pytest.mark.parametrize(
    ("value", "kazakh", "russian"),
    [
        (Month(2026, 1), "2026 жылғы қаңтар", "январь 2026 года"),
        (Month(2026, 12), "2026 жылғы желтоқсан", "декабрь 2026 года"),
        (Quarter(2026, 1), "2026 жылғы 1-тоқсан", "1 квартал 2026 года"),
        (TERM, "2025–2026 оқу жылының 3-тоқсаны", "3 четверть 2025–2026 учебного года"),
        (DAY, "08.03.2026", "08.03.2026"),
        (
            datetime(2026, 3, 8, 9, 5),
            "2026 жылғы 8 наурыз (жексенбі), 09:05",
            "8 марта 2026 года (воскресенье), 09:05",
        ),
        (Words("Үміт", "Умит"), "Үміт", "Умит"),
        (Fraction(3, 2), "1,5", "1,5"),
        ("Registered", "Тіркелді", "Зарегистрировано"),
        ("", "", ""),
        ((Month(2026, 1), 7), "2026 жылғы қаңтар, 7", "январь 2026 года, 7"),
    ],
)
def test_a_value_in_each_language(value: Any, kazakh: str, russian: str) -> None:
    assert (wording.value(value, "kk"), wording.value(value, "ru")) == (kazakh, russian)


@pytest.mark.parametrize(
    ("code", "language", "shown"),
    [
        ("D-7", "kk", "№ 11-36 шешіміне қосымшаның 7-тармағы"),
        ("D-7", "ru", "пункт 7 приложения к решению № 11-36"),
        ("R-7-1", "kk", "№ 223 бұйрығына 3-қосымшаның 7-1-тармағы"),
        ("R-5", "ru", "пункт 5 приложения 3 к приказу № 223"),
        ("D-7", "en", "D-7"),
        ("X-7", "ru", "X-7"),
        ("D", "ru", "D"),
        ("", "kk", ""),
    ],
)
def test_a_clause_as_readers_of_a_language_name_it(code: str, language: str, shown: str) -> None:
    assert wording.clause(code, language, cited_acts()) == shown


def test_a_step_is_a_sentence_with_its_values() -> None:
    step = Step(N_("{quarter} is paid already"), "D-7", {"quarter": Quarter(2026, 1)})
    assert wording.step(step, "en") == "quarter 1 of 2026 is paid already"
    assert "1 квартал 2026 года" in wording.step(step, "ru")
    assert "2026 жылғы 1-тоқсан" in wording.step(step, "kk")


def test_a_sentence_ends_once_where_a_value_ends_with_a_full_stop() -> None:
    """Initials, «ж.», «г.»."""
    told = Step("On file: {name}. Typed: {typed}.", "", {"name": as_is("Ким С. И."), "typed": 7})
    assert wording.step(told, "en") == "On file: Ким С. И. Typed: 7."
    more = Step("{name}..", "", {"name": as_is("И.")})
    assert wording.step(more, "en") == "И..."


def test_a_rate_reads_in_a_step_as_on_the_award() -> None:
    """The award said 6,5 and the calculation slip 6,50."""
    step = Step("{rate} MCI × {mci}", "", {"rate": Fraction(13, 2), "mci": 3_932})
    assert _plain(wording.step(step, "en")) == "6,5 MCI × 3_932"
