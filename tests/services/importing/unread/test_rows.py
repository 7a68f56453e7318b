"""No row of a register is passed over: hidden, struck through, or of nobody."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from desktop_app.services.desk import Desk
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_row, write
from tests.services.import_acts import checked, settling, waiting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [a_row(each, q4=PAID, note="") for each in (1, 2, 3)]
    named = {"q4": "2025Q4", "note": "Ескерту"}
    return write(tmp_path / "register.xlsx", rows, named=named)


@pytest.mark.parametrize("mark", ["hidden", "struck through"])
def test_whether_a_hidden_or_struck_row_comes_in_is_asked(
    desk: Desk, school: int, path: Path, mark: str
) -> None:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["Z1"], sheet["Z3"] = "Телефон иесі", "шығып кетті"
    sheet["A3"].comment = Comment("2025 ж. қазан", "")
    if mark == "hidden":
        sheet.row_dimensions[3].hidden = True
    else:
        sheet["B3"].font = Font(strike=True)
    book.save(path)

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!3": ("leave out", "confirm")}
    assert words(found.open[0].step, "en") == (
        f"This row is {mark}, and says “шығып кетті; 2025 ж. қазан”. Say whether it is brought in."
    )
    assert [each.row.number for each in found.good] == [2, 4]
    left = checked(desk, path, settling(left_out=["Реестр!3"]))
    assert (waiting(left), left.rows, len(left.good)) == ({}, 2, 2)
    assert len(checked(desk, path, settling(confirmed=["Реестр!3"])).good) == 3


@pytest.mark.parametrize(
    ("cells", "is_asked"),
    [
        ({"Y5": "31 456 тг"}, True),
        ({"B5": "", "Y5": 20_000}, True),
        ({"A5": "Жетіген ауылы"}, False),
        ({"A5": "Орындаушы Иванова, тел. 21-34-56"}, False),
        ({"N5": "мектеп", "Y5": 5_000}, True),
        ({"A5": "Итого", "Y5": 3 * PAID}, False),
        ({"Y5": 3 * PAID}, False),
    ],
)
def test_what_is_nobodys_is_asked_about(
    desk: Desk, school: int, path: Path, cells: dict[str, Any], *, is_asked: bool
) -> None:
    book = load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)

    assert bool(waiting(checked(desk, path))) is is_asked


@pytest.mark.parametrize("is_moved", [True, False])
def test_headings_once_more_in_another_order_are_asked_about(
    desk: Desk, school: int, tmp_path: Path, is_moved: bool
) -> None:
    """What was paid for one quarter would else be brought in for another."""
    rows = [a_row(each, q4=PAID, q1="") for each in (1, 2)]
    path = write(tmp_path / "r.xlsx", rows, named={"q4": "2025Q4", "q1": "2026Q1"})
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.insert_rows(3)
    above = [cell.value for cell in sheet[1]]
    again = [*above[:-2], above[-1], above[-2]] if is_moved else above
    for column, heading in enumerate(again, 1):
        sheet.cell(3, column, heading)
    book.save(path)

    found = checked(desk, path)

    assert waiting(found) == ({"Реестр!3": ("confirm",)} if is_moved else {})
