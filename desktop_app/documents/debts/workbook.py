"""The statement of overpayments as a workbook: debts by period, ledgers, instalments (D-9)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app import wording
from desktop_app.documents.debts.sheet import DebtsSheet
from desktop_app.documents.workbooks.list_book import ListBook
from desktop_app.documents.workbooks.sheets import Cells, Column, Formula, Part, money_width
from desktop_app.documents.workbooks.stream import save
from desktop_app.documents.workbooks.styles import BOX, DAY, Styles, style_id
from desktop_app.translation import translator


@dataclass(frozen=True)
class _Paper:
    """What the sheets of the statement share; ``day`` is the style of a day."""

    sheet: DebtsSheet
    lists: ListBook
    day: int

    @property
    def styles(self) -> Styles:
        return self.lists.styles

    def gettext(self, text: str) -> str:
        return self.lists.gettext(text)


def write(sheet: DebtsSheet, path: Path) -> None:
    """Write the workbook in the sheet's language, whole or not at all; raises OSError."""
    _ = translator(sheet.language).gettext
    office = sheet.letterhead.name_kk if sheet.language == "kk" else sheet.letterhead.name_ru
    title = _("Statement of overpayments")
    lists = ListBook.of(title=title, office=office, language=sheet.language)
    day = style_id(lists.book, "center", border=BOX, form=DAY, fits="shrink")
    paper = _Paper(sheet, lists, day)
    save(lists.book, [_debts(paper), _reasons(paper), _ledger(paper), _instalments(paper)], path)


_FIRST_LINE = 6
"""Below the office, the title, the day and a gap stands the heading; then the lines begin."""


def _debts(paper: _Paper) -> Part:
    """One row for each period; what is left is a formula, and so are the totals."""
    _ = paper.gettext
    styles, sheet = paper.styles, paper.sheet
    language = sheet.language
    money = money_width(sum(line.overpaid for line in sheet.debts))
    columns = (
        Column("A", _("No."), 5, styles.count),
        Column("B", _("Application"), 14, styles.code),
        Column("C", _("Child's full name"), 22, styles.text),
        Column("D", _("Child's IIN"), 13.5, styles.code),
        Column("E", _("Payee's full name"), 22, styles.text),
        Column("F", _("Period"), 15, styles.text),
        Column("G", _("Months"), 16, styles.text),
        Column("H", _("Overpaid, tenge"), money, styles.money),
        Column("I", _("Returned, tenge"), money, styles.money),
        Column("J", _("Set off, tenge"), money, styles.money),
        Column("K", _("Written off, tenge"), money, styles.money),
        Column("L", _("Left, tenge"), money, styles.money),
        Column("M", _("State"), 15, styles.text),
    )

    def lines() -> Iterator[Cells]:
        for number, line in enumerate(sheet.debts, start=1):
            row = _FIRST_LINE + number - 1
            yield (
                ("A", styles.count, number),
                ("B", styles.code, line.case_number),
                ("C", styles.text, line.child_name),
                ("D", styles.code, line.child_iin),
                ("E", styles.text, line.payee_name),
                ("F", styles.text, wording.period(line.period, language)),
                ("G", styles.text, ", ".join(wording.month(m, language) for m in line.months)),
                ("H", styles.money, line.overpaid),
                ("I", styles.money, line.repaid),
                ("J", styles.money, line.set_off),
                ("K", styles.money, line.written_off),
                ("L", styles.money, Formula(f"H{row}-I{row}-J{row}-K{row}", line.left)),
                ("M", styles.text, _(line.state)),
            )

    sums = {
        "H": sum(line.overpaid for line in sheet.debts),
        "I": sum(line.repaid for line in sheet.debts),
        "J": sum(line.set_off for line in sheet.debts),
        "K": sum(line.written_off for line in sheet.debts),
        "L": sum(line.left for line in sheet.debts),
    }
    nothing = _("Nobody was paid too much.")
    return _table(paper, _("Overpayments"), columns, lines(), len(sheet.debts), nothing, sums, "D")


def _reasons(paper: _Paper) -> Part:
    """Why each debt arose, with the demand that stands."""
    _ = paper.gettext
    styles, sheet = paper.styles, paper.sheet
    columns = (
        Column("A", _("No."), 5, styles.count),
        Column("B", _("Application"), 14, styles.code),
        Column("C", _("Child's full name"), 28, styles.text),
        Column("D", _("Payee's full name"), 28, styles.text),
        Column("E", _("Payee's IIN"), 13.5, styles.code),
        Column("F", _("Demand"), 15, styles.code),
        Column("G", _("Demanded on"), 12, paper.day),
        Column("H", _("Why"), 62, styles.words),
    )

    def lines() -> Iterator[Cells]:
        for number, line in enumerate(sheet.reasons, start=1):
            causes = "; ".join(wording.step(step, sheet.language) for step in line.causes)
            yield (
                ("A", styles.count, number),
                ("B", styles.code, line.case_number),
                ("C", styles.text, line.child_name),
                ("D", styles.text, line.payee_name),
                ("E", styles.code, line.payee_iin),
                ("F", styles.code, line.demand_number),
                ("G", paper.day, line.demanded_on),
                ("H", styles.words, causes),
            )

    nothing, count = _("Nobody was paid too much."), len(sheet.reasons)
    return _table(paper, _("Why and demands"), columns, lines(), count, nothing, {}, "E")


def _ledger(paper: _Paper) -> Part:
    """Every entry, annulled ones too; those have their sums in words only, and count nowhere."""
    _ = paper.gettext
    styles, sheet = paper.styles, paper.sheet
    columns = (
        Column("A", _("No."), 5, styles.count),
        Column("B", _("Application"), 14, styles.code),
        Column("C", _("Child's full name"), 22, styles.text),
        Column("D", _("Payee's full name"), 22, styles.text),
        Column("E", _("Day"), 11.5, paper.day),
        Column("F", _("Entry"), 17, styles.text),
        Column("G", _("Sum, tenge"), 13, styles.money),
        Column("H", _("Document"), 24, styles.words),
        Column("I", _("Note"), 18, styles.words),
        Column("J", _("Recorded"), 11.5, paper.day),
        Column("K", _("Who"), 18, styles.text),
        Column("L", _("State"), 18, styles.words),
    )

    def lines() -> Iterator[Cells]:
        for number, line in enumerate(sheet.ledger, start=1):
            annulled = _("Annulled: {why}").format(why=line.annulled_why)
            yield (
                ("A", styles.count, number),
                ("B", styles.code, line.case_number),
                ("C", styles.text, line.child_name),
                ("D", styles.text, line.payee_name),
                ("E", paper.day, line.day),
                ("F", styles.text, _(line.what)),
                ("G", styles.money, line.amount),
                ("H", styles.words, line.document),
                ("I", styles.words, line.note),
                ("J", paper.day, line.recorded_on),
                ("K", styles.text, line.recorded_by),
                ("L", styles.words, _("Stands") if line.stands else annulled),
            )

    nothing = _("Nothing has been recorded yet.")
    return _table(paper, _("Ledger"), columns, lines(), len(sheet.ledger), nothing, {}, "")


def _instalments(paper: _Paper) -> Part:
    _ = paper.gettext
    styles, sheet = paper.styles, paper.sheet
    total = sum(line.amount for line in sheet.instalments)
    columns = (
        Column("A", _("No."), 6, styles.count),
        Column("B", _("Application"), 15, styles.code),
        Column("C", _("Child's full name"), 34, styles.text),
        Column("D", _("Payee's full name"), 34, styles.text),
        Column("E", _("Due by"), 14, paper.day),
        Column("F", _("Sum, tenge"), money_width(total), styles.money),
        Column("G", _("State"), 24, styles.text),
    )

    def lines() -> Iterator[Cells]:
        for number, line in enumerate(sheet.instalments, start=1):
            yield (
                ("A", styles.count, number),
                ("B", styles.code, line.case_number),
                ("C", styles.text, line.child_name),
                ("D", styles.text, line.payee_name),
                ("E", paper.day, line.due_on),
                ("F", styles.money, line.amount),
                ("G", styles.text, _("Overdue") if line.is_late else _("To come")),
            )

    name, count = _("Instalments to come"), len(sheet.instalments)
    return _table(
        paper, name, columns, lines(), count, _("No instalment is to come."), {"F": total}, ""
    )


def _table(
    paper: _Paper,
    name: str,
    columns: Sequence[Column],
    lines: Iterator[Cells],
    count: int,
    nothing: str,
    sums: dict[str, int],
    numbers_as_text: str,
) -> Part:
    """A sheet on A4 landscape: what it is, the table, and its totals as formulas."""
    _, styles, lists = paper.gettext, paper.styles, paper.lists
    made = _("As of {date}").format(date=wording.day(paper.sheet.made_on))
    return lists.part(
        name,
        columns,
        lines,
        count,
        head=[(styles.title, f"{lists.title}: {name}"), (styles.number, made)],
        nothing=nothing,
        nothing_in="C",
        total=lists.total(_("Total, tenge"), "C", sums) if sums else None,
        landscape=True,
        numbers_as_text=numbers_as_text,
    )
