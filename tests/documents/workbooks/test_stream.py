"""Days, moments and texts as a workbook's cells hold them, against what Excel counts slowly."""

import re
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import from_excel
from python_calamine import load_workbook

from desktop_app.documents.workbooks.sheets import Column, Grid, Part, Row
from desktop_app.documents.workbooks.stream import save, serial

FIRST, LAST = datetime(1900, 3, 1), datetime(2199, 12, 31, 23, 59, 59)
"""Excel counts a 29 February 1900 that never was: from the day after on all days are right."""

MOMENTS = st.datetimes(FIRST, LAST).map(lambda moment: moment.replace(microsecond=0))


def _counted(moment: datetime) -> Fraction:
    """The first of March 1900 is 61; then day after day, and seconds of a day's 86 400."""
    days = moment.toordinal() - FIRST.toordinal() + 61
    return days + Fraction(moment.hour * 3_600 + moment.minute * 60 + moment.second, 86_400)


@given(MOMENTS)
@example(FIRST)
@example(LAST)
@example(datetime(2026, 11, 21, 0, 0, 1))
@example(datetime(2026, 11, 21, 23, 59, 59))
def test_a_moment_is_right_to_far_less_than_a_second(moment: datetime) -> None:
    written = serial(moment)
    assert abs(Fraction(written) - _counted(moment)) <= Fraction(1, 10**12)
    assert re.fullmatch(r"\d+(\.\d*[1-9])?", written)


@given(MOMENTS)
def test_programs_that_read_it_get_the_same_second(moment: datetime) -> None:
    assert from_excel(float(serial(moment))) == moment


@given(st.dates(FIRST.date(), LAST.date()))
def test_a_day_is_a_whole_number(day: date) -> None:
    assert serial(day) == str(day.toordinal() - FIRST.toordinal() + 61)
    assert serial(datetime.combine(day, datetime.min.time())) == serial(day)


@pytest.mark.parametrize(
    ("moment", "counted"),
    [
        (date(1900, 3, 1), "61"),
        (date(2026, 11, 21), "46347"),
        (datetime(2026, 11, 21, 12), "46347.5"),
        (datetime(2026, 11, 21, 18), "46347.75"),
        (datetime(2026, 11, 21, 10, 30), "46347.4375"),
        (datetime(2026, 11, 21, 0, 0, 1), "46347.000011574074"),
        (datetime(2026, 11, 21, 23, 59, 59), "46347.999988425926"),
    ],
)
def test_as_excel_itself_counts(moment: date, counted: str) -> None:
    assert serial(moment) == counted


def test_a_file_is_read_back_to_the_second(tmp_path: Path) -> None:
    moments = [datetime(2026, 11, 21, 10, 0, 0) + timedelta(seconds=n) for n in (0, 1, 59, 3_599)]
    book = Workbook()
    sheet = book.worksheets[0]
    cells = [Row((("A", 0, moment),)) for moment in moments]
    grid = Grid([Column("A", "When", 20, 0)], 1, len(cells), len(cells))
    save(book, [Part(sheet, grid, cells, ())], tmp_path / "moments.xlsx")

    with load_workbook(tmp_path / "moments.xlsx") as read:
        rows = read.get_sheet_by_index(0).to_python()
    found = [FIRST + timedelta(seconds=round((float(str(cell)) - 61) * 86_400)) for (cell,) in rows]
    assert found == moments
