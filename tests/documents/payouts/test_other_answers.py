"""A payout that came back as text: found by its headings, in either language."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.documents.payouts import other_answers, workbook
from desktop_app.documents.payouts.answers import UnreadableWorkbook
from tests.documents.workbook_samples import everything


def rows_of(folder: Path, language: str) -> list[list[object]]:
    """What Excel would save of the first sheet as text."""
    file = folder / "payout.xlsx"
    workbook.write(everything(language), file)
    rows = load_workbook(file).worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]


def saved(folder: Path, rows: list[list[object]]) -> Path:
    file = folder / "payout.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, delimiter=";").writerows(rows)
    return file


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_lines_are_found_by_their_headings(tmp_path: Path, language: str) -> None:
    sheet = everything(language)
    rows = rows_of(tmp_path, language)
    first = next(at for at, row in enumerate(rows) if row[0] == 1)
    rows[first][11] = "27.11.2026г."
    rows[first + 1][12] = "шот жабық"
    rows[first + 1][10] = f"{rows[first + 1][10]},00"
    found = other_answers.read(saved(tmp_path, rows))
    assert (found.number, found.fingerprint, found.is_text) == (sheet.number, "", True)
    paid, back = found.rows
    assert (paid.number, paid.amount, paid.iban) == (1, sheet.lines[0].amount, sheet.lines[0].iban)
    assert (paid.paid_on, paid.returned, paid.wrong) == (date(2026, 11, 27), "", "")
    assert (back.number, back.amount, back.returned) == (2, sheet.lines[1].amount, "шот жабық")
    assert (paid.row, back.row) == (first + 1, first + 2)


def test_a_line_that_lost_its_account_is_told(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "kk")
    first = next(at for at, row in enumerate(rows) if row[0] == 1)
    rows[first][5], rows[first][11] = "", "27.11.2026"
    (found,) = other_answers.read(saved(tmp_path, rows)).rows
    assert (found.number, found.iban) == (1, "")


def test_without_headings_or_number_it_is_not_ours(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "kk")
    heading = next(at for at, row in enumerate(rows) if row[0] == 1) - 1
    for wrong in (rows[:heading] + rows[heading + 1 :], rows[heading:]):
        with pytest.raises(UnreadableWorkbook):
            other_answers.read(saved(tmp_path, wrong))
    twice = [list(row) for row in rows]
    twice[heading][13] = twice[heading][12]
    with pytest.raises(UnreadableWorkbook):
        other_answers.read(saved(tmp_path, twice))
