"""Sums of which nobody said what they are stop a register: left out, they would be paid again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.headings import PERIOD, paid_periods
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_row, write
from tests.services.import_acts import checked


def _register(tmp_path: Path, heading: str, cell: Any) -> Path:
    named = {"extra": heading}
    return write(tmp_path / "register.xlsx", [a_row(1, extra=cell)], named=named)


@pytest.mark.parametrize("heading", ["4 квартал", "Выплачено всего", "Қазан 2025", "Сумма", ""])
@pytest.mark.parametrize("cell", [PAID, "31 456 тг", 10_485.0, "=31456"])
def test_a_sum_under_an_unknown_heading_stops_the_register(
    desk: Desk, school: int, tmp_path: Path, heading: str, cell: Any
) -> None:
    with pytest.raises(Trouble) as trouble:
        checked(desk, _register(tmp_path, heading, cell))

    told = words(trouble.value.step, "en")
    assert f"for which period they were paid: {heading or '«Y»'}." in told


@pytest.mark.parametrize(
    "cell", ["", 5, 2012, "7-б", "уточнить", date(2025, 9, 1), "87071234567", True]
)
def test_what_is_no_sum_is_left_out(desk: Desk, school: int, tmp_path: Path, cell: Any) -> None:
    assert len(checked(desk, _register(tmp_path, "Примечание", cell)).good) == 1


def test_the_second_column_of_a_quarter_is_asked_about(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    row = a_row(1, one=20_000, two=11_456)
    named = {"one": "4 квартал 2025 (аванс)", "two": "4 квартал 2025"}
    with pytest.raises(Trouble):
        checked(desk, write(tmp_path / "register.xlsx", [row], named=named))


def test_the_sum_of_all_at_the_foot_is_nobodys(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _register(tmp_path, "Примечание", "")
    book = load_workbook(path)
    book.worksheets[0]["Y3"] = PAID
    book.save(path)

    assert len(checked(desk, path).good) == 1


def test_the_period_is_chosen_by_hand(desk: Desk, school: int, tmp_path: Path) -> None:
    register = importing.open_register(desk, _register(tmp_path, "Сумма", PAID))
    (column,) = (each.column for each in register.matched.unsaid)
    assert PERIOD + "2025Q4" in paid_periods(desk.today())

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
