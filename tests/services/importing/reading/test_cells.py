"""Cells of old registers, read as what they are meant to be: the table in ``cases``."""

import ast
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.law.iin import problem_of, suggestion
from desktop_app.records.imports import Severity
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.services.importing.reading import cells as import_cells
from desktop_app.services.importing.reading import days, money
from desktop_app.services.importing.reading.days import Part
from desktop_app.services.importing.reading.periods import period_code, year_of_total
from tests.builders import make_iban, make_iin

READERS: dict[str, Any] = {
    "iin": import_cells.iin,
    "name": import_cells.name,
    "day": days.day,
    "day1904": partial(days.day, counts_from_1904=True),
    "first_day": partial(days.day, part=Part.FIRST),
    "last_day": partial(days.day, part=Part.LAST),
    "disability": days.disability,
    "money": money.money,
    "iban": money.iban,
    "period": lambda cell: (period_code(cell), None),
    "total": lambda cell: (year_of_total(cell), None),
    "relation": import_cells.relation,
    "language": import_cells.language,
    "address": import_cells.address,
}


def cases() -> Iterator[tuple[str, ...]]:
    text = (Path(__file__).parent / "cases" / "import_cells.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(part.strip() for part in line.split("|"))


def value(text: str) -> Any:
    if text in {"-", "none"}:
        return None
    if len(text) == 10 and text[4] == "-":
        return date.fromisoformat(text)
    found = ast.literal_eval(text)
    return float(found) if isinstance(found, int) else found  # as the reader gives numbers


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case[0]} {case[1]}")
def test_a_cell(case: tuple[str, ...]) -> None:
    reader, cell, read_as, told = case

    found, said = READERS[reader](value(cell))

    assert (found, said.severity.value if said else "") == (value(read_as), told)


births = some.dates(date(1930, 1, 1), date(2025, 12, 31))


@given(births, some.integers(0, 4_999))
def test_an_iin_that_lost_its_zeros_is_put_right_or_was_never_short(
    birth: date, serial: int
) -> None:
    iin = make_iin(birth, serial=serial)

    found, told = import_cells.iin(float(iin))

    assert found == iin
    assert (told is None) == (len(str(int(iin))) == 12)


@given(some.text(alphabet="0123456789 ", min_size=8, max_size=14))
def test_what_is_read_as_an_iin_is_one(text: str) -> None:
    found, _told = import_cells.iin(text)

    assert found is None or problem_of(found) is None
    if found is not None and len(text.replace(" ", "")) < 12:
        assert suggestion(found) is not None


@given(some.integers(0, 10**12 - 1), some.integers(0, 19), some.sampled_from("0123456789ABCXYZ"))
def test_accounts_are_judged_as_the_full_check_judges_them(
    serial: int, place: int, character: str
) -> None:
    right = make_iban(serial)
    changed = right[:place] + character + right[place + 1 :]

    found, _told = money.iban(changed)

    assert (found is not None) == (iban_slip("iban", changed) is None)


@given(some.dates(date(1920, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_every_way(day: date) -> None:
    for text in (f"{day:%d.%m.%Y}", day.isoformat(), f"{day.day}.{day.month}.{day.year} ж."):
        assert days.day(text) == (day, None)
    if day.year < 2000:
        return
    assert days.day(float((day - date(1899, 12, 30)).days)) == (day, None)
    assert days.day(float((day - date(1904, 1, 1)).days), True) == (day, None)


@pytest.mark.parametrize("cell", ["нет", "-", "ЖОҚ", None])
def test_a_register_that_says_that_there_is_no_patronymic(cell: Any) -> None:
    assert import_cells.patronymic(cell) == ("", None)
    assert import_cells.split_name(f"Ким Анна {cell or ''}".strip())[2] == ""


def test_that_somebody_lives_there_too_is_no_address() -> None:
    assert import_cells.address("Алатау қ., 1") == ("Алатау қ., 1", None)
    value, told = import_cells.address("там же")
    assert (value, told and told.severity) == ("", Severity.NOTED)


@given(some.text() | some.floats() | some.booleans() | some.dates())
def test_no_cell_breaks_a_reader(cell: Any) -> None:
    for reader in READERS.values():
        reader(cell)
