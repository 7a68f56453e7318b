"""The sheets beside the payout: how sums came about, what has changed, and who is not paid."""

import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from desktop_app import wording
from desktop_app.documents.payouts.look import Paper, table_part
from desktop_app.documents.payouts.names import Places
from desktop_app.documents.payouts.sheet import SheetLine
from desktop_app.documents.workbooks.sheets import Cells, Column, Part, money_width
from desktop_app.documents.workbooks.styles import Styles
from desktop_app.documents.workbooks.tables import no_line
from desktop_app.records.payout_changes import Change, ChangeKind
from desktop_app.translation import N_

CHANGE_WORDS = {
    ChangeKind.JOINED: N_("joined"),
    ChangeKind.LEFT: N_("left"),
    ChangeKind.AMOUNT: N_("another sum"),
    ChangeKind.PAYEE: N_("another payee"),
    ChangeKind.ACCOUNT: N_("another account"),
}


# --- how each sum came about ---


def calculation_part(paper: Paper) -> tuple[Part, Places]:
    """Every step of every line: the months, the values in force and the clauses (D-4, D-5, D-7).

    The last column repeats what each line comes to, so that the control sheet can add it up.
    """
    _, styles = paper.gettext, paper.styles
    wide = money_width(paper.sheet.total)
    columns = (
        Column("A", _("Line"), 7, styles.count),
        Column("B", _("Child's full name"), 32, styles.text),
        Column("C", _("Period"), 19, styles.text),
        Column("D", _("Step"), 46, styles.words),
        Column("E", _("Sum, tenge"), wide + 3, styles.money),
        Column("F", _("Clause"), 40, styles.text),
        Column("G", _("Sum of the line, tenge"), wide, styles.money),
    )
    count = sum(len(line.steps) for line in paper.sheet.lines)
    rows = _step_rows(paper) if count else no_line(columns, _("Nobody is paid on this sheet."))
    title = _("How each sum was calculated, {quarter}").format(quarter=paper.period)
    return table_part(
        paper,
        "calculation",
        title,
        columns,
        count,
        rows,
        sheet_title=_("Calculation"),
        landscape=True,
    )


def _step_rows(paper: Paper) -> Iterator[Cells]:
    language, styles = paper.language, paper.styles
    for line in paper.sheet.lines:
        period = wording.period(line.period, language)
        result, last = result_of(line), len(line.steps) - 1
        for index, step in enumerate(line.steps):
            amount, style = _amount(styles, step.amount)
            whole, whole_style = _amount(styles, result if index == last else None)
            yield (
                ("A", styles.count, line.number),
                ("B", styles.text, line.child_name),
                ("C", styles.text, period),
                ("D", styles.words, wording.step(step, language)),
                ("E", style, amount),
                ("F", styles.code, paper.clause(step)),
                ("G", whole_style, whole),
            )


def result_of(line: SheetLine) -> Fraction:
    """What the steps of a line come to: their last sum."""
    sums = [step.amount for step in line.steps if step.amount is not None]
    return sums[-1] if sums else Fraction(line.amount)


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


# --- what has changed since the period before ---


def changes_part(paper: Paper) -> tuple[Part, Places]:
    """Who has joined and left, and whose sum, payee or account is another one, and why."""
    _, styles, sheet = paper.gettext, paper.styles, paper.sheet
    columns = (
        Column("A", _("No."), 6, styles.count),
        Column("B", _("Child's full name"), 30, styles.text),
        Column("C", _("Child's IIN"), 14, styles.code),
        Column("D", _("What has changed"), 18, styles.text),
        Column("E", _("Before"), 25, styles.text),
        Column("F", _("Now"), 25, styles.text),
        Column("G", _("Why"), 56, styles.words),
        Column("H", _("Clause"), 40, styles.text),
    )
    if sheet.compared_with:
        note = _("Compared with payout No. {numbers}").format(
            numbers=", ".join(sheet.compared_with)
        )
        nothing = _("Nothing has changed since the payout before.")
    else:
        note = nothing = _("There is no earlier payout to compare with.")
    count = len(sheet.changes)
    return table_part(
        paper,
        "changes",
        _("What has changed since the period before, {quarter}").format(quarter=paper.period),
        columns,
        count,
        _change_rows(paper) if count else no_line(columns, nothing),
        sheet_title=_("Changes"),
        note=note,
        numbers_as_text="CEF",
        landscape=True,
    )


def _change_rows(paper: Paper) -> Iterator[Cells]:
    _, language, styles = paper.gettext, paper.language, paper.styles
    for number, change in enumerate(paper.sheet.changes, 1):
        clauses = dict.fromkeys(paper.clause(step) for step in change.why)
        yield (
            ("A", styles.count, number),
            ("B", styles.text, change.child_name),
            ("C", styles.code, change.child_iin),
            ("D", styles.text, _(CHANGE_WORDS[change.kind])),
            ("E", _style(styles, change, change.before), change.before),
            ("F", _style(styles, change, change.after), change.after),
            ("G", styles.words, "; ".join(wording.step(step, language) for step in change.why)),
            ("H", styles.code, ", ".join(filter(None, clauses))),
        )


def _style(styles: Styles, change: Change, value: str | int | None) -> int:
    if isinstance(value, int):
        return styles.money if value >= 0 else styles.money_taken
    return styles.code if change.kind is ChangeKind.ACCOUNT else styles.text


# --- who is not paid ---


def not_paid_part(paper: Paper) -> tuple[Part, Places]:
    """Children with an award who are not on the sheet, and the clause that says why."""
    _, styles = paper.gettext, paper.styles
    columns = (
        Column("A", _("No."), 6, styles.count),
        Column("B", _("Child's full name"), 30, styles.text),
        Column("C", _("Child's IIN"), 14, styles.code),
        Column("D", _("Reason"), 54, styles.words),
        Column("E", _("Clause"), 40, styles.text),
    )
    count = len(paper.sheet.not_paid)
    everyone = _("Every child with an award is on the payout sheet.")
    title = _("Children with an award who are not paid, and why, {quarter}")
    return table_part(
        paper,
        "not_paid",
        title.format(quarter=paper.period),
        columns,
        count,
        _reason_rows(paper) if count else no_line(columns, everyone),
        sheet_title=_("Not paid and why"),
        numbers_as_text="C",
    )


def _reason_rows(paper: Paper) -> Iterator[Cells]:
    styles = paper.styles
    for number, child in enumerate(paper.sheet.not_paid, start=1):
        yield (
            ("A", styles.count, number),
            ("B", styles.text, child.child_name),
            ("C", styles.code, child.child_iin),
            ("D", styles.words, wording.step(child.reason, paper.language)),
            ("E", styles.code, paper.clause(child.reason)),
        )
