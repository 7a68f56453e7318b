"""Every kind of workbook that the program writes, in both languages where its words have two.

Whatever holds of all of them is asked of all of them: a new kind is a new row here, and
`test_every_workbook.py` names the module that has none.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from desktop_app.documents import office_folder
from desktop_app.documents.bank import list_columns, list_file
from desktop_app.documents.debts import workbook as debts
from desktop_app.documents.importing import marked_workbook, template
from desktop_app.documents.payouts import layout_files, layout_start
from desktop_app.documents.payouts import workbook as payouts
from desktop_app.documents.payouts.sheet import PayoutSheet
from desktop_app.documents.registers import journal_workbook, stages_workbook
from desktop_app.documents.registers.stages_sheet import StagesSheet
from desktop_app.documents.reports import forecast_workbook
from desktop_app.documents.reports import workbook as report
from desktop_app.documents.workbooks.reading import SheetCells
from desktop_app.law.steps import Step
from desktop_app.records.imports import Finding, Severity
from tests.documents.bank.test_payment_file import WHAT
from tests.documents.debts.test_workbook import a_statement
from tests.documents.registers.test_journals import a_journal, a_line
from tests.documents.registers.test_stages_workbook import STAGE
from tests.documents.report_samples import a_report
from tests.documents.reports.test_forecast_workbook import a_forecast
from tests.documents.workbook_samples import everything, payout

LANGUAGES = ("kk", "ru")


def _payout(path: Path, language: str) -> None:
    payouts.write(everything(language), path)


def _draft(path: Path, language: str) -> None:
    payouts.write(everything(language, draft=True), path)


def _nobody_paid(path: Path, language: str) -> None:
    payouts.write(replace(payout(language=language), not_paid=()), path)


def _own_layout(path: Path, language: str) -> None:
    """A layout of the office's own, with formulas, a rule that colours and checked cells."""
    with_layout(path, everything(language), language)


def with_layout(path: Path, sheet: PayoutSheet, language: str) -> None:
    folder = path.parent / "forms"
    (folder / language).mkdir(parents=True, exist_ok=True)
    file = folder / language / layout_files.FILE
    layout_start.write(file, language)
    book = load_workbook(file)
    worksheet = book.worksheets[0]
    row = int(book.defined_names["lines"].attr_text.rpartition("$")[2])
    worksheet[f"S{row}"] = f"=G{row}*2"
    fill = PatternFill("solid", bgColor="FFCCCC")
    look = DifferentialStyle(fill=fill)
    rule = Rule(type="cellIs", operator="greaterThan", formula=["30000"], dxf=look)
    worksheet.conditional_formatting.add(f"G{row}", rule)
    book.save(file)
    office_folder.use(folder)
    try:
        payouts.write(sheet, path)
    finally:
        office_folder.use(None)


def _report(path: Path, language: str) -> None:
    report.write(a_report(language), path)


def _forecast(path: Path, language: str) -> None:
    forecast_workbook.write(a_forecast(language), path)


def _debts(path: Path, language: str) -> None:
    debts.write(a_statement(language), path)


def _journal(path: Path, language: str) -> None:
    journal_workbook.write(a_journal([a_line(1), a_line(2, annulled=True)], language), path)


def _empty_journal(path: Path, language: str) -> None:
    journal_workbook.write(a_journal([], language), path)


def _stages(path: Path, language: str) -> None:
    days = date(2026, 11, 1), date(2026, 11, 30)
    stages_workbook.write(StagesSheet(*days, "Бөлім", "Отдел", (STAGE, STAGE), language), path)


def _bank_list(path: Path, language: str) -> None:
    list_file.write(WHAT, path, language, tuple(list_columns.COLUMNS))


def _marked(path: Path, language: str) -> None:
    """A workbook of the clerk's, with a note and a formula that was there before."""
    source = path.with_name("тізілім.xlsx")
    book = Workbook()
    sheet = book.worksheets[0]
    for row in range(1, 5):
        sheet.append([f"Ә{row}", row, "=B1+1"])
    sheet["C1"].comment = Comment("Менің белгім", "Әсем")
    book.save(source)
    made = marked_workbook.marked(source, _findings(sheet.title), language)
    marked_workbook.save(made, path)


def _marked_cells(path: Path, language: str) -> None:
    cells = SheetCells("Тізілім", [["Ә", "=1"], [1, 2]])
    marked_workbook.save(
        marked_workbook.marked_cells([cells], _findings("Тізілім"), language), path
    )


def _findings(sheet: str) -> list[Finding]:
    step = Step("The sum is not read", "")
    return [Finding(sheet, 2, number, kind, step) for number, kind in enumerate(Severity)]


EVERY: dict[str, Callable[[Path, str], None]] = {
    "payout": _payout,
    "draft": _draft,
    "nobody paid": _nobody_paid,
    "own layout": _own_layout,
    "layout to start from": layout_start.write,
    "report": _report,
    "forecast": _forecast,
    "overpayments": _debts,
    "journal": _journal,
    "empty journal": _empty_journal,
    "stages": _stages,
    "list of a bank": _bank_list,
    "register to fill in": template.write,
    "marked register": _marked,
    "marked cells": _marked_cells,
}

WRITERS = {
    "payouts/workbook",
    "payouts/layout_start",
    "reports/workbook",
    "reports/forecast_workbook",
    "debts/workbook",
    "registers/journal_workbook",
    "registers/stages_workbook",
    "bank/list_file",
    "importing/template",
    "importing/marked_workbook",
}
"""The modules of `desktop_app/documents` that write a workbook; each is in `EVERY`."""


def written(folder: Path, language: str) -> dict[str, Path]:
    """All of them, by what they are."""
    found = {}
    for name, write in EVERY.items():
        path = folder / language / name.replace(" ", "-") / "book.xlsx"
        path.parent.mkdir(parents=True)
        write(path, language)
        found[name] = path
    return found
