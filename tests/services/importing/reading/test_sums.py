"""Sums of which nobody said what they are stop a register: left out, they would be paid again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.reading.heading_names import PERIOD
from desktop_app.services.importing.reading.headings import paid_periods
from desktop_app.services.importing.reading.money import money
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_row, write
from tests.services.import_acts import bring_in, checked, told, waiting


def _register(tmp_path: Path, heading: str, cell: Any) -> Path:
    named = {"extra": heading}
    return write(tmp_path / "register.xlsx", [a_row(1, extra=cell)], named=named)


@pytest.mark.parametrize("heading", ["4 квартал", "Қазан", "Сумма", "4 кв. 2025 к выплате", ""])
@pytest.mark.parametrize("cell", [PAID, "31 456 тг", 10_485.0, "=31456"])
def test_a_sum_under_an_unknown_heading_stops_the_register(
    desk: Desk, school: int, tmp_path: Path, heading: str, cell: Any
) -> None:
    found = checked(desk, _register(tmp_path, heading, cell))

    assert waiting(found) == {"Реестр!Y": ("leave out",)}
    assert f"The column “{heading or '«Y»'}”" in words(found.open[0].step, "en")
    with pytest.raises(Trouble, match="Say first what is left out"):
        bring_in(desk, found)


def test_a_total_of_a_row_is_held_against_the_row(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [a_row(1, q4=PAID, all=PAID), a_row(2, q4="", all=PAID), a_row(3, q4="", all="")]
    named = {"q4": "4 квартал 2025", "all": "Выплачено всего"}

    found = checked(desk, write(tmp_path / "register.xlsx", rows, named=named))

    assert [each.row.number for each in found.good] == [2, 4]
    assert told(found) == [
        "Z3 The row's own total is 31\xa0456 tenge, and 0 were read in it. Set right the one that "
        "is wrong."
    ]


@pytest.mark.parametrize(
    ("cell", "is_asked"),
    [
        ("", False),
        (5, True),
        (2012, True),
        ("7-б", False),
        ("уточнить", False),
        (date(2025, 9, 1), False),
        ("87071234567", True),
        (True, False),
    ],
)
def test_that_numbers_are_left_out_is_proposed(
    desk: Desk, school: int, tmp_path: Path, cell: Any, *, is_asked: bool
) -> None:
    found = checked(desk, _register(tmp_path, "Примечание", cell))

    assert len(found.good) == 1
    assert [each.is_proposed for each in found.open] == [True] * is_asked


def test_the_second_column_of_a_quarter_is_asked_about(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    row = a_row(1, one=20_000, two=11_456)
    named = {"one": "4 квартал 2025 (аванс)", "two": "4 квартал 2025"}
    found = checked(desk, write(tmp_path / "register.xlsx", [row], named=named))

    assert waiting(found) == {"Реестр!Y": ("leave out",)}


def test_the_sum_of_all_at_the_foot_is_nobodys(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _register(tmp_path, "Примечание", "")
    book = load_workbook(path)
    book.worksheets[0]["Y3"] = PAID
    book.save(path)

    assert len(checked(desk, path).good) == 1


def test_the_period_is_chosen_by_hand(desk: Desk, school: int, tmp_path: Path) -> None:
    register = importing.open_register(desk, _register(tmp_path, "Сумма", PAID))
    (column,) = (each.column for each in register.matched.unsaid)
    assert PERIOD + "2025Q4" in paid_periods(desk.today(), "")

    said = importing.with_headings(register, {column: PERIOD + "2025Q4"})

    assert importing.check(desk, said).paid == PAID


def test_what_is_left_out_is_asked_about_again_in_the_next_workbook(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = _register(tmp_path, "Долг", PAID)
    register = importing.open_register(desk, path)
    (column,) = (each.column for each in register.matched.unsaid)

    said = importing.with_headings(register, {column: ""})
    importing.remember_headings(desk, said)

    assert importing.check(desk, said).payments == 0
    assert importing.open_register(desk, path).matched.unsaid


def test_another_heading_chosen_says_nothing_of_the_sums(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    register = importing.open_register(desk, _register(tmp_path, "Сумма", PAID))

    said = importing.with_headings(register, {0: "child_iin"})
    importing.remember_headings(desk, said)

    assert said.matched.unsaid
    assert importing.open_register(desk, register.path).matched.unsaid


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("31 456", PAID),
        ("31\xa0456,00 тг", PAID),
        ("1 031 456", 1_031_456),
        ("'31456", PAID),
        ("314 56", None),
        ("3 1456", None),
        ("31 456 7", None),
        ("31 4567", None),
    ],
)
def test_digits_that_stand_apart_oddly_are_no_sum(typed: str, amount: int | None) -> None:
    """«314 56» may be 314 tenge and 56 tiyn."""
    assert money(typed)[0] == amount
