"""The forecast of a budget year as a workbook: its months, its payment periods, who drops out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook

from desktop_app import wording
from desktop_app.documents.reports.forecast_sheet import ForecastSheet
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Formula,
    Grid,
    Part,
    Row,
    describe,
    merge,
    money_width,
    page_texts,
    set_up,
)
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import GAP, across, no_line, table_rows
from desktop_app.translation import translator


@dataclass(frozen=True)
class _Paper:
    """What the sheets of one workbook share."""

    sheet: ForecastSheet
    book: Workbook
    styles: Styles
    gettext: Callable[[str], str]

    @property
    def title(self) -> str:
        _ = self.gettext
        return _("Forecast for the budget year {year}").format(year=self.sheet.year)

    @property
    def office(self) -> str:
        letterhead = self.sheet.letterhead
        return letterhead.name_kk if self.sheet.language == "kk" else letterhead.name_ru


def write(sheet: ForecastSheet, path: Path) -> None:
    """Write the workbook in the sheet's language, whole or not at all; raises OSError."""
    book = Workbook()
    paper = _Paper(sheet, book, Styles.of(book), translator(sheet.language).gettext)
    describe(book, title=paper.title, office=paper.office, language=sheet.language)
    save(book, [_months(paper), _periods(paper), _drop_outs(paper)], path)


def _months(paper: _Paper) -> Part:
    """One row for each school month, with the year's total as a formula."""
    _ = paper.gettext
    styles, months = paper.styles, paper.sheet.months
    total = sum(line.tenge for line in months)
    money = money_width(total)
    columns = (
        Column("A", _("Month"), 30, styles.text),
        Column("B", _("Children"), 12, styles.count),
        Column("C", _("Sum, tenge"), money, styles.money),
        Column("D", _("Of it on certificates assumed to be renewed, tenge"), 24, styles.money),
        Column("E", _("MCI"), 18, styles.text),
    )

    def lines() -> Iterator[Cells]:
        for line in months:
            yield (
                ("A", styles.text, wording.month(line.month, paper.sheet.language)),
                ("B", styles.count, line.children),
                ("C", styles.money, line.tenge),
                ("D", styles.money, line.renewed),
                ("E", styles.text, _("assumed") if line.assumed_mci else _("in force")),
            )

    sums = {"C": total, "D": sum(line.renewed for line in months)}
    return _table(paper, _("Months"), columns, len(months), lines(), sums)


def _periods(paper: _Paper) -> Part:
    """One row for each payment period, and what is still due for earlier ones (D-7)."""
    _ = paper.gettext
    styles, sheet = paper.styles, paper.sheet
    money = money_width(sum(line.entitled for line in sheet.periods) + sheet.arrears)
    columns = (
        Column("A", _("Payment period"), 40, styles.text),
        Column("B", _("Children"), 12, styles.count),
        Column("C", _("Entitled, tenge"), money, styles.money),
        Column("D", _("Paid already, tenge"), money, styles.money),
        Column("E", _("Still to pay, tenge"), money, styles.money),
    )

    def lines() -> Iterator[Cells]:
        for line in sheet.periods:
            yield (
                ("A", styles.text, wording.quarter(line.period, sheet.language)),
                ("B", styles.count, line.children),
                ("C", styles.money, line.entitled),
                ("D", styles.money, line.paid),
                ("E", styles.money, line.due),
            )
        yield (
            ("A", styles.text, _("Arrears of earlier periods, unless paid before")),
            ("B", styles.count, None),
            ("C", styles.money, None),
            ("D", styles.money, None),
            ("E", styles.money, sheet.arrears),
        )

    sums = {
        "C": sum(line.entitled for line in sheet.periods),
        "D": sum(line.paid for line in sheet.periods),
        "E": sum(line.due for line in sheet.periods) + sheet.arrears,
    }
    return _table(paper, _("Payment periods"), columns, len(sheet.periods) + 1, lines(), sums)


def _drop_outs(paper: _Paper) -> Part:
    """Children whose last month lies in the year, and the clause that says why (D-4, D-5)."""
    _ = paper.gettext
    styles, sheet = paper.styles, paper.sheet
    columns = (
        Column("A", _("No."), 7, styles.count),
        Column("B", _("Child's full name"), 30, styles.text),
        Column("C", _("Child's IIN"), 14, styles.code),
        Column("D", _("Last month"), 20, styles.text),
        Column("E", _("Reason"), 48, styles.words),
        Column("F", _("Clause"), 18, styles.code),
    )

    def lines() -> Iterator[Cells]:
        for number, child in enumerate(sheet.drop_outs, start=1):
            yield (
                ("A", styles.count, number),
                ("B", styles.text, child.child_name),
                ("C", styles.code, child.child_iin),
                ("D", styles.text, wording.month(child.last, sheet.language)),
                ("E", styles.words, wording.step(child.reason, sheet.language)),
                ("F", styles.code, wording.clause(child.reason.clause, sheet.language)),
            )

    count = len(sheet.drop_outs)
    rows = lines() if count else no_line(columns, _("Nobody drops out."))
    return _table(paper, _("Who drops out"), columns, max(count, 1), rows, {}, "C")


def _table(
    paper: _Paper,
    name: str,
    columns: Sequence[Column],
    count: int,
    lines: Iterator[Cells],
    sums: dict[str, int],
    numbers_as_text: str = "",
) -> Part:
    """A sheet on A4: what it is and rests on, the table, and its totals as formulas."""
    _ = paper.gettext
    worksheet = paper.book.worksheets[0]
    if worksheet.title != "Sheet":
        worksheet = paper.book.create_sheet()
    worksheet.title = name
    width = sum(column.width for column in columns)
    head = [*_head(paper, name, width), GAP]
    heading = len(head) + 1
    last = heading + max(count, 1)
    tail = [_totals(paper, sums, heading + 1, last)] if sums else []
    grid = Grid(columns, heading, last, last + len(tail))
    set_up(worksheet, grid, landscape=False)
    merge(worksheet, *(f"A{row}:{grid.right}{row}" for row in range(1, heading)))
    page_texts(
        worksheet,
        above="",
        left=f"{paper.title} · {name}",
        right=_("Page {page} of {pages}").format(page="&P", pages="&N"),
    )
    rows = table_rows(
        paper.styles, head, columns, lines if count else no_line(columns, "–", "A"), tail
    )
    totals = f"B{grid.end}:{grid.right}{grid.end}" if sums else ""
    return Part(worksheet, grid, rows, numbers_as_text, totals)


def _head(paper: _Paper, name: str, width: float) -> Iterator[Row]:
    _ = paper.gettext
    sheet, styles = paper.sheet, paper.styles
    yield across(styles.office, paper.office, width, 12)
    yield across(styles.title, f"{paper.title}: {name}", width, 14)
    made = _("Counted on {date} from the awards on file").format(date=wording.day(sheet.made_on))
    yield across(styles.number, made, width, 12)
    for step in sheet.assumed:
        assumed = _("Assumed: {what}").format(what=wording.step(step, sheet.language))
        yield across(styles.draft, assumed, width, 12)


def _totals(paper: _Paper, sums: dict[str, int], first: int, last: int) -> Row:
    _, styles = paper.gettext, paper.styles
    label = _("Total for the year, tenge")
    cells: list[tuple[str, int, str | Formula]] = [("A", styles.total_label, label)]
    for letter, result in sums.items():
        cells.append(
            (letter, styles.total, Formula(f"SUM({letter}{first}:{letter}{last})", result))
        )
    return Row(cells)
