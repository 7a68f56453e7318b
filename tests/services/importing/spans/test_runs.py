"""Halves of a year and runs of months under one name."""

import pytest

from desktop_app.law.quarters import Month
from desktop_app.services.importing.reading.periods import period_code
from desktop_app.services.importing.spans.runs import months_of, span_code

FIRST, SECOND = "2025-01/2025-06", "2025-07/2025-12"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1 полугодие 2025", FIRST),
        ("I полугодие 2025 г.", FIRST),
        ("Выплачено за 2-е полугодие 2025 года", SECOND),
        ("2025 жылғы 1-жартыжылдық", FIRST),
        ("І жартыжылдық 2025", FIRST),
        ("ІІ жарты жылдық 2025", SECOND),
        ("2025 жылдың екінші жартыжылдығы", ""),
        ("2025 жылғы екінші жартыжылдығы үшін төленді", SECOND),
        ("первое полугодие 2025", FIRST),
        ("1 п/г 2025", FIRST),
        ("1-2 квартал 2025", FIRST),
        ("III–IV кв. 2025", SECOND),
        ("2025 жылғы 1-2 тоқсан", FIRST),
        ("январь-июнь 2025", FIRST),
        ("Выплачено в 2025 году / сентябрь – декабрь", "2025-09/2025-12"),
        ("қыркүйек-желтоқсан 2025", "2025-09/2025-12"),
        ("октябрь-декабрь 2025", "2025Q4"),
        ("январь-март 2025", "2025Q1"),
        ("1 полугодие", ""),
        ("к выплате за 1 полугодие 2025", ""),
        ("план 1 полугодие 2025", ""),
        ("сентябрь 2025 - май 2026", ""),
        ("декабрь-сентябрь 2025", ""),
        ("3 полугодие 2025", ""),
        ("9 месяцев 2025", ""),
        ("кв-л 2025", ""),
    ],
)
def test_a_run_of_months_is_read_in_the_ways_offices_write_it(typed: str, code: str) -> None:
    assert (period_code(typed), span_code(typed.casefold())) == (code, code)


def test_the_months_of_a_run() -> None:
    months = tuple(Month(2025, number) for number in range(1, 7))
    assert (months_of(FIRST), months_of(f"period:{FIRST}")) == (months, months)
    assert months_of("2025Q1") == months_of("2025-01") == ()
