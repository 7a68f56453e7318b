"""The payout of one quarter as a workbook: the sheet to pay from, its calculation, who is not paid.

What stands where and how it looks is said here; `workbook_sheets` gets the rows into the file.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents import words
from desktop_app.documents.payout_sheet import PayoutSheet
from desktop_app.documents.workbook_sheets import (
    Cells,
    Column,
    Formula,
    Grid,
    Part,
    Row,
    clean,
    height,
    keep_end_together,
    merge,
    money_width,
    page_texts,
    save,
    set_up,
)
from desktop_app.documents.workbook_styles import Styles
from desktop_app.documents.workbook_tables import GAP, across, no_line, table_rows
from desktop_app.translation import LANGUAGES, translator


@dataclass(frozen=True)
class _Paper:
    """What the three sheets of one workbook share."""

    sheet: PayoutSheet
    book: Workbook
    styles: Styles
    gettext: Callable[[str], str]

    @property
    def is_draft(self) -> bool:
        return not self.sheet.number or self.sheet.closed_on is None

    def in_language(self, kk: str, ru: str) -> str:
        return kk if self.sheet.language == "kk" else ru


def write(sheet: PayoutSheet, path: Path) -> None:
    """Write the workbook in the sheet's language, whole or not at all.

    Raises OSError when it cannot be written; the file that was there stays as it was. On Windows
    that is PermissionError when it is open in Excel.
    """
    book = Workbook()
    paper = _Paper(sheet, book, Styles.of(book), translator(sheet.language).gettext)
    _describe(paper)
    save(book, [_payout(paper), _calculation(paper), _not_paid(paper)], path)


def _describe(paper: _Paper) -> None:
    office = clean(
        paper.in_language(paper.sheet.letterhead.name_kk, paper.sheet.letterhead.name_ru)
    )
    properties = paper.book.properties
    properties.title = _title(paper)
    properties.creator = office
    properties.lastModifiedBy = office
    properties.language = paper.sheet.language


# --- The sheet to pay from ---


def _payout(paper: _Paper) -> Part:
    """One row for each child and period (D-7), with totals, the sum in words and signatures."""
    _ = paper.gettext
    worksheet = paper.book.worksheets[0]
    worksheet.title = _("Payout")
    styles = paper.styles
    columns = (
        Column("A", _("No."), 5, styles.count),
        Column("B", _("Child's full name"), 25, styles.text),
        Column("C", _("Child's IIN"), 14, styles.code),
        Column("D", _("Payee's full name"), 25, styles.text),
        Column("E", _("Payee's IIN"), 14, styles.code),
        Column("F", _("Account (IBAN)"), 23, styles.code),
        Column("G", _("Bank"), 18, styles.text),
        Column("H", _("Period"), 19, styles.text),
        Column("I", _("Kind"), 16, styles.text),
        Column("J", _("Months"), 8, styles.count),
        Column("K", _("Sum, tenge"), money_width(paper.sheet.total), styles.money),
    )
    count = len(paper.sheet.lines)
    width = sum(column.width for column in columns)
    head = [*_letterhead(paper, width), *_headline(paper, _title(paper), width)]
    head += [_basis(paper, width), GAP]
    heading = len(head) + 1
    last = heading + max(count, 1)
    tail = _payout_tail(paper, heading + 1, last, width)
    grid = Grid(columns, heading, last, last + len(tail))
    _lay_out(paper, worksheet, grid, landscape=True)
    _merge_tail(worksheet, last)

    def rows() -> Iterator[Row]:
        lines = _line_rows(paper) if count else no_line(columns, _("Nobody is paid on this sheet."))
        return table_rows(paper.styles, head, columns, lines, tail)

    keep_end_together(worksheet, grid, [row.height for row in rows()])
    return Part(worksheet, grid, rows(), "CEF", f"K{last + 2}:K{last + 5}")


def _lay_out(paper: _Paper, worksheet: Worksheet, grid: Grid, *, landscape: bool) -> None:
    _ = paper.gettext
    set_up(worksheet, grid, landscape=landscape)
    merge(worksheet, *(f"A{row}:{grid.right}{row}" for row in range(1, grid.heading)))
    quarter = wording.quarter(paper.sheet.quarter, paper.sheet.language)
    number = _("No. {number}").format(number=paper.sheet.number) if not paper.is_draft else ""
    page_texts(
        worksheet,
        above=_("DRAFT: the payout is not closed") if paper.is_draft else "",
        left=" · ".join(part for part in (number, quarter) if part),
        right=_("Page {page} of {pages}").format(page="&P", pages="&N"),
    )


def _letterhead(paper: _Paper, width: float) -> Iterator[Row]:
    _ = paper.gettext
    letterhead, styles = paper.sheet.letterhead, paper.styles
    office = paper.in_language(letterhead.name_kk, letterhead.name_ru)
    parts = (
        _("BIN {bin}").format(bin=letterhead.bin) if letterhead.bin else "",
        paper.in_language(letterhead.address_kk, letterhead.address_ru),
        letterhead.phone,
    )
    contacts = ", ".join(part for part in parts if part)
    yield across(styles.office, office, width, 12)
    yield across(styles.contacts, contacts, width, 10)


def _headline(paper: _Paper, title: str, width: float) -> Iterator[Row]:
    """Title, and below it number and dates or, as plainly, that this is a draft."""
    styles, number = paper.styles, _number_and_date(paper)
    yield across(styles.title, title, width, 14)
    style = styles.draft if paper.is_draft else styles.number
    yield across(style, number, width, 12)


def _basis(paper: _Paper, width: float) -> Row:
    """The decision that the office pays by (D-1)."""
    _ = paper.gettext
    citation = paper.in_language(paper.sheet.citation_kk, paper.sheet.citation_ru)
    text = _("Basis: {citation}").format(citation=citation)
    return across(paper.styles.note, text, width)


def _title(paper: _Paper) -> str:
    _ = paper.gettext
    title = _("Payout sheet: reimbursement of the costs of home education, {quarter}")
    return _for_quarter(paper, title)


def _for_quarter(paper: _Paper, title: str) -> str:
    return title.format(quarter=wording.quarter(paper.sheet.quarter, paper.sheet.language))


def _number_and_date(paper: _Paper) -> str:
    _ = paper.gettext
    sheet = paper.sheet
    if paper.is_draft:
        text = _("DRAFT: the payout is not closed, do not pay from this sheet. Drawn up on {drawn}")
    else:
        text = _("No. {number}, closed on {closed}")
    drawn, closed = wording.day(sheet.drawn_on), wording.day(sheet.closed_on)
    text = text.format(number=sheet.number, drawn=drawn, closed=closed)
    place = paper.in_language(sheet.letterhead.place_kk, sheet.letterhead.place_ru)
    return f"{text}, {place}" if place else text


def _line_rows(paper: _Paper) -> Iterator[Cells]:
    _ = paper.gettext
    styles, language = paper.styles, paper.sheet.language
    arrears, current = _("arrears"), _("current")
    for line in paper.sheet.lines:
        yield (
            ("A", styles.count, line.number),
            ("B", styles.text, line.child_name),
            ("C", styles.code, line.child_iin),
            ("D", styles.text, line.payee_name),
            ("E", styles.code, line.payee_iin),
            ("F", styles.code, line.iban),
            ("G", styles.text, line.bank),
            ("H", styles.text, wording.quarter(line.period, language)),
            ("I", styles.text, arrears if line.is_arrears else current),
            ("J", styles.count, line.months),
            ("K", styles.money, line.amount),
        )


def _payout_tail(paper: _Paper, first: int, last: int, width: float) -> list[Row]:
    """Formulas under the table, the sum in words, and lines to sign on."""
    _ = paper.gettext
    sheet, styles = paper.sheet, paper.styles
    sums, kinds = f"K{first}:K{last}", f"I{first}:I{last}"
    arrears = sum(line.amount for line in sheet.lines if line.is_arrears)
    lines = Formula(f"COUNT({sums})", len(sheet.lines))
    of_current = _sum_if(kinds, _("current"), sums, sheet.total - arrears)
    of_arrears = _sum_if(kinds, _("arrears"), sums, arrears)
    total = Formula(f"SUM({sums})", sheet.total)
    in_words = _("Sum in words: {sum}").format(sum=_in_words(sheet.total, sheet.language))
    return [
        GAP,
        Row([("A", styles.label, _("Number of lines")), ("K", styles.subtotal, lines)]),
        Row([("A", styles.label, _("Of it current, tenge")), ("K", styles.subtotal, of_current)]),
        Row([("A", styles.label, _("Of it arrears, tenge")), ("K", styles.subtotal, of_arrears)]),
        Row([("A", styles.total_label, _("Total to pay, tenge")), ("K", styles.total, total)]),
        across(styles.note, in_words, width),
        *_signatures(paper),
    ]


def _signatures(paper: _Paper) -> Iterator[Row]:
    _ = paper.gettext
    sheet, styles = paper.sheet, paper.styles
    head = sheet.letterhead
    signers = (
        (paper.in_language(head.head_position_kk, head.head_position_ru), head.head_name),
        (_("Accountant"), sheet.accountant),
        (_("Prepared by"), sheet.prepared_by),
    )
    for position, name in signers:
        lines = [(letter, styles.line, name if letter == "H" else None) for letter in "EFHIJK"]
        yield Row([("A", styles.position, position), *lines], height(position, 50) + 10, fixed=True)
        yield Row(
            [("E", styles.caption, _("(signature)")), ("H", styles.caption, _("(full name)"))]
        )


def _merge_tail(worksheet: Worksheet, last: int) -> None:
    merge(worksheet, *(f"A{row}:J{row}" for row in range(last + 2, last + 6)))
    merge(worksheet, f"A{last + 6}:K{last + 6}")
    for row in range(last + 7, last + 13, 2):
        merge(worksheet, f"A{row}:D{row}", f"E{row}:F{row}", f"H{row}:K{row}")
        merge(worksheet, f"E{row + 1}:F{row + 1}", f"H{row + 1}:K{row + 1}")


def _sum_if(kinds: str, kind: str, sums: str, result: int) -> Formula:
    quoted = kind.replace('"', '""')
    return Formula(f'SUMIF({kinds},"{quoted}",{sums})', result)


def _in_words(amount: int, language: str) -> str:
    """``31 456 (отыз бір мың төрт жүз елу алты) теңге``; the source language has no words."""
    return words.sum_in_words(amount, language) if language in LANGUAGES else wording.tenge(amount)


# --- How each sum came about, and who is not paid ---


def _calculation(paper: _Paper) -> Part:
    """Every step of every line: the months, the values in force and the clauses (D-4, D-5, D-7)."""
    _ = paper.gettext
    styles = paper.styles
    columns = (
        Column("A", _("Line"), 7, styles.count),
        Column("B", _("Child's full name"), 32, styles.text),
        Column("C", _("Period"), 19, styles.text),
        Column("D", _("Step"), 46, styles.words),
        Column("E", _("Sum, tenge"), money_width(paper.sheet.total) + 3, styles.money),
        Column("F", _("Clause"), 18, styles.code),
    )
    count = sum(len(line.steps) for line in paper.sheet.lines)
    rows = _step_rows(paper) if count else no_line(columns, _("Nobody is paid on this sheet."))
    title = _for_quarter(paper, _("How each sum was calculated, {quarter}"))
    worksheet = paper.book.create_sheet(_("Calculation"))
    return _table(paper, worksheet, title, columns, max(count, 1), rows)


def _step_rows(paper: _Paper) -> Iterator[Cells]:
    language, styles = paper.sheet.language, paper.styles
    for line in paper.sheet.lines:
        period = wording.quarter(line.period, language)
        for step in line.steps:
            amount, style = _amount(styles, step.amount)
            yield (
                ("A", styles.count, line.number),
                ("B", styles.text, line.child_name),
                ("C", styles.text, period),
                ("D", styles.words, wording.step(step, language)),
                ("E", style, amount),
                ("F", styles.code, wording.clause(step.clause, language)),
            )


def _amount(styles: Styles, amount: Fraction | None) -> tuple[int | Decimal | None, int]:
    """Whole tenge as they are, else two decimals rounded half up, and the style that fits."""
    if amount is None:
        return None, styles.money
    below_zero = amount.numerator < 0
    if amount.denominator == 1:
        return amount.numerator, styles.money_below_zero if below_zero else styles.money
    hundredths = math.floor(amount * 100 + Fraction(1, 2))
    style = styles.hundredths_below_zero if below_zero else styles.hundredths
    return Decimal(hundredths).scaleb(-2), style


def _not_paid(paper: _Paper) -> Part:
    """Children with an award who are not on the sheet, and the clause that says why."""
    _ = paper.gettext
    styles = paper.styles
    columns = (
        Column("A", _("No."), 6, styles.count),
        Column("B", _("Child's full name"), 30, styles.text),
        Column("C", _("Child's IIN"), 14, styles.code),
        Column("D", _("Reason"), 54, styles.words),
        Column("E", _("Clause"), 18, styles.code),
    )
    count = len(paper.sheet.not_paid)
    everyone = _("Every child with an award is on the payout sheet.")
    rows = _reason_rows(paper) if count else no_line(columns, everyone)
    title = _for_quarter(paper, _("Children with an award who are not paid, and why, {quarter}"))
    worksheet = paper.book.create_sheet(_("Not paid and why"))
    return _table(paper, worksheet, title, columns, max(count, 1), rows, "C")


def _reason_rows(paper: _Paper) -> Iterator[Cells]:
    styles = paper.styles
    for number, child in enumerate(paper.sheet.not_paid, start=1):
        yield (
            ("A", styles.count, number),
            ("B", styles.text, child.child_name),
            ("C", styles.code, child.child_iin),
            ("D", styles.words, wording.step(child.reason, paper.sheet.language)),
            ("E", styles.code, wording.clause(child.reason.clause, paper.sheet.language)),
        )


def _table(
    paper: _Paper,
    worksheet: Worksheet,
    title: str,
    columns: Sequence[Column],
    count: int,
    lines: Iterator[Cells],
    numbers_as_text: str = "",
) -> Part:
    """A sheet on A4 upright that is only a headline and a table."""
    width = sum(column.width for column in columns)
    head = [*_headline(paper, title, width), GAP]
    heading = len(head) + 1
    grid = Grid(columns, heading, heading + count, heading + count)
    _lay_out(paper, worksheet, grid, landscape=False)
    return Part(
        worksheet, grid, table_rows(paper.styles, head, columns, lines, []), numbers_as_text
    )
