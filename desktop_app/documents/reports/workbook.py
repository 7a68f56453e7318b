"""The report as a workbook: a sheet for each table, totals as formulas, and Excel's own charts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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
from desktop_app.documents.workbooks.list_book import ListBook
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Formula,
    Part,
    Row,
    Value,
    money_width,
)
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.law.steps import N_
from desktop_app.translation import translator

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIGURES = (*CHILDREN_AND_SUMS, *APPLICATIONS, *GROUNDS_OF_D8)
_WIDE, _COUNT_WIDTH, _WIDEST_TEXT = 5, 13, 56
_TEXT_WIDTHS = {1: _WIDEST_TEXT, 2: 34}
"""By how many columns of text a table has."""


@dataclass(frozen=True)
class _Paper:
    """What the sheets of the report share."""

    report: Report
    lists: ListBook

    @property
    def styles(self) -> Styles:
        return self.lists.styles

    def gettext(self, text: str) -> str:
        return self.lists.gettext(text)


def write(report: Report, path: Path) -> None:
    """Write the workbook in the report's language, whole or not at all; raises OSError."""
    title = translator(report.language).gettext(TITLE)
    lists = ListBook.of(title=title, office=report.office, language=report.language)
    paper = _Paper(report, lists)
    parts = {table.name: _sheet(paper, name, table) for name, table in _tables(paper)}
    add_charts(report, lists.book, parts["months"], parts["terms"])
    save(lists.book, list(parts.values()), path)


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
    """One table on A4: what it is, its rows, and its totals."""
    _, report, styles = paper.gettext, paper.report, paper.styles
    counted = _("Counted on {date} by what is on file").format(date=wording.day(report.made_on))
    columns = _columns(paper, table)
    return paper.lists.part(
        name,
        columns,
        _lines(columns, table),
        len(table.rows),
        head=[
            (styles.title, paper.lists.title),
            (styles.title, table.title),
            (styles.number, report.period()),
            (styles.number, counted),
        ],
        total=partial(_total, styles, table) if table.total is not None and table.rows else None,
        note=table.note,
        landscape=len(table.columns) > _WIDE + 1,
    )


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


def _lines(columns: Sequence[Column], table: ReportTable) -> Iterator[Cells]:
    for row in table.rows:
        yield [(c.letter, c.style, value) for c, value in zip(columns, row, strict=True)]


def _total(styles: Styles, table: ReportTable, first: int, last: int) -> Row:
    """Totals: a formula where the rows add up, the number itself where children are distinct."""
    cells: list[tuple[str, int, Value]] = []
    for letter, column, value in zip(_LETTERS, table.columns, table.total or (), strict=False):
        if column.holds == "text":
            cells.append((letter, styles.total_label, value))
        elif column.adds_up:
            formula = Formula(f"SUM({letter}{first}:{letter}{last})", int(value))
            cells.append((letter, styles.total, formula))
        else:
            cells.append((letter, styles.total, value))
    return Row(cells)
