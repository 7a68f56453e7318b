"""What stands around the rows and says of them that they were not paid, or otherwise, is asked."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from desktop_app.services.desk import Desk
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked, settling, waiting

ROWS = [a_row(number, q4=PAID) for number in (1, 2, 3)]


def _written(path: Path, rows: list[dict[str, Any]]) -> Path:
    return write(path, rows, named={"q4": "2025Q4"})


def _asked(desk: Desk, path: Path, count: int = 3) -> list[str]:
    """What is asked; answered, every child comes in."""
    asked = waiting(checked(desk, path))
    answered = checked(desk, path, settling(confirmed=asked))
    assert (waiting(answered), len(answered.good)) == ({}, count)
    return list(asked)


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("Кімге төленбеген, IV тоқсан", True),
        ("Список детей, которым деньги возвращены банком", True),
        ("Список детей, которым не произведена выплата", True),
        ("Төлем жүргізілмеген балалар", True),
        ("Прогноз выплат на 2025 год", True),
        ("2025 жылға қажеттілік", True),
        ("Реестр к выплате", True),
        ("План", True),
        ("СШ № 4, ул. Планетная", False),
        ("Үйде оқитын балалардың тіркеуі", False),
    ],
)
def test_a_title_that_speaks_of_sums_not_paid(
    desk: Desk, school: int, tmp_path: Path, words: str, is_asked: bool
) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0].insert_rows(1)
    book.worksheets[0]["A1"] = words
    book.save(path)

    assert _asked(desk, path) == (["Реестр!1"] if is_asked else [])


@pytest.mark.parametrize("note", ["не выплачено, лежит в банке", "сверено"])
def test_a_note_at_a_heading_of_sums_speaks_of_all_of_them(
    desk: Desk, school: int, tmp_path: Path, note: str
) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0]["Y1"].comment = Comment(note, "")
    book.worksheets[0]["A1"].comment = Comment("как в документе", "")
    book.save(path)

    assert _asked(desk, path) == ["Реестр!Y1:note"]


def test_a_sheet_of_what_is_to_be_paid(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0].title = "План"
    book.save(path)

    assert _asked(desk, path) == ["План!:name"]


def test_a_line_below_the_rows_that_speaks_of_sums_not_paid(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0]["A7"] = "Ескерту: Ахметоваға IV тоқсанның ақшасы түскен жоқ"
    book.worksheets[0]["A8"] = "Бас есепші"
    book.save(path)

    assert _asked(desk, path) == ["Реестр!7"]


@pytest.mark.parametrize(
    "words",
    [
        "* деньги за IV квартал придут в январе",
        "Примечание: см. письмо банка",
        "¹ кроме Ахметовой",
        "Жирным – кому заплатим в феврале",
        "Қалың әріппен – төленгендер",
    ],
)
def test_a_footnote_or_a_legend_is_asked_about_whatever_it_says(
    desk: Desk, school: int, tmp_path: Path, words: str
) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0]["A7"] = words
    book.save(path)

    assert _asked(desk, path) == ["Реестр!7"]


@pytest.mark.parametrize(
    "words", ["Выплаты нарастающим итогом", "выплачено с начала года", "өспелі жиынмен"]
)
def test_sums_that_run_on_are_asked_about(
    desk: Desk, school: int, tmp_path: Path, words: str
) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0].insert_rows(1)
    book.worksheets[0]["A1"] = words
    book.save(path)

    assert _asked(desk, path) == ["Реестр!1"]


def test_a_sheet_of_what_came_back(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "r.xlsx", [a_row(1), a_row(2)], [a_payment(1)])
    book = load_workbook(path)
    book.worksheets[1].title = "Возвраты"
    book.save(path)

    assert _asked(desk, path, 2) == ["Возвраты!:name"]


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [("2026 год", True), ("2025-2026 оқу жылы", True), ("2025 жыл", False), ("Жетіген", False)],
)
def test_a_line_of_another_year_than_the_headings(
    desk: Desk, school: int, tmp_path: Path, words: str, is_asked: bool
) -> None:
    path = _written(tmp_path / "r.xlsx", ROWS)
    book = load_workbook(path)
    book.worksheets[0].insert_rows(4)
    book.worksheets[0]["A4"] = words
    book.save(path)

    assert _asked(desk, path) == (["Реестр!4"] if is_asked else [])


@pytest.mark.parametrize(("greatest", "is_asked"), [(32, True), (999, True), (1_000, False)])
def test_a_column_that_may_be_of_thousands(
    desk: Desk, school: int, tmp_path: Path, greatest: int, is_asked: bool
) -> None:
    rows = [a_row(1, q4=31), a_row(2, q4=greatest), a_row(3, q4="")]
    path = _written(tmp_path / "r.xlsx", rows)

    assert _asked(desk, path) == (["Реестр!Y"] if is_asked else [])


@pytest.mark.parametrize(
    ("sheet", "title", "year"),
    [
        ("2025", "", "2025"),
        ("2025 год", "", "2025"),
        ("Реестр", "Сведения о выплаченном возмещении за 2025 год", "2025"),
        ("Реестр", "Решение от 12.11.2024 о выплатах", ""),
        ("2026", "Выплаты за 2025 год", ""),
        ("Реестр", "", ""),
    ],
)
def test_a_year_that_stands_in_the_sheets_name_or_title(
    desk: Desk, school: int, tmp_path: Path, sheet: str, title: str, year: str
) -> None:
    """Read so, and asked: a sheet of a school year has months of the next one."""
    path = write(tmp_path / "r.xlsx", ROWS, named={"q4": "IV квартал"}, above=2)
    book = load_workbook(path)
    book.worksheets[0].title = sheet
    book.worksheets[0]["A1"] = title or None
    book.worksheets[0]["A2"] = None
    book.save(path)

    found = checked(desk, path)

    assert (f"{sheet}!:year" in waiting(found)) is bool(year)
    if year:
        answered = checked(desk, path, settling(confirmed=waiting(found)))
        assert {str(each.period) for each in answered.good[0].row.payments} == {f"{year}Q4"}
    else:
        assert found.waits, "somebody says of which year it is"
