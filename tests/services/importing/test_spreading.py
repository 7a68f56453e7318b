"""A sum for half a year is put on its quarters where it can be known how, and never guessed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.records.imports import Severity
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.register import Checked
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import bring_in, checked, confirmed, told, waiting

SEPTEMBER, AUTUMN, WINTER, SPRING = PAID, PAID, 34_600, 34_600
"""What the law gives for the quarters from the third one of 2025 to the second of 2026."""
NAMED = {"half": "2 полугодие 2025", "next": "1 полугодие 2026"}


def _sums(found: Checked) -> Mapping[str, int]:
    assert all(not paid.together for each in found.good for paid in each.row.payments)
    return {str(paid.period): paid.amount for each in found.good for paid in each.row.payments}


def _of_one(desk: Desk, path: Path, named: Mapping[str, str] = NAMED, **sums: Any) -> Checked:
    return checked(desk, write(path, [a_row(1, **sums)], named=dict(named)))


def test_what_the_law_gives_for_half_a_year_is_put_on_its_quarters(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    found = _of_one(desk, tmp_path / "r.xlsx", half=SEPTEMBER + AUTUMN, next=WINTER + SPRING)

    assert waiting(found) == {}
    assert _sums(found) == {
        "2025Q3": SEPTEMBER,
        "2025Q4": AUTUMN,
        "2026Q1": WINTER,
        "2026Q2": SPRING,
    }
    said = "62\xa0912 tenge paid for 07.2025 – 12.2025 are put on its periods as the law gives them"
    assert any(said in each for each in told(found, Severity.NOTED))
    assert bring_in(desk, found).rows == 1
    again = _of_one(desk, tmp_path / "s.xlsx", half=SEPTEMBER + AUTUMN, next=WINTER + SPRING)
    assert (again.good, again.added) == ((), ())
    assert told(again, Severity.WRONG) == []


@pytest.mark.parametrize("amount", [40_000, SEPTEMBER + AUTUMN + 1, AUTUMN, 3 * PAID])
def test_any_other_sum_is_never_guessed(
    desk: Desk, school: int, tmp_path: Path, amount: int
) -> None:
    found = _of_one(desk, tmp_path / "r.xlsx", {"half": NAMED["half"]}, half=amount)

    assert found.good == ()
    (said,) = told(found, Severity.WRONG)
    assert "can't be known: the law gives 2025Q3 – 31456, 2025Q4 – 31456." in said
    assert "in a column or a row of its own, such as 2025Q3." in said


def test_where_the_law_gives_something_in_one_quarter_alone_it_is_of_that(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    begins = {"first_day": date(2025, 10, 6), "applied_on": date(2025, 10, 7)}
    half = {"half": NAMED["half"]}
    path = tmp_path / "r.xlsx"

    assert _sums(_of_one(desk, path, half, half=20_000, **begins)) == {"2025Q4": 20_000}
    assert _of_one(desk, path, half, half=AUTUMN + 1, **begins).good == ()


def test_a_run_of_the_months_that_are_paid_for_is_as_good_as_the_half(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path, whole = tmp_path / "r.xlsx", SEPTEMBER + AUTUMN

    found = _of_one(desk, path, {"half": "сентябрь-декабрь 2025"}, half=whole)
    assert _sums(found) == {"2025Q3": SEPTEMBER, "2025Q4": AUTUMN}
    assert _of_one(desk, path, {"half": "сентябрь-ноябрь 2025"}, half=whole).good == ()


def test_a_half_beside_its_quarters_adds_them_up(desk: Desk, school: int, tmp_path: Path) -> None:
    named = {"q3": "3 кв 2025", "q4": "4 кв 2025", "half": NAMED["half"]}
    sums = {"q3": SEPTEMBER, "q4": AUTUMN}
    path = tmp_path / "r.xlsx"

    assert _sums(_of_one(desk, path, named, **sums, half=SEPTEMBER + AUTUMN)) == {
        "2025Q3": SEPTEMBER,
        "2025Q4": AUTUMN,
    }
    assert _of_one(desk, path, named, **sums, half=SEPTEMBER + 1).good == ()


def test_a_half_beside_one_of_its_quarters_stops(desk: Desk, school: int, tmp_path: Path) -> None:
    named = {"q4": "4 кв 2025", "half": NAMED["half"]}

    with pytest.raises(Trouble) as stopped:
        _of_one(desk, tmp_path / "r.xlsx", named, q4=AUTUMN, half=SEPTEMBER + AUTUMN)

    assert "are columns of one period" in stopped.value.step.label


def test_a_half_on_the_sheet_of_payments_and_its_quarter_in_the_register(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    paid = [a_payment(1, "2 полугодие 2025", SEPTEMBER + AUTUMN)]
    alone = checked(desk, write(tmp_path / "r.xlsx", [a_row(1)], paid))
    both = [*paid, a_payment(1, "4 кв 2025", AUTUMN)]
    twice = checked(desk, write(tmp_path / "s.xlsx", [a_row(1)], both))

    assert _sums(alone) == {"2025Q3": SEPTEMBER, "2025Q4": AUTUMN}
    assert twice.good == ()
    assert any("which is a part of it, were both paid" in each for each in told(twice))


def test_two_awards_within_the_half_are_not_guessed_apart(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    first = a_row(1, half=SEPTEMBER, last_day=date(2025, 9, 30))
    second = a_row(
        1, half="", first_day=date(2025, 10, 1), applied_on=date(2025, 10, 1), certificate_number=7
    )

    found = checked(desk, write(tmp_path / "r.xlsx", [first, second], named=NAMED))

    assert found.good == ()
    assert "can't be known" in told(found, Severity.WRONG)[0]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("01.10.2025", "2025-10"),
        (date(2025, 10, 1), "2025-10"),
        ("окт.25", "2025-10"),
        ("4 кв 25", "2025Q4"),
        ("қазан 25 ж.", "2025-10"),
    ],
)
def test_days_and_short_years_as_headings_are_asked_once(
    desk: Desk, school: int, tmp_path: Path, heading: Any, code: str
) -> None:
    path = write(tmp_path / "r.xlsx", [a_row(1, paid=9_000)], named={"paid": heading})

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!:days": ("confirm",)}
    assert code in str(found.open[0].step.values["names"])
    assert _sums(confirmed(desk, path)) == {"2025Q4": 9_000}


def test_a_day_that_is_no_first_one_says_when_was_paid_and_not_for_what(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "r.xlsx", [a_row(1, paid=9_000)], named={"paid": date(2025, 10, 15)})

    assert waiting(checked(desk, path)) == {"Реестр!Y": ("leave out",)}


def test_days_in_a_column_of_periods_are_asked_once(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    payments = [a_payment(1, date(2025, 10, 1), 9_000), a_payment(2, "қараша 2025", 9_000)]
    path = write(tmp_path / "r.xlsx", [a_row(1), a_row(2)], payments)

    assert waiting(checked(desk, path)) == {"Выплаты!:days": ("confirm",)}
    assert confirmed(desk, path).paid == 18_000


def test_a_month_in_digits_needs_no_question(desk: Desk, school: int, tmp_path: Path) -> None:
    found = _of_one(desk, tmp_path / "r.xlsx", {"paid": "10.2025"}, paid=9_000)

    assert (waiting(found), _sums(found)) == ({}, {"2025Q4": 9_000})
