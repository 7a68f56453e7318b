"""Sums and days as they are typed: one reading, or none."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from desktop_app.documents.workbooks import typed


@pytest.mark.parametrize(
    "text",
    [
        *(34_600, 34_600.0, Decimal(34600), "34600", "34 600", "34\u00a0600", "34\u202f600"),
        *("34 600,00", "34600,00", "34 600.00", "34,600.00", "34.600,00", "34'600", "34600,0"),
        *("34 600 тг", "34 600,00 тг.", "34 600 ₸", "34 600 теңге", "34600 KZT", " 34 600 "),
    ],
)
def test_a_sum_in_each_way_of_writing_it(text: object) -> None:
    assert typed.whole_tenge(text) == 34_600
    assert typed.tiyn(text) == 3_460_000


@pytest.mark.parametrize(
    "text",
    [
        *("34.600", "34,600", "34 60", "3 4600", "34 600 000,000", "34;600", "көп", "", "1 234 5"),
        *(None, True, float("nan"), float("inf"), "34 600 + 100", "3.4.600,00", "٣٤٦٠٠", "1e3"),
    ],
)
def test_what_has_two_readings_or_none_is_not_read(text: object) -> None:
    assert typed.tiyn(text) is None


def test_tiyn_are_no_whole_tenge() -> None:
    assert typed.tiyn("34 600,50") == 3_460_050
    assert typed.whole_tenge("34 600,50") is None
    assert typed.tiyn(-100.5) == typed.tiyn("-100,50") == -10_050


@pytest.mark.parametrize(
    "text",
    [
        *(date(2026, 11, 27), datetime(2026, 11, 27, 17, 5), "27.11.2026", "27.11.2026г."),
        *("27.11.2026 г.", "27.11.2026 года", "27.11.2026ж.", "27.11.2026 жылы", "27/11/2026"),
        *("27-11-2026", "27.11.26", "2026-11-27", "2026-11-27T10:00:00", " 27.11.2026 10:15 "),
        "27.11.2026 0:00:00",
    ],
)
def test_a_day_in_each_way_of_writing_it(text: object) -> None:
    assert typed.day(text) == date(2026, 11, 27)


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2026",
        "27.11",
        "11.2026",
        "27.11/2026",
        "03/04/2026",
        "кеше",
        "",
        46_353,
        None,
        "27.11.206",
    ],
)
def test_what_is_no_day(text: object) -> None:
    assert typed.day(text) is None
