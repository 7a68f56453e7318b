"""Rows of every table: its head, its heading, each line as high as its longest text, its tail."""

from openpyxl import Workbook

from desktop_app.documents.workbooks.sheets import Column, Row
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import GAP, across, no_line, table_rows

STYLES = Styles.of(Workbook())
COLUMNS = (Column("A", "№", 6, STYLES.code), Column("B", "Аты", 20, STYLES.text))


def test_a_table_from_its_head_to_its_tail() -> None:
    tail = Row([("B", STYLES.total, 7)])
    lines = [[("A", STYLES.code, "1")], [("A", STYLES.code, "2")]]
    rows = list(table_rows(STYLES, [GAP], COLUMNS, lines, [tail]))
    assert rows[0] is GAP
    assert list(rows[1].cells) == [("A", STYLES.heading, "№"), ("B", STYLES.heading, "Аты")]
    assert [list(row.cells) for row in rows[2:4]] == lines
    assert rows[4] is tail
    assert len(rows) == 5


def test_a_line_is_as_high_as_its_longest_text_that_wraps() -> None:
    long = "Ұзақ сөз " * 20
    lines = [
        [("A", STYLES.code, long), ("B", STYLES.text, "қысқа")],
        [("A", STYLES.code, "1"), ("B", STYLES.text, long)],
        [("A", STYLES.code, "1")],
    ]
    short, high, bare = (row.height for row in list(table_rows(STYLES, [], COLUMNS, lines, []))[1:])
    assert high > 3 * short
    assert bare == 17


def test_heights_that_are_known_are_taken_in_their_order() -> None:
    lines = [[("B", STYLES.text, "Ә")], [("B", STYLES.text, "Ә")]]
    rows = list(table_rows(STYLES, [], COLUMNS, lines, [], fixed=True, counted=[40.0]))
    assert rows[1].height == 40
    assert rows[2].height != 40
    assert all(row.fixed for row in rows)


def test_an_empty_table_has_one_line_that_says_so() -> None:
    (line,) = no_line(COLUMNS, "Бос", "B")
    assert list(line) == [("A", STYLES.code, None), ("B", STYLES.text, "Бос")]


def test_a_text_over_the_whole_width_wraps_there() -> None:
    narrow, wide = (across(STYLES.note, "Ұзақ сөз " * 20, width) for width in (20, 400))
    assert list(narrow.cells) == [("A", STYLES.note, "Ұзақ сөз " * 20)]
    assert narrow.height > wide.height
    assert narrow.fixed
