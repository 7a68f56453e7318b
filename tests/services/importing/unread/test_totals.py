"""What a register says that its rows come to is held against what was read in them."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.services.desk import Desk
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked, settling, waiting


def _register(tmp_path: Path, foot: list[tuple[str, Any]], after: int = 4) -> Path:
    rows = [a_row(each, q4=PAID) for each in (1, 2, 3)]
    path = write(tmp_path / "register.xlsx", rows, named={"q4": "2025Q4"})
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for number, (word, value) in enumerate(foot, after + 1):
        sheet.insert_rows(number)
        sheet.cell(number, 1).value, sheet.cell(number, 25).value = word, value
    book.save(path)
    return path


@pytest.mark.parametrize(
    "foot",
    [
        [("Итого", 3 * PAID)],
        [("Барлығы:", f"{3 * PAID:,}".replace(",", " "))],
        [("Итого по селу", 3 * PAID), ("Всего", 3 * PAID)],
        [("Итого", None)],
    ],
)
def test_a_total_that_agrees_is_no_question(
    desk: Desk, school: int, tmp_path: Path, foot: list[tuple[str, Any]]
) -> None:
    found = checked(desk, _register(tmp_path, foot))
    assert (waiting(found), len(found.good)) == ({}, 3)


def test_totals_of_villages_and_of_them_all(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _register(tmp_path, [("Итого", 3 * PAID)])
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.insert_rows(4)
    sheet["A4"], sheet["Y4"] = "Барлығы", 2 * PAID
    book.save(path)
    assert waiting(checked(desk, path)) == {}

    sheet["Y4"] = 2 * PAID - 1
    book.save(path)
    assert set(waiting(checked(desk, path))) == {"Реестр!Y4"}


def test_a_total_that_differs_stops_the_register(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _register(tmp_path, [("Итого", 4 * PAID)])

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!Y5": ("leave out",)}
    assert not found.open[0].is_proposed
    assert words(found.open[0].step, "en").startswith(
        "The total 125824 is not what the rows above it come to: 94\xa0368 tenge were read."
    )
    assert waiting(checked(desk, path, settling(left_out=["Реестр!Y5"]))) == {}


def test_a_row_that_cant_be_read_is_told_itself(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _register(tmp_path, [("Итого", 3 * PAID)])
    book = load_workbook(path)
    book.worksheets[0]["Y3"] = "#N/A"
    book.save(path)

    found = checked(desk, path)

    assert (waiting(found), len(found.good)) == ({}, 2)


def test_a_total_without_a_value_is_proposed_to_be_left_out(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    found = checked(desk, _register(tmp_path, [("Итого", "=SUM(Y2:Y4)")]))
    assert [(point.key, point.is_proposed) for point in found.open] == [("Реестр!Y5", True)]


def test_the_total_of_a_sheet_of_payments(desk: Desk, school: int, tmp_path: Path) -> None:
    payments = [a_payment(1), a_payment(2), a_payment(3, "Барлығы", child_iin="", paid_on="")]
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], payments))
    assert set(waiting(found)) == {"Выплаты!C4"}


def test_a_village_where_nobody_was_paid_comes_to_nothing(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """Its «0» is no question; that of all is, for others were paid."""
    rows = [a_row(1, q4=PAID), {"child_iin": "Итого", "q4": PAID}, a_row(2, q4="")]
    rows += [{"child_iin": "Итого", "q4": 0}]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4"})
    assert waiting(checked(desk, path)) == {}

    write(path, [*rows, {"child_iin": "Барлығы", "q4": 0}], named={"q4": "2025Q4"})
    assert list(waiting(checked(desk, path))) == ["Реестр!Y6"]
