"""The statement of overpayments, read back cell by cell, and calculated by LibreOffice (D-9)."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.debts import workbook
from desktop_app.documents.debts.sheet import (
    DebtLine,
    DebtsSheet,
    InstalmentLine,
    LedgerLine,
    ReasonLine,
)
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step
from desktop_app.translation import translator
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.workbook_samples import LETTERHEAD

LANGUAGES = pytest.mark.parametrize("language", ["en", "kk", "ru"])
CHILD = "Әбдірахманова Гүлнұр"


def a_line(quarter: Quarter, months: tuple[Month, ...], *sums: int) -> DebtLine:
    overpaid, repaid, set_off, written_off = sums
    return DebtLine(
        case_number="Ө-2025-00007",
        child_name=CHILD,
        child_iin="001231500018",
        payee_name="=cmd|' /C calc'!A0",
        period=quarter,
        months=months,
        overpaid=overpaid,
        repaid=repaid,
        set_off=set_off,
        written_off=written_off,
        state="Being returned",
    )


def a_statement(language: str = "en") -> DebtsSheet:
    entry = LedgerLine(
        case_number="Ө-2025-00007",
        child_name=CHILD,
        payee_name="Әбдірахманова Сәуле",
        day=date(2026, 7, 2),
        what="Returned",
        amount=8_000,
        document="№ 41",
        note="",
        recorded_on=date(2026, 7, 3),
        recorded_by="Есепші",
        annulled_why="",
        stands=True,
    )
    late = InstalmentLine("Ө-2025-00007", CHILD, "Сәуле", date(2026, 9, 3), 3_000, is_late=True)
    return DebtsSheet(
        letterhead=LETTERHEAD,
        made_on=date(2026, 11, 21),
        debts=(
            a_line(Quarter(2025, 4), (Month(2025, 11), Month(2025, 12)), 20_971, 20_971, 0, 0),
            a_line(Quarter(2026, 1), (Month(2026, 2),), 34_600, 9_029, 5_000, 571),
        ),
        reasons=(
            ReasonLine(
                case_number="Ө-2025-00007",
                child_name=CHILD,
                payee_name="Әбдірахманова Сәуле",
                payee_iin="080101400017",
                demand_number="Ш-2026-00017",
                demanded_on=date(2026, 5, 26),
                causes=(Step("Months that were paid belong to another award of the child", "D-3"),),
            ),
        ),
        ledger=(entry, replace(entry, stands=False, annulled_why="Қате")),
        instalments=(late, replace(late, due_on=date(2026, 12, 3), amount=7_067, is_late=False)),
        language=language,
    )


def written(sheet: DebtsSheet, folder: Path) -> Workbook:
    workbook.write(sheet, folder / "overpayments.xlsx")
    return load_workbook(folder / "overpayments.xlsx")


def row(worksheet: Worksheet, number: int) -> list[object]:
    return [cell.value for cell in worksheet[number]]


def test_what_is_left_and_the_totals_are_formulas(tmp_path: Path) -> None:
    debts, _reasons, _ledger, instalments = written(a_statement(), tmp_path).worksheets
    assert debts["L6"].value == "=H6-I6-J6-K6"
    assert row(debts, 8)[7:12] == [f"=SUM({c}6:{c}7)" for c in "HIJKL"]
    assert instalments["F8"].value == "=SUM(F6:F7)"


@needs_libreoffice
@LANGUAGES
def test_libreoffice_calculates_the_same(tmp_path: Path, language: str) -> None:
    workbook.write(a_statement(language), tmp_path / "overpayments.xlsx")
    stored = load_workbook(tmp_path / "overpayments.xlsx", data_only=True).worksheets
    counted = recalculated(tmp_path / "overpayments.xlsx", tmp_path).worksheets
    for book in (stored, counted):
        assert [book[0][f"L{number}"].value for number in (6, 7, 8)] == [0, 20_000, 20_000]
        assert row(book[0], 8)[7:12] == [55_571, 30_000, 5_000, 571, 20_000]
        assert book[3]["F8"].value == 10_067


@LANGUAGES
def test_sheets_are_in_the_language(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    book = written(a_statement(language), tmp_path)
    assert book.sheetnames == [
        _("Overpayments"),
        _("Why and demands"),
        _("Ledger"),
        _("Instalments to come"),
    ]
    for worksheet in book.worksheets:
        assert _("Statement of overpayments") in str(worksheet["A2"].value)
        assert "21.11.2026" in str(worksheet["A3"].value)
        assert worksheet.freeze_panes == "A6"
        assert worksheet.page_setup.orientation == "landscape"


def test_days_are_days_and_what_was_typed_is_text(tmp_path: Path) -> None:
    debts, reasons, ledger, instalments = written(a_statement(), tmp_path).worksheets
    assert reasons["G6"].value == datetime(2026, 5, 26)
    assert reasons["G6"].number_format == "dd.mm.yyyy"
    assert (reasons["E6"].data_type, reasons["E6"].value) == ("s", "080101400017")
    assert (debts["E6"].data_type, debts["E6"].value) == ("s", "=cmd|' /C calc'!A0")
    assert (debts["D6"].data_type, debts["D6"].value) == ("s", "001231500018")
    assert [ledger[f"L{number}"].value for number in (6, 7)] == ["Stands", "Annulled: Қате"]
    assert [instalments[f"G{number}"].value for number in (6, 7)] == ["Overdue", "To come"]


def test_an_office_that_paid_nobody_too_much(tmp_path: Path) -> None:
    nobody = replace(a_statement(), debts=(), reasons=(), ledger=(), instalments=())
    debts, reasons, ledger, instalments = written(nobody, tmp_path).worksheets
    assert debts["C6"].value == "Nobody was paid too much."
    assert ledger["C6"].value == "Nothing has been recorded yet."
    assert instalments["C6"].value == "No instalment is to come."
    assert reasons["C6"].value == "Nobody was paid too much."
    assert debts["L7"].value == "=SUM(L6:L6)"
