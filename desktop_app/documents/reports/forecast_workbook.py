"""The forecast of a budget year as a workbook: its months, its payment periods, who drops out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app import wording
from desktop_app.documents.reports.forecast_sheet import ForecastSheet
from desktop_app.documents.workbooks.list_book import ListBook
from desktop_app.documents.workbooks.sheets import Cells, Column, Part, money_width
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.law.award_papers import about, or_of
from desktop_app.law.steps import N_
from desktop_app.translation import translator


@dataclass(frozen=True)
class _Paper:
    """What the sheets of the forecast share."""

    sheet: ForecastSheet
    lists: ListBook

    @property
    def styles(self) -> Styles:
        return self.lists.styles

    def gettext(self, text: str) -> str:
        return self.lists.gettext(text)


_UPRIGHT = 5
"""So many columns are printed upright."""


def write(sheet: ForecastSheet, path: Path) -> None:
    """Write the workbook in the sheet's language, whole or not at all; raises OSError."""
    _ = translator(sheet.language).gettext
    office = sheet.letterhead.name_kk if sheet.language == "kk" else sheet.letterhead.name_ru
    title = _("Forecast for the budget year {year}").format(year=sheet.year)
    paper = _Paper(sheet, ListBook.of(title=title, office=office, language=sheet.language))
    save(paper.lists.book, [_months(paper), _periods(paper), _drop_outs(paper)], path)


_OF_IT_RENEWED = or_of(
    N_("Of it on certificates assumed to be renewed, tenge"),
    N_("Of it on documents assumed to be renewed, tenge"),
)


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
        Column("D", _(about(paper.sheet.paper, _OF_IT_RENEWED)), 24, styles.money),
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
        Column("D", _("Paid, less what came back, tenge"), money, styles.money),
        Column("E", _("Still to pay, tenge"), money, styles.money),
    )

    def lines() -> Iterator[Cells]:
        for line in sheet.periods:
            yield (
                ("A", styles.text, wording.period(line.period, sheet.language)),
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
        Column("F", _("Clause"), 40, styles.text),
    )

    def lines() -> Iterator[Cells]:
        for number, child in enumerate(sheet.drop_outs, start=1):
            yield (
                ("A", styles.count, number),
                ("B", styles.text, child.child_name),
                ("C", styles.code, child.child_iin),
                ("D", styles.text, wording.month(child.last, sheet.language)),
                ("E", styles.words, wording.step(child.reason, sheet.language)),
                ("F", styles.code, wording.clause(child.reason.clause, sheet.language, sheet.acts)),
            )

    name, count = _("Who drops out"), len(sheet.drop_outs)
    return _table(paper, name, columns, count, lines(), {}, _("Nobody drops out."), "C")


def _table(
    paper: _Paper,
    name: str,
    columns: Sequence[Column],
    count: int,
    lines: Iterator[Cells],
    sums: dict[str, int],
    nobody: str = "",
    numbers_as_text: str = "",
) -> Part:
    """A sheet on A4: what it is and rests on, the table, and its totals as formulas."""
    _, styles, lists, sheet = paper.gettext, paper.styles, paper.lists, paper.sheet
    made = _("Counted on {date} from the awards on file").format(date=wording.day(sheet.made_on))
    assumed = [wording.step(step, sheet.language) for step in sheet.assumed]
    return lists.part(
        name,
        columns,
        lines,
        count,
        head=[
            (styles.title, f"{lists.title}: {name}"),
            (styles.number, made),
            *((styles.draft, _("Assumed: {what}").format(what=what)) for what in assumed),
        ],
        nothing=nobody or "–",
        nothing_in="B" if nobody else "A",
        total=lists.total(_("Total for the year, tenge"), "A", sums) if sums else None,
        landscape=len(columns) > _UPRIGHT,
        numbers_as_text=numbers_as_text,
    )
