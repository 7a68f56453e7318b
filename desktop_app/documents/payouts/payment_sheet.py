"""The sheet to pay from: what is signed on paper, with room for the bank's answer on the screen."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents.payouts import names
from desktop_app.documents.payouts.look import KIND_WORDS, Paper, headline, lay_out
from desktop_app.documents.payouts.names import OF_A_LINE, Places, name_lines
from desktop_app.documents.payouts.sheet import SheetLine
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Formula,
    Grid,
    Part,
    Row,
    Value,
    as_table,
    clean,
    height,
    keep_end_together,
    merge,
    money_width,
)
from desktop_app.documents.workbooks.stream import serial
from desktop_app.documents.workbooks.tables import GAP, across, no_line, table_rows
from desktop_app.records.kinds import LineKind
from desktop_app.translation import N_

_LETTERS = dict(zip(OF_A_LINE, "ABCDEFGHIJKLMNOPQR", strict=True))
_PRINTED = 11
_SUM = _LETTERS[names.SUM]


def payout_part(paper: Paper) -> tuple[Part, Places]:
    """One row for each child and period (D-7), with totals, the sum in words and signatures."""
    _ = paper.gettext
    worksheet = paper.book.worksheets[0]
    worksheet.title = _("Payout")
    columns = _columns(paper)
    count = len(paper.sheet.lines)
    width = sum(column.width for column in columns[:_PRINTED])
    head = _head(paper, width)
    heading = len(head) + 1
    last = heading + max(count, 1)
    totals = _totals(paper, heading + 1, last)
    tail = [*totals, across(paper.styles.note, _in_words(paper), width), *_signatures(paper)]
    grid = Grid(columns, heading, last, last + len(tail), printed=_PRINTED)
    lay_out(paper, worksheet, grid, landscape=True)
    as_table(worksheet, grid, "payout")
    _merge_tail(worksheet, last, len(totals))
    places = Places(worksheet.title, grid.first, last, _LETTERS)
    name_lines(paper.book, places)
    _ask_for_days(paper, worksheet, places)

    def rows(counted: Sequence[float] = ()) -> Iterator[Row]:
        nobody = no_line(columns, _("Nobody is paid on this sheet."))
        lines = _line_rows(paper) if count else nobody
        wrapped = (paper.styles.text_taken, paper.styles.open_text)
        looks = (paper.styles, head, columns, lines, tail, wrapped)
        return table_rows(*looks, fixed=True, counted=counted)

    heights = [row.height for row in rows()]
    keep_end_together(worksheet, grid, heights)
    totals_range = f"{_SUM}{last + 2}:{_SUM}{last + len(totals)}"
    return Part(worksheet, grid, rows(heights[heading:last]), "CEFPQ", totals_range), places


def _columns(paper: Paper) -> Sequence[Column]:
    _, styles = paper.gettext, paper.styles
    looks = (
        (_("No."), 5, styles.count),
        (_("Child's full name"), 25, styles.text),
        (_("Child's IIN"), 14, styles.code),
        (_("Payee's full name"), 25, styles.text),
        (_("Payee's IIN"), 14, styles.code),
        (_("Account (IBAN)"), 23, styles.code),
        (_("Bank"), 18, styles.text),
        (_("Period"), 19, styles.text),
        (_("Kind"), 16, styles.text),
        (_("Months"), 8, styles.count),
        (_("Sum, tenge"), money_width(paper.sheet.total), styles.money),
        (_("Paid on"), 12, styles.open_day),
        (_("Returned: reason"), 30, styles.open_text),
        (_("School"), 30, styles.text),
        (_("BIC"), 11, styles.code),
        (_("KBe"), 6, styles.code),
        (_("KNP"), 6, styles.code),
        (_("Purpose of the payment"), 40, styles.code),
    )
    return [Column(letter, *look) for letter, look in zip(_LETTERS.values(), looks, strict=True)]


def _head(paper: Paper, width: float) -> list[Row]:
    styles = paper.styles
    head = [
        across(styles.office, paper.office, width, 12),
        across(styles.contacts, paper.contacts, width, 10),
        *headline(paper, paper.title, width),
    ]
    if paper.follows:
        head.append(across(styles.number, paper.follows, width, 12))
    return [*head, across(styles.note, paper.basis, width), GAP]


# --- the lines ---


def line_values(paper: Paper, line: SheetLine) -> dict[str, Value]:
    """What a line shows, by the names of its columns; the bank's answer is for others to write."""
    return {
        names.NUMBER: line.number,
        "line_child": line.child_name,
        "line_child_iin": line.child_iin,
        "line_payee": line.payee_name,
        "line_payee_iin": line.payee_iin,
        names.ACCOUNT: line.iban,
        names.BANK: paper.bank_of(line),
        "line_period": wording.period(line.period, paper.language),
        names.KIND: paper.kind_of(line),
        "line_months": line.months,
        names.SUM: line.amount,
        names.PAID_ON: None,
        names.RETURNED: None,
        names.SCHOOL: paper.school_of(line),
        names.BIC: line.bic,
        names.KBE: paper.sheet.kbe,
        names.KNP: paper.sheet.knp,
        names.PURPOSE: line.purpose,
    }


def _line_rows(paper: Paper) -> Iterator[Cells]:
    """Each line; one that takes something off is red, so that nobody pays it."""
    styles = paper.styles
    usual = [column.style for column in _columns(paper)]
    taken = {styles.text: styles.text_taken, styles.money: styles.money_taken}
    minus = [taken.get(style, style) for style in usual]
    letters = list(_LETTERS.values())
    for line in paper.sheet.lines:
        values = line_values(paper, line).values()
        yield list(zip(letters, minus if line.amount < 0 else usual, values, strict=True))


def _ask_for_days(paper: Paper, worksheet: Worksheet, places: Places) -> None:
    """Only a day is taken for the day of payment, and none before the sheet was drawn up."""
    _ = paper.gettext
    column = _LETTERS[names.PAID_ON]
    asked = DataValidation(
        type="date",
        operator="greaterThanOrEqual",
        formula1=serial(paper.sheet.drawn_on - timedelta(days=1)),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("Paid on"),
        error=_("Write the day of payment, such as 25.03.2026."),
        **_hint(paper, names.PAID_ON),
    )
    asked.add(f"{column}{places.first}:{column}{places.last}")
    worksheet.add_data_validation(asked)
    hint_at(paper, worksheet, places, names.RETURNED)


_HINTS = {
    names.PAID_ON: N_("Only where the bank has paid: the day, such as 25.03.2026."),
    names.RETURNED: N_(
        "Only where the money came back: why, such as “the account is closed”. "
        "Leave it empty where it was paid."
    ),
}


def hint_at(paper: Paper, worksheet: Worksheet, places: Places, name: str) -> None:
    """Say beside the cells of an answer what belongs there; nothing is forbidden by it."""
    column = places.columns.get(name)
    if column is not None:
        hint = DataValidation(allow_blank=True, **_hint(paper, name))
        hint.add(f"{column}{places.first}:{column}{places.last}")
        worksheet.add_data_validation(hint)


def _hint(paper: Paper, name: str) -> dict[str, Any]:
    _ = paper.gettext
    title, prompt = _(names.OF_A_LINE[name]), _(_HINTS[name])
    return {"showInputMessage": True, "promptTitle": title[:32], "prompt": prompt[:255]}


# --- what stands below them ---


def _totals(paper: Paper, first: int, last: int) -> list[Row]:
    """How many lines, the sum of each kind that there is, and the whole."""
    _ = paper.gettext
    sheet, styles = paper.sheet, paper.styles
    sums = f"{_SUM}{first}:{_SUM}{last}"
    kinds = f"{_LETTERS[names.KIND]}{first}:{_LETTERS[names.KIND]}{last}"
    rows = [GAP, _total(paper, _("Number of lines"), Formula(f"COUNT({sums})", len(sheet.lines)))]
    for kind, (_count, amount) in sheet.of_kind.items():
        label = {
            LineKind.CURRENT: _("Of it current, tenge"),
            LineKind.ARREARS: _("Of it arrears, tenge"),
            LineKind.FOLLOW_UP: _("Of it paid again, tenge"),
            LineKind.SET_OFF: _("Of it set off, tenge"),
        }[kind]
        rows.append(_total(paper, label, sum_of_kind(paper, kind, kinds, sums, amount)))
    total = Formula(f"SUM({sums})", sheet.total)
    label = _("Total to pay, tenge")
    return [*rows, Row([("A", styles.total_label, label), (_SUM, styles.total, total)])]


def _total(paper: Paper, label: str, formula: Formula) -> Row:
    below = isinstance(formula.result, int) and formula.result < 0
    style = paper.styles.money_taken if below else paper.styles.subtotal
    return Row([("A", paper.styles.label, label), (_SUM, style, formula)])


def sum_of_kind(paper: Paper, kind: LineKind, kinds: str, sums: str, result: int) -> Formula:
    """Lines that are set off name an agreement each; no other line is below zero."""
    if kind is LineKind.SET_OFF:
        return Formula(f'SUMIF({sums},"<0")', result)
    quoted = paper.gettext(KIND_WORDS[kind]).replace('"', '""')
    return Formula(f'SUMIF({kinds},"{quoted}",{sums})', result)


def _in_words(paper: Paper) -> str:
    return paper.gettext("Sum in words: {sum}").format(sum=paper.in_words)


def _signatures(paper: Paper) -> Iterator[Row]:
    _ = paper.gettext
    sheet, styles = paper.sheet, paper.styles
    head = sheet.letterhead
    signers = (
        (_("Drawn up by"), sheet.prepared_by),
        (_approved(paper), sheet.approved_by),
        (paper.in_language(head.head_position_kk, head.head_position_ru), head.head_name),
        (_("Accountant"), sheet.accountant),
    )
    for position, name in signers:
        cells: list[tuple[str, int, Value]] = [("A", styles.position, position)]
        cells += [(letter, styles.line, name if letter == "H" else None) for letter in "EFHIJK"]
        yield Row(cells, height(position, 50) + 7, fixed=True)
        caption: Cells = [
            ("E", styles.caption, _("(signature)")),
            ("H", styles.caption, _("(full name)")),
        ]
        yield Row(caption, 13, fixed=True)


def _approved(paper: Paper) -> str:
    _, order = paper.gettext, paper.sheet.substitution
    if order:
        return _("Approved by (substitution: {order})").format(order=clean(order))
    return _("Approved by")


def _merge_tail(worksheet: Worksheet, last: int, totals: int) -> None:
    merge(worksheet, *(f"A{row}:J{row}" for row in range(last + 2, last + totals + 1)))
    below = last + totals + 1
    merge(worksheet, f"A{below}:K{below}")
    for row in range(below + 1, below + 9, 2):
        merge(worksheet, f"A{row}:D{row}", f"E{row}:F{row}", f"H{row}:K{row}")
        merge(worksheet, f"E{row + 1}:F{row + 1}", f"H{row + 1}:K{row + 1}")
