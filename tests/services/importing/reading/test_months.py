"""Columns of months come in as parts of the period that the office pays for."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.imports import Severity
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.reading.headings import paid_periods
from desktop_app.services.importing.reading.periods import month_of, period_code
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import bring_in, checked, due, told, waiting

Q4 = Quarter(2025, 4)
_AUTUMN = {"m10": "Октябрь 2025", "m11": "қараша 2025 ж.", "m12": "Выплачено за декабрь 2025 г."}


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("январь 2025", "2025-01"),
        ("2025 жылғы қаңтар", "2025-01"),
        ("КАНТАР 2025", "2025-01"),
        ("Выплачено в 2025 году / май", "2025-05"),
        ("сент. 2025 г.", "2025-09"),
        ("2025 ж. мамыр айы үшін төленді", "2025-05"),
        ("2025-07", "2025-07"),
        ("желтоқсан 2025", "2025-12"),
        ("январь", ""),
        ("январь-февраль-март 2025", "2025Q1"),
        ("к выплате за январь 2025", ""),
        ("20 января 2025", ""),
        ("марка 2025", ""),
        ("2025-13", ""),
        ("IV квартал 2025", "2025Q4"),
    ],
)
def test_a_month_is_read_in_the_ways_offices_write_it(heading: str, code: str) -> None:
    assert period_code(heading) == code


def test_without_its_year_a_month_is_offered_in_three_years(desk: Desk) -> None:
    assert month_of("Қаңтар") == 1
    assert paid_periods(desk.today(), "қаңтар") == [
        f"period:{desk.today().year - back}-01" for back in range(3)
    ]


def _months(serial: int, *amounts: Any, **more: Any) -> dict[str, Any]:
    return a_row(serial, **dict(zip(_AUTUMN, amounts, strict=True)), **more)


def test_three_months_are_the_sum_of_their_quarter(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [_months(1, 10_485, 10_485, 10_486), _months(2, 10_485, "", "-")]

    found = checked(desk, write(tmp_path / "r.xlsx", rows, named=_AUTUMN))

    assert waiting(found) == {}
    assert told(found, Severity.NOTED)[0] == (
        "Y1 Columns of months are added up: 3 of them are read as quarter 4 of 2025."
    )
    assert [sum(p.amount for p in each.row.payments) for each in found.good] == [PAID, 10_485]
    assert {p.period for each in found.good for p in each.row.payments} == {Q4}
    assert found.good[0].row.payments[0].month == Month(2025, 10)
    bring_in(desk, found)
    assert {amount for (_iin, period), amount in due(desk, Q4).items() if period == str(Q4)} == {
        PAID - 10_485
    }


def test_a_quarter_beside_its_months_is_their_total(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [
        _months(1, 10_485, 10_485, 10_486, q4=PAID, all=PAID),
        _months(2, 10_000, 0, 0, q4=PAID, all=10_000),
        _months(3, 10_000, 0, 0, q4=10_000, all=PAID),
    ]
    named = {**_AUTUMN, "q4": "IV квартал 2025", "all": "Итого 2025"}

    found = checked(desk, write(tmp_path / "r.xlsx", rows, named=named))

    assert [each.row.number for each in found.good] == [2]
    assert found.paid == PAID
    (first, second) = told(found, Severity.WRONG)
    assert first.startswith("AB3 The row's own total is 31\xa0456 tenge, and 10\xa0000 were read")
    assert second.startswith("AC4 The row's own total is 31\xa0456 tenge, and 10\xa0000 were read")


def test_the_foot_of_a_month_is_held_against_it(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [_months(1, 1_000, 2_000, 3_000), _months(2, 1_000, 2_000, 3_000)]
    foot = {"child_iin": "Итого", "m10": 2_000, "m11": 4_001, "m12": 6_000}

    found = checked(desk, write(tmp_path / "r.xlsx", [*rows, foot], named=_AUTUMN))

    assert list(waiting(found)) == ["Реестр!Z4"]


@pytest.mark.parametrize("is_twice", [False, True])
def test_equal_sums_of_three_months_are_no_double(
    desk: Desk, school: int, tmp_path: Path, is_twice: bool
) -> None:
    last = "октябрь 2025" if is_twice else "желтоқсан 2025"
    payments = [
        a_payment(1, period, 10_485, paid_on="") for period in ("окт. 2025", "2025 қараша", last)
    ]

    found = checked(desk, write(tmp_path / "r.xlsx", [a_row(1)], payments))

    assert list(waiting(found)) == (["Выплаты!C4"] if is_twice else [])
    if not is_twice:
        assert found.paid == 3 * 10_485


def test_a_term_and_its_months_can_t_both_be_read(desk: Desk, school: int, tmp_path: Path) -> None:
    """One of them is left out in the window; a quarter would be their total of itself."""
    path = write(tmp_path / "r.xlsx", [_months(1, 1, 2, 3, q4=PAID)], named={**_AUTUMN, "q4": "?"})
    register = importing.open_register(desk, path)
    place = next(each.column for each in register.matched.headings if each.text == "?")
    register = importing.with_headings(register, {place: "period:2025Q4"})

    with pytest.raises(Trouble) as trouble:
        importing.check(desk, register)

    assert "“?” and “Октябрь 2025” are columns of one period" in words(trouble.value.step, "en")
