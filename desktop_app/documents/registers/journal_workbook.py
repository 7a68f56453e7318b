"""A register as a workbook: real days, numbers as text, a filter, and what was annulled struck."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from desktop_app.documents.registers.journal import Journal, JournalColumn
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Grid,
    Part,
    Row,
    clean,
    describe,
    height,
    keep_end_together,
    merge,
    page_texts,
    set_up,
)
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import BOX, DAY, MOMENT, WHOLE, Styles, style_id
from desktop_app.documents.workbooks.tables import GAP, across, no_line, table_rows
from desktop_app.translation import translator

_LETTERS = "ABCDEFGHIJKL"
_WIDTH = 150.0
"""Of the whole table, in letters of the standard width: A4 across."""

_LOOKS: dict[str, dict[str, str]] = {
    "text": {"horizontal": "left", "form": "@"},
    "code": {"horizontal": "center", "form": "@", "fits": "shrink"},
    "moment": {"horizontal": "center", "form": MOMENT, "fits": "shrink"},
    "day": {"horizontal": "center", "form": DAY, "fits": "shrink"},
    "money": {"horizontal": "right", "form": WHOLE, "fits": ""},
}


def write(journal: Journal, path: Path) -> None:
    """Write the workbook, whole or not at all. Raises OSError where it can't be written."""
    _ = translator(journal.language).gettext
    book = Workbook()
    worksheet, styles = book.worksheets[0], Styles.of(book)
    worksheet.title = _("Journal") if journal.keeper else _("List")
    columns = _columns(book, journal.columns)
    width = sum(column.width for column in columns)
    letterhead = journal.letterhead
    office = clean(letterhead.name_kk if journal.language == "kk" else letterhead.name_ru)
    period = journal.period()
    head = [
        across(styles.office, office, width, 12),
        across(styles.title, journal.title, width, 14),
        across(styles.number, period, width, 12),
        GAP,
    ]
    tail = _tail(journal, styles, _)
    last = len(head) + 1 + max(1, len(journal.lines))
    grid = Grid(columns, len(head) + 1, last, last + len(tail))
    set_up(worksheet, grid, landscape=True)
    told = range(last + 2, last + 1 + len(tail))
    merge(worksheet, *(f"A{row}:{grid.right}{row}" for row in (1, 2, 3, *told)))
    pages = _("Page {page} of {pages}").format(page="&P", pages="&N")
    page_texts(worksheet, above="", left=f"{journal.title}, {period}", right=pages)
    title = f"{clean(journal.title)}, {period}"
    describe(book, title=title, office=office, language=journal.language)
    widest = max(columns, key=lambda column: column.width).letter
    nothing = no_line(columns, _("Nothing in this period."), widest)
    lines = _lines(book, journal) if journal.lines else nothing
    struck = style_id(book, **_LOOKS["text"], border=BOX, struck=True)  # type: ignore[arg-type]
    # All of them before the book is saved: only then does it know every style.
    rows = list(table_rows(styles, head, columns, lines, tail, also_wrapped=(struck,)))
    keep_end_together(worksheet, grid, [row.height for row in rows])
    save(book, [Part(worksheet, grid, rows, _numbers_as_text(journal.columns))], path)


def _columns(book: Workbook, columns: Sequence[JournalColumn]) -> list[Column]:
    whole = sum(column.width for column in columns)
    return [
        Column(
            letter,
            column.heading,
            round(column.width / whole * _WIDTH, 1),
            style_id(book, **_LOOKS[column.holds], border=BOX),  # type: ignore[arg-type]
        )
        for letter, column in zip(_LETTERS, columns, strict=False)
    ]


def _lines(book: Workbook, journal: Journal) -> Iterator[Cells]:
    """An annulled line is struck through, all but its last cell, which says why."""
    made = partial(style_id, book, border=BOX)
    looks = [_LOOKS[column.holds] for column in journal.columns]
    standing = [made(**look) for look in looks]  # type: ignore[arg-type]
    struck = [made(**look, struck=True) for look in looks]  # type: ignore[arg-type]
    struck[-1] = standing[-1]
    for line in journal.lines:
        chosen = struck if line.annulled else standing
        yield list(zip(_LETTERS, chosen, line.cells, strict=False))


def _tail(journal: Journal, styles: Styles, gettext: Callable[[str], str]) -> list[Row]:
    """How many lines there are, and who keeps the journal."""
    counted = Row([("A", styles.note, journal.counted(gettext))], 17, fixed=True)
    if not journal.keeper:
        return [GAP, counted]
    kept = gettext("Journal kept by: {position}").format(position=journal.keeper_position)
    signed = f"{kept.rstrip(': ')} ____________________ {journal.keeper}"
    return [
        GAP,
        counted,
        Row([("A", styles.note, signed)], height(signed, _WIDTH) + 14, fixed=True),
    ]


def _numbers_as_text(columns: Sequence[JournalColumn]) -> str:
    codes = zip(_LETTERS, columns, strict=False)
    return "".join(letter for letter, column in codes if column.holds == "code")
