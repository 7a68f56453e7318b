"""A period is read in the ways offices write it; what can mean two things is asked."""

import pytest

from desktop_app.services.desk import Desk
from desktop_app.services.importing.reading.headings import paid_periods
from desktop_app.services.importing.reading.periods import loose_code, period_code
from desktop_app.services.importing.spans.written import month_or_quarter, written_out

AUTUMN = "2025-09/2025-12"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *((each, "2025Q4") for each in ("IV тоқ. 2025", "ІV ток 2025", "Q4 2025", "кв. 4 2025")),
        *((each, "2025Q4") for each in ("төртінші тоқсан 2025", "четвертый квартал 2025")),
        *((each, "2025Q1") for each in ("первый кв. 2025 г.", "квартал I 2025", "1 тоқ. 2025 ж.")),
        *((each, "2025-09") for each in ("IX 2025", "ІХ.2025", "9.2025")),
        *((each, "2025-09") for each in ("2025/09", "қыр. 2025", "01.09.2025-30.09.2025")),
        *((each, AUTUMN) for each in ("сент.-дек. 2025", "IX–XII.2025", "09-12.2025")),
        *((each, AUTUMN) for each in ("с сентября по декабрь 2025", "қыр.-желт. 2025")),
        *((each, AUTUMN) for each in ("09.2025-12.2025", "с 01.09.2025 по 31.12.2025")),
        *((each, AUTUMN) for each in ("сентябрь 2025 - декабрь 2025", "01.09-31.12.2025")),
        ("сент., окт., нояб. 2025", "2025-09/2025-11"),
        ("январь-февраль-март 2025", "2025Q1"),
        ("қазан және қараша 2025", "2025-10/2025-11"),
        ("2 пол. 2025", "2025-07/2025-12"),
        ("I-VI 2025", "2025-01/2025-06"),
    ],
)
def test_what_can_mean_one_thing_is_read(typed: str, code: str) -> None:
    assert period_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        *("IV.2025", "4/2025", "2025 IV", "I-IV 2025", "1.2025", "9 мес. 2025", "09.25"),
        *("сентябрь, ноябрь 2025", "сентябрь 2025 - май 2026", "09.2025-05.2026"),
        *("01.09.2025-15.12.2025", "02.09.2025-31.12.2025", "1-15 сентября 2025"),
        *("1 половина сентября 2025", "сентябрь 2025 (1-15)", "V кв. 2025", "IX класс 2025"),
        *("план IX 2025", "к выплате за IV тоқ. 2025", "VII–IX–XII 2025", "с отчетом по маю 2025"),
    ],
)
def test_what_can_mean_two_things_or_more_is_not(typed: str) -> None:
    assert period_code(typed) == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Выплачено в октябре 2025", "2025-10"),
        ("Оплачено в IV квартале 2025 г.", "2025Q4"),
        ("перечислено во 2 кв. 2025", "2025Q2"),
        ("Выплачено в 2026 году за IV квартал", "2026Q4"),
        ("2025 жылғы 4-тоқсанда төленген", "2025Q4"),
        ("2025 жылғы қазан айында төленді", "2025-10"),
    ],
)
def test_when_something_was_paid_is_asked(typed: str, code: str) -> None:
    """It may have been paid for the month before."""
    assert (period_code(typed), loose_code(typed)) == ("", code)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("09.25", "2025-09"), ("12/25", "2025-12"), ("4кв25", "2025Q4"), ("13.25", ""), ("9.25", "")],
)
def test_a_year_of_two_digits_is_asked(typed: str, code: str) -> None:
    assert (period_code(typed), loose_code(typed)) == ("", code)


def test_a_month_or_a_quarter_is_offered_as_both(desk: Desk) -> None:
    year = desk.today().year
    offered = paid_periods(desk.today(), "III.2025")
    assert [each for each in offered if each.endswith("-03")]
    assert f"period:{year - 1}Q3" in offered
    assert [
        month_or_quarter(each) for each in ("IV.2025", "2025 ІV", "4/2025", "IX.2025", "4")
    ] == [
        *(4, 4, 4),
        *(0, 0),
    ]


def test_of_what_has_no_year_only_the_quarter_is_put_first() -> None:
    assert [written_out(each) for each in ("квартал 4", "с сентября по декабрь", "ix")] == [
        "4 квартал",
        "с сентября по декабрь",
        "ix",
    ]
