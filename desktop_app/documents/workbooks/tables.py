"""Rows that the sheets of every workbook are put together from: headlines, tables, empty tables."""

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.documents.workbooks.sheets import Cells, Column, Row, height
from desktop_app.documents.workbooks.styles import INDENTED, Styles

GAP = Row([], 6, fixed=True)
_ONE_LINE = 17


def across(style: int, text: str, width: float, size: float = 10, letter: str = "A") -> Row:
    """A text over the whole width of the table, from its first column on or from another one."""
    return Row([(letter, style, text)], height(text, width, size), fixed=True)


def table_rows(
    styles: Styles,
    head: Sequence[Row],
    columns: Sequence[Column],
    lines: Iterable[Cells],
    tail: Sequence[Row],
    also_wrapped: Sequence[int] = (),
    *,
    fixed: bool = False,
    counted: Iterable[float] = (),
) -> Iterator[Row]:
    """A sheet from its head to its tail, each line as high as its longest text needs.

    ``also_wrapped`` are styles of texts that wrap, besides those of `Styles`. Heights that are
    ``fixed`` are the same in every program, so that pages end where they were counted to;
    ``counted`` are those of the lines, where they are known already.
    """
    yield from head
    # Bold letters are wider than the ones that heights are counted with.
    highest = max(height(column.heading, column.width * 0.95) for column in columns)
    headings = [(column.letter, styles.heading, column.heading) for column in columns]
    yield Row(headings, highest, fixed)
    widths = {column.letter: column.width for column in columns}
    wrapped = (styles.text, styles.words, *also_wrapped)
    known = iter(counted)
    for cells in lines:
        highest = next(known, 0) or max(
            [
                height(value, widths[letter] - INDENTED)
                for letter, style, value in cells
                if style in wrapped and isinstance(value, str)
            ],
            default=_ONE_LINE,
        )
        yield Row(cells, highest, fixed)
    yield from tail


def no_line(columns: Sequence[Column], text: str, letter: str = "B") -> Iterator[Cells]:
    """The one line of an empty table: without it the ranges of its formulas would be none."""
    yield [
        (column.letter, column.style, text if column.letter == letter else None)
        for column in columns
    ]
