"""A colour without a legend, and a note without a word for it, are asked once each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from desktop_app.services.desk import Desk
from desktop_app.services.importing.book import written
from desktop_app.wording import step as words
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.import_acts import checked, settling, waiting

YELLOW = PatternFill("solid", fgColor="FFFFFF00")
RED = Font(color="FFFF0000")


def _painted(path: Path, paint: Callable[[Any], None], count: int = 6) -> Path:
    rows = [a_row(number, q4=PAID, q3=PAID - 1) for number in range(1, count + 1)]
    write(path, rows, named={"q4": "2025Q4", "q3": "2025Q3"})
    book = load_workbook(path)
    paint(book.worksheets[0])
    book.save(path)
    return path


def _rows(sheet: Any, *numbers: int, **style: Any) -> None:
    for number in numbers:
        for cell in sheet[number]:
            for name, value in style.items():
                setattr(cell, name, value)


def _column(sheet: Any, letter: str, **style: Any) -> None:
    for cell in sheet[letter]:
        for name, value in style.items():
            setattr(cell, name, value)


_WHITE = Font(color="FFFFFFFF")
_CONDITION = "A condition can hide or strike through cells of 6 rows, such as Y2"
_UNSEEN = "Cells of {} rows, such as {}, show nothing: their letters are white, tiny, or hidden by "
_UNSEEN += "their format"


def _conditioned(
    sheet: Any, operator: str, than: str, *, font: Font = _WHITE, fill: PatternFill | None = None
) -> None:
    rule: Any = CellIsRule(operator=operator, formula=[than], font=font, fill=fill)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("X2:Y9 Z1", rule)


def _asked(desk: Desk, path: Path) -> list[str]:
    found = checked(desk, path)
    assert set(waiting(found).values()) <= {("confirm",)}
    assert found.waits == bool(found.open)
    assert not checked(desk, path, settling(confirmed=waiting(found))).open
    return [words(each.step, "en").partition(". ")[0].partition(", and")[0] for each in found.open]


_BY_CELLS = "{} rows differ from the others by a colour of cells ({}, such as {})"


@pytest.mark.parametrize(
    ("paint", "asked"),
    [
        (lambda s: _rows(s, 3, 4, fill=YELLOW), [_BY_CELLS.format(2, "yellow", "A3")]),
        (lambda s: setattr(s["Y5"], "fill", YELLOW), [_BY_CELLS.format(1, "yellow", "Y5")]),
        (
            lambda s: _rows(s, 2, font=RED),
            ["1 rows differ from the others by a colour of letters (red, such as A2)"],
        ),
        (
            lambda s: _rows(s, 2, 3, 4, 5, fill=YELLOW),
            ["2 rows have no colour, such as A6, where the others have one"],
        ),
        (
            lambda s: setattr(s["Y5"], "number_format", ";;;"),
            [_UNSEEN.format(1, "Y5")],
        ),
        (lambda s: _column(s, "Y", number_format=";;;"), [_UNSEEN.format(6, "Y2")]),
        (lambda s: _column(s, "Y", font=Font(color="FFFFFFFF")), [_UNSEEN.format(6, "Y2")]),
        (lambda s: _column(s, "B", font=Font(color="FFFEFEFE")), [_UNSEEN.format(6, "B2")]),
        (lambda s: setattr(s["Y5"], "font", Font(sz=1)), [_UNSEEN.format(1, "Y5")]),
        (
            lambda s: setattr(s["Y5"], "fill", PatternFill("solid", fgColor="FF000000")),
            [_UNSEEN.format(1, "Y5")],
        ),
        (
            lambda s: setattr(s["Y5"], "number_format", '0" возврат"'),
            ["The format of cells in 1 rows, such as Y5, writes “возврат” beside their numbers"],
        ),
        (lambda s: _column(s, "Y", number_format='# ##0" тг"'), []),
        (lambda s: _conditioned(s, "greaterThan", "30000"), [_CONDITION]),
        (lambda s: _conditioned(s, "equal", "0"), []),
        (lambda s: _conditioned(s, "greaterThan", "30000", font=RED), []),
        (lambda s: _conditioned(s, "greaterThan", "1", font=Font(strike=True)), [_CONDITION]),
        (lambda s: _conditioned(s, "greaterThan", "1", fill=YELLOW), []),
        (lambda s: setattr(s["Y5"], "number_format", "#,##0,"), []),
        (lambda s: _rows(s, *range(1, 8), fill=YELLOW), []),
        (lambda s: _column(s, "Y", fill=YELLOW), []),
        (lambda s: _rows(s, 2, 4, 6, fill=YELLOW), []),
        (lambda s: _rows(s, 1, fill=YELLOW, font=RED), []),
        (lambda s: _rows(s, 3, fill=PatternFill("solid", fgColor="FFFFFFFF")), []),
    ],
)
def test_a_row_that_looks_otherwise_than_the_rest_is_asked_once(
    desk: Desk, school: int, tmp_path: Path, paint: Callable[[Any], None], asked: list[str]
) -> None:
    assert _asked(desk, _painted(tmp_path / "r.xlsx", paint)) == asked


def test_the_question_names_the_sums_that_are_marked(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    def paint(sheet: Any) -> None:
        sheet["Y2"].fill = YELLOW
        sheet["A3"].fill = YELLOW

    found = checked(desk, _painted(tmp_path / "r.xlsx", paint))

    (point,) = found.open
    assert point.step.values["amount"] == PAID + (PAID + PAID - 1)


def test_two_colours_are_two_questions_and_a_legend_is_one(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    def paint(sheet: Any) -> None:
        _rows(sheet, 2, fill=YELLOW)
        _rows(sheet, 3, fill=PatternFill("solid", fgColor="FF00B050"))

    path = _painted(tmp_path / "r.xlsx", paint)
    assert len(_asked(desk, path)) == 2
    book = load_workbook(path)
    book.worksheets[0]["A9"] = "желтым – перечислено"
    book.save(path)
    assert set(waiting(checked(desk, path))) == {"Реестр!9"}


def test_colours_on_the_sheet_of_payments_and_beside_it(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows, payments = zip(*((a_row(n), a_payment(n)) for n in (1, 2, 3)), strict=True)
    path = write(tmp_path / "r.xlsx", rows, payments)
    book = load_workbook(path)
    _rows(book["Выплаты"], 3, fill=YELLOW)
    _rows(book.worksheets[0], 4, fill=YELLOW)
    book.save(path)

    assert set(waiting(checked(desk, path))) == {
        "Выплаты!:fill FFFF00",
        f"{book.sheetnames[0]}!:fill FFFF00",
    }


def test_notes_are_asked_once_a_sheet(desk: Desk, school: int, tmp_path: Path) -> None:
    def paint(sheet: Any) -> None:
        sheet["A2"].comment = Comment("ждем справку", "")
        sheet["Y4"].comment = Comment("см. письмо", "")
        sheet["Y5"].comment = Comment("п/п 15", "")

    found = checked(desk, _painted(tmp_path / "r.xlsx", paint))

    assert set(waiting(found)) == {"Реестр!:notes"}
    assert words(found.open[0].step, "en").startswith("2 notes stand at the rows, such as “ждем")


def test_what_the_program_marked_itself_is_not_asked_and_the_clerks_colour_stays(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """The marked answer is set right in Excel, and brought in."""
    path = write(tmp_path / "r.xlsx", [a_row(n, q4=PAID - 5) for n in (1, 2, 3)], named=_Q4)
    book = load_workbook(path)
    book.worksheets[0]["Y3"].fill = YELLOW
    book.worksheets[0]["Y4"].comment = Comment("см. письмо", "")
    book.save(path)
    asked = checked(desk, path)
    written.save_marked(asked, tmp_path / "marked.xlsx", "ru")

    again = checked(desk, tmp_path / "marked.xlsx")

    assert waiting(again) == waiting(asked)
    assert set(waiting(again)) == {"Реестр!:fill FFFF00", "Реестр!:notes"}


_Q4 = {"q4": "2025Q4"}
