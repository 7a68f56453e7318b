"""Which sheets of a workbook are the register and its payments, and which column is which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.documents.importing.columns import register_columns
from desktop_app.documents.workbooks.reading import Cell, SheetCells, WorkbookCells
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import N_, Words
from desktop_app.records.imports import ImportColumn, Required, column_letters
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.reading import heading_rows
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.reading.heading_names import (
    LONG,
    PERIOD,
    TOTAL,
    code_of,
    normalised,
    payment_names,
)
from desktop_app.services.importing.reading.periods import (
    loose_code,
    month_in,
    month_of,
    only_year,
    period_code,
    says_when_paid,
)
from desktop_app.services.importing.reading.sums import columns_with_sums
from desktop_app.services.importing.spans.runs import months_of
from desktop_app.services.importing.spans.written import month_or_quarter
from desktop_app.services.law_values import periods

_LOOKED_AT = 30
"""Headings stand within the first rows, below a title perhaps."""

LEFT_OUT = "-"
"""What is remembered of a heading that somebody left out."""


@dataclass
class Heading:
    """A column as it stands in the workbook; ``code`` is empty where it is not brought in.

    ``is_said``: somebody said of this workbook what it is, if only that it is left out;
    ``is_known``: somebody said it of a workbook before.
    """

    column: int
    text: str
    code: str
    is_said: bool = False
    holds_sums: bool = False
    is_known: bool = False
    year_elsewhere: str = ""
    """The year of its period where the heading has none: in the sheet's name or in its title."""
    is_loose: bool = False
    """Is its period read out of a day, or of a year in two digits?"""

    @property
    def name(self) -> str:
        """What stands above the column, or else its letter."""
        return self.text or f"«{column_letters(self.column)}»"


@dataclass
class Matched:
    """A sheet of a register or of payments: where its headings end, and what its columns are."""

    sheet: SheetCells
    row: int
    headings: list[Heading]
    payments: list["Matched"] = field(default_factory=list)
    """The sheets of what was paid: offices keep one a year."""
    others: list["Matched"] = field(default_factory=list)
    """More sheets of the register: one a school, or one a year."""
    unread: list[str] = field(default_factory=list)
    """Sheets that name children too, and lack columns of a register."""

    @property
    def columns(self) -> dict[str, int]:
        return {each.code: each.column for each in self.headings if each.code}

    @property
    def is_long(self) -> bool:
        """Is a row one payment?"""
        return f"{LONG}amount" in self.columns

    @property
    def unsaid(self) -> list[Heading]:
        """Columns with sums of which nobody knows what was paid: it would be paid again."""
        return [
            each for each in self.headings if each.holds_sums and not (each.code or each.is_said)
        ]

    @property
    def missing(self) -> list[ImportColumn]:
        """Columns without which no row can be read."""
        there = self.columns
        known = {column.code: column for column in register_columns()}
        lacking = [
            column
            for column in register_columns()
            if column.required is Required.YES and column.code not in there
        ]
        lacking += [
            known[f"{who}_surname"]
            for who in ("child", "payee")
            if f"{who}_name" not in there and f"{who}_surname" not in there
        ]
        return lacking


def match(
    book: WorkbookCells, remembered: Mapping[str, str], chosen: tuple[str, int] | None = None
) -> Matched:
    """The register and its payments. Trouble where no sheet has headings that are known.

    ``chosen`` is the sheet of the register and the last row of its headings, from 0; without it
    those are taken that say most, and a hidden sheet only where no other one is a register.
    """
    found = {sheet.name: _best_row(sheet, remembered) for sheet in book.sheets}
    _take_year_of_sheet(found.values())
    if chosen is not None:
        found |= {
            sheet.name: _ending_in(sheet, chosen[1], remembered)
            for sheet in book.sheets
            if sheet.name == chosen[0]
        }
        _take_year_of_sheet(found.values())
    registers = [each for each in found.values() if each is not None]
    if not registers:
        raise Trouble(
            N_(
                "No headings of a register were found in this workbook. Write the template, and "
                "copy the register into it."
            )
        )
    own = found.get(chosen[0]) if chosen is not None else None
    best = own or max(registers, key=lambda each: (not each.sheet.is_hidden, len(each.columns)))
    for sheet in book.sheets:
        of_sheet = found[sheet.name]
        if sheet is best.sheet:
            continue
        payments = _payments(sheet) or _wide_payments(of_sheet)
        if of_sheet is not None and not of_sheet.missing:
            best.others.append(of_sheet)
        elif payments is not None:
            best.payments.append(payments)
        elif of_sheet is not None and not {"child_iin", "child_name"}.isdisjoint(of_sheet.columns):
            best.unread.append(sheet.name)
    for each in (best, *best.others):
        _look_for_sums(each)
    return best


def _look_for_sums(found: Matched) -> None:
    """A column with sums and no heading is one to ask about, too."""
    columns = found.columns
    rows = found.sheet.rows[found.row + 1 :]
    with_sums = columns_with_sums(rows, columns.get("child_iin"), set(columns.values()))
    nameless = with_sums - {each.column for each in found.headings}
    found.headings += [Heading(column, "", "") for column in sorted(nameless)]
    for each in found.headings:
        each.holds_sums = each.column in with_sums


def require_columns(matched: Matched) -> None:
    """Trouble where a column is missing."""
    if matched.missing:
        columns = tuple(column.heading for column in matched.missing)
        raise Trouble(
            N_("These columns are missing: {columns}. Say which they are, or add them."),
            columns=Words(*(", ".join(getattr(c, lang) for c in columns) for lang in ("kk", "ru"))),
        )


def paid_periods(today: date, heading: str) -> list[str]:
    """The codes that can be chosen by hand for a column of sums, the newest first: quarters, or
    months where the heading names one and no year, and both where it may be either."""
    last = Quarter.of(today)
    either = month_or_quarter(heading)
    number = either or month_of(heading)
    months = [Month(last.year - back, number) for back in range(_YEARS_BACK) if number]
    of_months = [f"{PERIOD}{each}" for each in months if each.first_day <= today]
    if number and not either:
        return of_months
    quarters = [Quarter(last.year - back, n) for back in range(_YEARS_BACK) for n in (4, 3, 2, 1)]
    return of_months + [
        f"{PERIOD}{periods.code(each)}" for each in quarters if each.first_day <= last.first_day
    ]


_YEARS_BACK = 3
_FEWEST = 3
"""One heading alone may be a word that stands anywhere."""


def _ending_in(sheet: SheetCells, row: int, remembered: Mapping[str, str]) -> Matched:
    """The headings whose last row somebody has named, in one row or two."""
    found = Matched(sheet, row, _headings(sheet.rows[row] if sheet.rows else [], remembered))
    both = heading_rows.joined(sheet, row - 1) if row else None
    if both is None:
        return found
    joined = Matched(sheet, row, _headings(both, remembered))
    return joined if len(joined.columns) > len(found.columns) else found


def _best_row(sheet: SheetCells, remembered: Mapping[str, str]) -> Matched | None:
    best: Matched | None = None
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        found = [Matched(sheet, number, _headings(cells, remembered))]
        both = heading_rows.joined(sheet, number)
        if both is not None:
            joined = Matched(sheet, number + 1, _headings(both, remembered))
            found = [joined] if _says_whose(found[0]) <= _says_whose(joined) else [*found, joined]
        for each in found:
            known = len(each.columns)
            if known >= _FEWEST and (best is None or known > len(best.columns)):
                best = each
    return best


def _says_whose(found: Matched) -> int:
    """Its columns without those of periods: of «paid, accrued, owed» below a quarter only one is
    what was paid, and the row of the quarters alone would take the first of them."""
    return sum(not code.startswith(PERIOD) for code in found.columns)


def _headings(cells: Sequence[Cell], remembered: Mapping[str, str]) -> list[Heading]:
    """Each column has one meaning, and each meaning one column: the first that bears it."""
    found: list[Heading] = []
    given: set[str] = set()
    who = "child"
    for column, cell in enumerate(cells):
        words = text(cell)
        if not words:
            continue
        is_known = remembered.get(normalised(words)) == LEFT_OUT
        code, who = ("", who) if is_known else code_of(words, who, remembered, given)
        given.add(code)
        is_loose = code.startswith(PERIOD) and code == PERIOD + loose_code(words)
        found.append(Heading(column, words, code, is_known=is_known, is_loose=is_loose))
    _take_quarters_for_totals(found)
    if not {f"{LONG}period", f"{LONG}amount"} <= given:
        for each in found:
            each.code = "" if each.code.startswith(LONG) else each.code
    return found


def _take_year_of_sheet(found: Iterable[Matched | None]) -> None:
    """«IV квартал» below «Выплаты за 2025 год», or on a sheet «2025»: asked once for each sheet."""
    for matched in found:
        if matched is None:
            continue
        rows = matched.sheet.rows[: matched.row]
        titles = [each for cells in rows for each in cells if says_when_paid(each)]
        year = only_year(matched.sheet.name, *titles)
        given = {each.code for each in matched.headings}
        for each in matched.headings if year else ():
            code = PERIOD + period_code(f"{each.text} {year}")
            is_free = not (each.code or each.is_known or only_year(each.text))
            if is_free and code != PERIOD and code not in given:
                each.code, each.year_elsewhere = code, year
                given.add(code)
        _take_quarters_for_totals(matched.headings)


def _take_quarters_for_totals(headings: Sequence[Heading]) -> None:
    """Beside a month of it, a quarter adds up its months: read too, it would be paid twice. So
    does a run of months beside each quarter of it, or a month of each."""
    of_months = {
        f"{PERIOD}{Quarter.of(month.first_day)}"
        for each in headings
        if (month := month_in(each.code)) is not None
    }
    there = {each.code for each in headings} | of_months
    for each in headings:
        run = months_of(each.code) if each.code.startswith(PERIOD) else ()
        quarters = {f"{PERIOD}{Quarter.of(month)}" for month in run}
        if each.code in of_months or (run and quarters <= there):
            each.code = TOTAL + each.code.removeprefix(PERIOD)


def _payments(sheet: SheetCells) -> Matched | None:
    """A row a payment."""
    names = payment_names()
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        headings: list[Heading] = []
        for column, cell in enumerate(cells):
            words = text(cell)
            code = names.get(normalised(words), "")
            taken = {each.code for each in headings}
            headings.append(Heading(column, words, "" if code in taken else code))
        found = Matched(sheet, number, headings)
        if {"child_iin", "period", "amount"} <= found.columns.keys():
            return found
    return None


def _wide_payments(found: Matched | None) -> Matched | None:
    """A row a child, a column a period."""
    if found is None or "child_iin" not in found.columns:
        return None
    has_periods = any(code.startswith(PERIOD) for code in found.columns)
    return found if has_periods else None
