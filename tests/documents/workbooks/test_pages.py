"""How many pages a table takes beside each other, and what is on the first of them."""

import pytest
from openpyxl import Workbook

from desktop_app.documents.workbooks import pages

ACROSS = pages.room(landscape=True)
"""149 letters, and 101 upright."""


@pytest.mark.parametrize(
    ("wide", "beside"),
    [(ACROSS, 1), (ACROSS * 1.5, 1), (ACROSS * 1.54, 2), (ACROSS * 2, 2), (ACROSS * 2.1, 3)],
)
def test_a_table_is_shrunk_as_long_as_it_can_be_read(wide: float, beside: int) -> None:
    sheet = Workbook().worksheets[0]
    pages.set_page(sheet, 3, [wide / 10] * 10, landscape=True)
    assert sheet.page_setup.fitToWidth == beside
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_title_cols == ("$A:$A" if beside > 1 else None)
    assert sheet.print_options.horizontalCentered == (beside == 1)


def test_what_stands_above_goes_no_further_than_the_first_page() -> None:
    narrow, wide = [ACROSS / 10] * 12, [ACROSS / 10] * 20
    assert pages.on_first_page(narrow, landscape=True) == 12
    assert pages.on_first_page(wide, landscape=True) == 9  # one less than fits: printers differ
    assert pages.on_first_page([ACROSS * 2, 5.0], landscape=True) == 1


def test_upright_there_is_less_room() -> None:
    assert pages.room(landscape=True) == pytest.approx(149.3, abs=0.1)
    assert pages.room(landscape=False) == pytest.approx(102.4, abs=0.2)
    assert pages.height_of_page(1.15) == pytest.approx(512.6, abs=0.1)
