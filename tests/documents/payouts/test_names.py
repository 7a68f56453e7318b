"""The names of the payout's cells: where lines stand, and what a sheet must have."""

import pytest
from openpyxl import Workbook

from desktop_app.documents.payouts import names
from desktop_app.documents.payouts.names import Places

PLACES = Places("Төлем '26", 6, 20, {names.NUMBER: "B", names.SUM: "AA", names.ACCOUNT: "K"})


def test_where_a_column_of_the_lines_stands() -> None:
    assert PLACES.range_of(names.SUM) == "'Төлем ''26'!$AA$6:$AA$20"
    assert PLACES.range_of(names.BANK) is None


def test_lines_are_named_as_a_whole_from_the_first_column_to_the_last() -> None:
    book = Workbook()
    names.name_lines(book, PLACES)
    found = {label: each.attr_text for label, each in book.defined_names.items()}
    assert found == {
        "lines": "'Төлем ''26'!$B$6:$AA$20",
        names.NUMBER: "'Төлем ''26'!$B$6:$B$20",
        names.SUM: "'Төлем ''26'!$AA$6:$AA$20",
        names.ACCOUNT: "'Төлем ''26'!$K$6:$K$20",
    }


def test_a_single_cell_is_named_where_it_stands() -> None:
    book = Workbook()
    names.name_cell(book, "total", "Төлем", "K", 21)
    assert book.defined_names["total"].attr_text == "'Төлем'!$K$21"


@pytest.mark.parametrize("label", names.REQUIRED)
def test_what_a_sheet_must_have_is_a_name_it_can_have(label: str) -> None:
    assert label == names.LINES or label in names.OF_A_LINE or label in names.ONCE


def test_no_name_is_of_a_line_and_of_a_single_cell() -> None:
    assert not names.OF_A_LINE.keys() & names.ONCE.keys()
    assert all(label.isascii() and label.islower() for label in (*names.OF_A_LINE, *names.ONCE))
