"""The colours of a workbook's styles, wherever it takes them from."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, Font, GradientFill, PatternFill

from desktop_app.documents.importing import marks
from desktop_app.documents.workbooks.formats.marks import FILL, LETTERS, UNSEEN


def _looks(path: Path, fill: PatternFill | GradientFill | None, font: Font | None) -> list[str]:
    book = Workbook()
    cell = book.worksheets[0]["B2"]
    cell.value = "сөз"
    if fill is not None:
        cell.fill = fill
    if font is not None:
        cell.font = font
    book.save(path)
    found = marks.read(path)["Sheet"].looks
    assert {(column, next(iter(rows))) for (column, _look), rows in found.items()} <= {(1, 1)}
    return [look for _column, look in found]


def _solid(**colour: Any) -> PatternFill:
    return PatternFill("solid", fgColor=Color(**colour))


@pytest.mark.parametrize(
    ("fill", "font", "look"),
    [
        (_solid(rgb="FFFFFF00"), None, f"{FILL}FFFF00"),
        (_solid(indexed=13), None, f"{FILL}FFFF00"),
        (_solid(theme=4), None, f"{FILL}4F81BD"),
        (_solid(theme=0, tint=-0.25), None, f"{FILL}BFBFBF"),
        (_solid(theme=0), None, ""),
        (_solid(rgb="FFFFFFFF"), None, ""),
        (None, Font(color=Color(theme=1)), ""),
        (None, Font(color="FFFF0000"), f"{LETTERS}FF0000"),
        (_solid(rgb="FFFFFF00"), Font(color="FFFF0000"), f"{FILL}FFFF00, {LETTERS}FF0000"),
        (GradientFill(stop=("FF0000", "0000FF")), None, f"{FILL}GRADIENT"),
    ],
)
def test_a_colour_is_told_in_digits_or_not_at_all(
    tmp_path: Path, fill: PatternFill | GradientFill | None, font: Font | None, look: str
) -> None:
    assert _looks(tmp_path / "a.xlsx", fill, font) == ([look] if look else [])


@pytest.mark.parametrize(
    ("code", "hides"),
    [
        (";;;", True),
        (";;;@", True),
        ('"выплачено"', True),
        ("[White]_-* ;-0", True),
        ("#,##0", False),
        ("# ##0;[Red](# ##0)", False),
        ('_-* #,##0\\ "₸"_-', False),
        ("dd.mm.yyyy", False),
        ("0;;", False),
        ("General", False),
        ("@", False),
    ],
)
def test_a_format_that_shows_nothing_of_the_number(tmp_path: Path, code: str, hides: bool) -> None:
    book = Workbook()
    book.worksheets[0]["B2"] = 34_600
    book.worksheets[0]["B2"].number_format = code
    book.save(tmp_path / "a.xlsx")

    looks = marks.read(tmp_path / "a.xlsx")["Sheet"].looks

    assert [look for _column, look in looks] == ([UNSEEN] if hides else [])
