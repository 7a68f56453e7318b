"""The control sheet: what the workbook adds up to beside what the program stored, and who answers.

Each check is a formula over the other sheets, the stored value as a plain number, and a formula
that says whether they agree: whoever changes a sum afterwards sees it here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents.payouts import names
from desktop_app.documents.payouts.lists import result_of
from desktop_app.documents.payouts.look import KIND_WORDS, Paper, foot, headline
from desktop_app.documents.payouts.names import Places, name_cell
from desktop_app.documents.payouts.payment_sheet import sum_of_kind
from desktop_app.documents.workbooks.sheets import (
    Cells,
    Column,
    Formula,
    Grid,
    Part,
    Row,
    Value,
    clean,
    height,
    merge,
    money_width,
    protect,
    set_up,
)
from desktop_app.documents.workbooks.styles import INDENTED, RED
from desktop_app.documents.workbooks.tables import GAP
from desktop_app.translation import N_

_AGREES, _DOES_NOT = N_("agrees"), N_("does not agree")
_ROW = "\0"
"""Stands in a formula for the number of its own row."""


@dataclass(frozen=True)
class Sheets:
    """Where the other sheets have their lines; of the payout, in the program's or own layout."""

    payout: Places
    calculation: Places
    changes: Places
    not_paid: Places


@dataclass(frozen=True)
class _Check:
    """Something that is added up on the sheets; ``stored`` None is only told, not compared."""

    label: str
    formula: Formula
    stored: int | None


def control_part(paper: Paper, sheets: Sheets) -> Part:
    """Who answers for the sheet, what proves it, and every sum twice."""
    _, styles = paper.gettext, paper.styles
    worksheet = paper.book.create_sheet(_("Control"))
    wide = max(20.0, money_width(paper.sheet.total))
    columns = (
        Column("A", _("What is compared"), 46, styles.text),
        Column("B", _("On the sheets"), wide, styles.money),
        Column("C", _("As stored"), wide, styles.money),
        Column("D", _("Verdict"), 20, styles.verdict),
    )
    width = sum(column.width for column in columns)
    title = _("Control of the payout sheet, {quarter}").format(quarter=paper.period)
    head = [*headline(paper, title, width), GAP, *_proof(paper, width - 46), GAP]
    verdict_row = len(head) + 1
    heading = verdict_row + 2
    body, compared = _rows(paper, sheets, columns, heading)
    end = heading + len(body) - 1
    verdicts = [row.cells[-1][2] for row in body]
    wrong = _(_DOES_NOT)
    holds = not any(isinstance(each, Formula) and each.result == wrong for each in verdicts)
    verdict = _verdict(paper, f"D{heading + 1}:D{end}", compared, holds=holds)
    grid = Grid(columns, heading, end, end)
    _lay_out(paper, worksheet, grid, verdict_row)
    _name(paper, worksheet)
    texts = [f"B4:B{verdict_row}", f"A{heading}:A{end}"]
    rows = [*head, verdict, GAP, *body]
    return Part(worksheet, grid, rows, "", f"B{heading}:D{end}", texts)


def _lay_out(paper: Paper, worksheet: Worksheet, grid: Grid, verdict_row: int) -> None:
    set_up(worksheet, grid, landscape=False)
    worksheet.auto_filter.ref = None
    worksheet.freeze_panes = None
    protect(worksheet)
    foot(paper, worksheet)
    merge(worksheet, "A1:D1", "A2:D2", *(f"B{row}:D{row}" for row in range(4, verdict_row + 1)))
    wrong = paper.gettext(_DOES_NOT)
    look = DifferentialStyle(font=Font(bold=True, color=RED))
    red = Rule(type="cellIs", operator="equal", formula=[f'"{_quoted(wrong)}"'], dxf=look)
    worksheet.conditional_formatting.add(f"B{verdict_row}:D{grid.end}", red)


# --- who and what ---


_NUMBER_ROW, _FINGERPRINT_ROW = 4, 5


def _proof(paper: Paper, width: float) -> Iterator[Row]:
    """The first two rows are read again when the workbook comes back from the bank."""
    _, sheet = paper.gettext, paper.sheet
    approved = wording.day(sheet.closed_on)
    told = (
        (_("Number of the sheet"), sheet.number or _("draft")),
        (_("Fingerprint of the lines (SHA-256)"), sheet.whole_fingerprint),
        (_("As printed on every page"), paper.fingerprint),
        (_("Period"), paper.period),
        (_("Follows"), paper.follows),
        (_("Drawn up by"), _with_day(sheet.prepared_by, wording.day(sheet.drawn_on))),
        (_("Approved by"), _with_day(sheet.approved_by, approved)),
        (_("Order of substitution"), sheet.substitution),
        (_("Line number in the program"), _line_id(paper)),
    )
    for index, (label, text) in enumerate(told):
        if text or index < _FINGERPRINT_ROW - _NUMBER_ROW + 1:
            style = paper.styles.text
            cells: Cells = [("A", style, label), ("B", style, text), *_empty(style, "CD")]
            yield Row(cells, height(clean(text), width - INDENTED), fixed=True)


def _with_day(who: str, day: str) -> str:
    return f"{who}, {day}" if who and day else who


def _line_id(paper: Paper) -> str:
    """How a line is found again: `explain` and the search know it."""
    if paper.sheet.is_draft:
        return ""
    example = f"{paper.sheet.number}/1"
    return paper.gettext("number of the sheet / number of the line, such as {example}").format(
        example=example
    )


def _name(paper: Paper, worksheet: Worksheet) -> None:
    if paper.sheet.is_draft:
        return
    name_cell(paper.book, names.SHEET_NUMBER, worksheet.title, "B", _NUMBER_ROW)
    name_cell(paper.book, names.SHEET_FINGERPRINT, worksheet.title, "B", _FINGERPRINT_ROW)


# --- the checks ---


def _rows(
    paper: Paper, sheets: Sheets, columns: tuple[Column, ...], heading: int
) -> tuple[list[Row], int]:
    """The heading and every check below it, and how many of them are compared."""
    styles = paper.styles
    rows = [Row([(column.letter, styles.heading, column.heading) for column in columns])]
    compared = 0
    for section, checks in _sections(paper, sheets):
        if checks:
            rows.append(Row([("A", styles.section, section), *_empty(styles.section, "BCD")], 17))
        for check in checks:
            compared += check.stored is not None
            rows.append(_check_row(paper, check, heading + len(rows)))
    return rows, compared


def _empty(style: int, letters: str) -> list[tuple[str, int, Value]]:
    return [(letter, style, None) for letter in letters]


def _sections(paper: Paper, sheets: Sheets) -> Iterator[tuple[str, list[_Check]]]:
    _ = paper.gettext
    lines, sums = paper.sheet.lines, sheets.payout.range_of(names.SUM) or ""
    yield _("Lines and sums"), _whole(paper, sheets, sums)
    banks = _sum_by(paper, ((paper.bank_of(line), line.amount) for line in lines))
    yield _("By bank"), _by(sheets.payout.range_of(names.BANK), sums, banks)
    if paper.sheet.has_schools:
        schools = _sum_by(paper, ((paper.school_of(line), line.amount) for line in lines))
        yield _("By school"), _by(sheets.payout.range_of(names.SCHOOL), sums, schools)
    yield _("Answer of the bank"), _answered(paper, sheets.payout, sums)


def _whole(paper: Paper, sheets: Sheets, sums: str) -> list[_Check]:
    _, sheet = paper.gettext, paper.sheet
    total = sheet.total
    steps = sheets.calculation.range_of("G") or ""
    calculated = sum(int(result_of(line)) for line in sheet.lines if line.steps)
    found = [
        _check(_("Number of lines"), f"COUNT({sums})", len(sheet.lines)),
        _check(_("Total to pay, tenge"), f"SUM({sums})", total),
        _Check(_("Total of the calculations, tenge"), Formula(f"SUM({steps})", calculated), total),
    ]
    kinds = sheets.payout.range_of(names.KIND)
    for kind, (_count, amount) in sheet.of_kind.items():
        if kinds is not None:
            label = _("Of it: {kind}").format(kind=_(KIND_WORDS[kind]))
            found.append(_Check(label, sum_of_kind(paper, kind, kinds, sums, amount), amount))
    for label, places, count in (
        (_("Number of changes"), sheets.changes, len(sheet.changes)),
        (_("Number of children not paid"), sheets.not_paid, len(sheet.not_paid)),
    ):
        found.append(_check(label, f"COUNT({places.range_of('A')})", count))
    return found


def _check(label: str, formula: str, stored: int) -> _Check:
    return _Check(label, Formula(formula, stored), stored)


def _sum_by(paper: Paper, amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Sums by a text; Excel makes no difference between capital and small letters."""
    labels: dict[str, str] = {}
    found: dict[str, int] = {}
    for text, amount in amounts:
        label = labels.setdefault(clean(text).casefold(), clean(text))
        found[label] = found.get(label, 0) + amount
    return {name: found[name] for name in sorted(found, key=paper.sheet.name_key)}


def _by(texts: str | None, sums: str, found: Mapping[str, int]) -> list[_Check]:
    """Compared with the label beside: a criterion of SUMIF would read ``<``, ``=`` and ``*``."""
    if texts is None:
        return []
    formula = f"SUMPRODUCT(({texts}=$A{_ROW})*{sums})"
    return [_check(label, formula, amount) for label, amount in found.items()]


def _answered(paper: Paper, payout: Places, sums: str) -> list[_Check]:
    """How far the bank's answer has been written in, told as it is.

    A line with a reason is returned, also where the bank wrote the day of the return beside it.
    """
    _ = paper.gettext
    paid, returned = payout.range_of(names.PAID_ON), payout.range_of(names.RETURNED)
    if paid is None or returned is None:
        return []
    total = paper.sheet.total
    came, went = f'SUMIF({returned},"?*",{sums})', f'SUMIFS({sums},{paid},"<>",{returned},"=")'
    return [
        _Check(_("Paid, tenge"), Formula(went, 0), None),
        _Check(_("Returned, tenge"), Formula(came, 0), None),
        _Check(_("No answer yet, tenge"), Formula(f"SUM({sums})-{went}-{came}", total), None),
    ]


def _check_row(paper: Paper, check: _Check, row: int) -> Row:
    formula = Formula(check.formula.text.replace(_ROW, str(row)), check.formula.result)
    verdict: Value = None
    if check.stored is not None:
        agrees, wrong = paper.gettext(_AGREES), paper.gettext(_DOES_NOT)
        text = f'IF(B{row}=C{row},"{_quoted(agrees)}","{_quoted(wrong)}")'
        verdict = Formula(text, agrees if formula.result == check.stored else wrong)
    cells = (
        ("A", paper.styles.text, check.label),
        ("B", _style(paper, formula.result), formula),
        ("C", _style(paper, check.stored), check.stored),
        ("D", paper.styles.verdict, verdict),
    )
    return Row(cells, height(check.label, 46 - INDENTED))


def _style(paper: Paper, value: int | str | Decimal | None) -> int:
    below = isinstance(value, int | Decimal) and value < 0
    return paper.styles.money_taken if below else paper.styles.money


def _verdict(paper: Paper, checked: str, compared: int, *, holds: bool) -> Row:
    """One answer for the whole sheet: every comparison must say that it agrees, errors do not."""
    agrees, wrong = paper.gettext(_AGREES), paper.gettext(_DOES_NOT)
    text = (
        f'IF(COUNTIF({checked},"{_quoted(agrees)}")={compared},'
        f'"{_quoted(agrees)}","{_quoted(wrong)}")'
    )
    style = paper.styles.verdict
    label = paper.gettext("The workbook and what was approved")
    value = Formula(text, agrees if holds else wrong)
    return Row([("A", paper.styles.section, label), ("B", style, value), *_empty(style, "CD")])


def _quoted(text: str) -> str:
    return text.replace('"', '""')
