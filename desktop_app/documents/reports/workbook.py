"""The report as a workbook: a sheet for each table, totals as formulas, and Excel's own charts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from desktop_app import wording
from desktop_app.documents.reports import tables as report_tables
from desktop_app.documents.reports.excel_charts import add_charts
from desktop_app.documents.reports.sheet import (
    APPLICATIONS,
    CHILDREN_AND_SUMS,
    GROUNDS_OF_D8,
    TITLE,
    Report,
)
from desktop_app.documents.reports.tables import ReportTable
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Formula,
    Grid,
    Part,
    Row,
    Value,
    describe,
    merge,
    money_width,
    page_texts,
    set_up,
)
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import GAP, across, no_line, table_rows
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIGURES = (*CHILDREN_AND_SUMS, *APPLICATIONS, *GROUNDS_OF_D8)
_WIDE, _COUNT_WIDTH, _WIDEST_TEXT = 5, 13, 56
_TEXT_WIDTHS = {1: _WIDEST_TEXT, 2: 34}
"""By how many columns of text a table has."""


@dataclass(frozen=True)
class _Paper:
    """What the sheets of one workbook share."""

    report: Report
    book: Workbook
    styles: Styles
    gettext: Callable[[str], str]

    @property
    def title(self) -> str:
        return self.gettext(TITLE)


def write(report: Report, path: Path) -> None:
    """Write the workbook in the report's language, whole or not at all; raises OSError."""
    book = Workbook()
    paper = _Paper(report, book, Styles.of(book), translator(report.language).gettext)
    describe(book, title=paper.title, office=report.office, language=report.language)
    parts = {table.name: _sheet(paper, name, table) for name, table in _tables(paper)}
    add_charts(report, book, parts["months"], parts["terms"])
    save(book, list(parts.values()), path)


def _tables(paper: _Paper) -> Iterator[tuple[str, ReportTable]]:
    """Each table with the name of its sheet; months and schools have all figures in one table."""
    _, report = paper.gettext, paper.report
    months = [(wording.month(month, report.language), figures) for month, figures in report.months]
    yield _("In short"), report_tables.summary(report)
    for name, title, first, rows in (
        ("months", N_("By month"), N_("Month"), months),
        ("schools", N_("By school"), N_("School"), report.schools),
    ):
        found = report_tables.of_figures(report, name, _(title), first, rows, _FIGURES)
        yield _(title), found
    yield _("Terms"), report_tables.terms(report)
    yield _("Channels"), report_tables.channels(report)
    yield _("Grounds"), report_tables.grounds(report)
    yield _("Appendix 2"), report_tables.documents(report)
    yield _("Payment periods"), report_tables.periods(report)
    yield _("Papers"), report_tables.papers(report)


def _sheet(paper: _Paper, name: str, table: ReportTable) -> Part:
    """One table on A4: what it is, its rows, and its totals as formulas."""
    _ = paper.gettext
    worksheet = paper.book.worksheets[0]
    if worksheet.title != "Sheet":
        worksheet = paper.book.create_sheet()
    worksheet.title = name
    columns = _columns(paper, table)
    width = sum(column.width for column in columns)
    head = [*_head(paper, table, width), GAP]
    heading = len(head) + 1
    last = heading + max(len(table.rows), 1)
    tail = list(_tail(paper, table, heading + 1, last, width))
    grid = Grid(columns, heading, last, last + len(tail))
    set_up(worksheet, grid, landscape=len(columns) > _WIDE + 1)
    noted = [grid.end] if table.note else []
    above = range(1, heading)
    merge(worksheet, *(f"A{row}:{grid.right}{row}" for row in (*above, *noted)))
    page_texts(
        worksheet,
        above="",
        left=f"{paper.title} · {name}",
        right=_("Page {page} of {pages}").format(page="&P", pages="&N"),
    )
    lines = _lines(paper, table) if table.rows else no_line(columns, "–", "A")
    rows = table_rows(paper.styles, head, columns, lines, tail)
    totals = f"B{last + 1}:{grid.right}{last + 1}" if table.total and table.rows else ""
    return Part(worksheet, grid, rows, "", totals)


def _columns(paper: _Paper, table: ReportTable) -> list[Column]:
    styles, every = paper.styles, [*table.rows, *([table.total] if table.total else [])]
    texts = sum(column.holds == "text" for column in table.columns[:-1])
    found = []
    for number, column in enumerate(table.columns):
        style, width = styles.count, float(_COUNT_WIDTH)
        if column.holds == "money":
            largest = max((abs(int(row[number])) for row in every), default=0)
            style, width = styles.money, money_width(largest)
        elif column.holds == "text":
            is_last = number == len(table.columns) - 1
            style, width = styles.text, float(_COUNT_WIDTH if is_last else _TEXT_WIDTHS[texts])
            if len(table.columns) > _WIDE + 1:
                width = 34.0
        found.append(Column(_LETTERS[number], column.heading, width, style))
    return found


def _head(paper: _Paper, table: ReportTable, width: float) -> Iterator[Row]:
    _, report, styles = paper.gettext, paper.report, paper.styles
    counted = _("Counted on {date} by what is on file").format(date=wording.day(report.made_on))
    yield across(styles.office, report.office, width, 12)
    yield across(styles.title, paper.title, width, 14)
    yield across(styles.title, table.title, width, 14)
    yield across(styles.number, report.period(), width, 12)
    yield across(styles.number, counted, width, 12)


def _lines(paper: _Paper, table: ReportTable) -> Iterator[Cells]:
    columns = _columns(paper, table)
    for row in table.rows:
        yield [(c.letter, c.style, value) for c, value in zip(columns, row, strict=True)]


def _tail(paper: _Paper, table: ReportTable, first: int, last: int, width: float) -> Iterator[Row]:
    """Totals: a formula where the rows add up, the number itself where children are distinct."""
    styles = paper.styles
    if table.total is not None and table.rows:
        cells: list[tuple[str, int, Value]] = []
        for letter, column, value in zip(_LETTERS, table.columns, table.total, strict=False):
            if column.holds == "text":
                cells.append((letter, styles.total_label, value))
            elif column.adds_up:
                formula = Formula(f"SUM({letter}{first}:{letter}{last})", int(value))
                cells.append((letter, styles.total, formula))
            else:
                cells.append((letter, styles.total, value))
        yield Row(cells)
    if table.note:
        yield across(styles.note, table.note, width)
