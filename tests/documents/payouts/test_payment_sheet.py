"""The payout workbook: what the accountant pays from, read back cell by cell."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents.payouts import workbook
from desktop_app.documents.workbooks import styles
from desktop_app.law.steps import Step
from desktop_app.translation import translator
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.workbook_samples import (
    arrears_and_current,
    line,
    payout,
    rows_of_lines,
    texts,
    totals,
    written,
)

LANGUAGES = pytest.mark.parametrize("language", ["en", "kk", "ru"])


def printed_above(worksheet: Worksheet) -> str:
    assert worksheet.oddHeader is not None
    return worksheet.oddHeader.center.text or ""


def test_what_a_payment_order_says_stands_beside_each_line(tmp_path: Path) -> None:
    sheet = arrears_and_current("ru")
    lines = tuple(replace(each, bic="CASPKZKA", purpose="=1+1") for each in sheet.lines)
    ready = replace(sheet, lines=lines, kbe="19", knp="911")
    worksheet = written(ready, tmp_path).worksheets[0]
    for row in rows_of_lines(worksheet):
        cells = worksheet[row][14:]
        assert [cell.value for cell in cells] == ["CASPKZKA", "19", "911", "=1+1"]
        assert {cell.data_type for cell in cells} == {"s"}


@LANGUAGES
def test_one_row_for_each_child_and_period(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    sheet = arrears_and_current(language)
    worksheet = written(sheet, tmp_path).worksheets[0]
    shown = [[cell.value for cell in worksheet[row]] for row in rows_of_lines(worksheet)]
    assert shown == [
        [
            item.number,
            item.child_name,
            item.child_iin,
            item.payee_name,
            item.payee_iin,
            item.iban,
            item.bank,
            wording.period(item.period, language),
            _(item.kind.value),
            item.months,
            item.amount,
            *[None] * 7,
        ]
        for item in sheet.lines
    ]


@LANGUAGES
def test_sheets_and_headings_are_translated(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    book = written(arrears_and_current(language), tmp_path)
    sheets = ("Payout", "Calculation", "Changes", "Not paid and why", "Control")
    assert book.sheetnames == [_(sheet) for sheet in sheets]
    assert all(len(name) <= 31 for name in book.sheetnames)
    heading = book.worksheets[0][rows_of_lines(book.worksheets[0])[0] - 1]
    assert [cell.value for cell in heading][:3] == [
        _("No."),
        _("Child's full name"),
        _("Child's IIN"),
    ]


def test_totals_are_formulas_with_results_for_viewers_that_do_not_calculate(tmp_path: Path) -> None:
    worksheet = written(arrears_and_current(), tmp_path).worksheets[0]
    rows = rows_of_lines(worksheet)
    sums, kinds = f"K{rows[0]}:K{rows[-1]}", f"I{rows[0]}:I{rows[-1]}"
    assert totals(worksheet) == [
        f"=COUNT({sums})",
        f'=SUMIF({kinds},"current",{sums})',
        f'=SUMIF({kinds},"arrears",{sums})',
        f"=SUM({sums})",
    ]
    stored = load_workbook(tmp_path / "payout.xlsx", data_only=True)
    assert totals(stored.worksheets[0]) == [3, 34600, 62912, 97512]
    assert stored.calculation.fullCalcOnLoad


@needs_libreoffice
@LANGUAGES
def test_libreoffice_calculates_the_same_totals(tmp_path: Path, language: str) -> None:
    sheet = arrears_and_current(language)
    workbook.write(sheet, tmp_path / "payout.xlsx")
    calculated = recalculated(tmp_path / "payout.xlsx", tmp_path)
    assert totals(calculated.worksheets[0]) == [3, 34600, 62912, sheet.total]


@needs_libreoffice
def test_the_helper_does_not_just_read_stored_results(tmp_path: Path) -> None:
    workbook.write(arrears_and_current(), tmp_path / "payout.xlsx")
    changed = tmp_path / "changed.xlsx"
    with ZipFile(tmp_path / "payout.xlsx") as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<v>34600</v>", b"<v>40000</v>"))
    calculated = recalculated(changed, tmp_path)
    assert totals(calculated.worksheets[0]) == [3, 40000, 62912, 102912]


@needs_libreoffice
def test_an_empty_payout_is_still_a_sheet(tmp_path: Path) -> None:
    sheet = replace(payout(), not_paid=())
    book = written(sheet, tmp_path)
    assert "Nobody is paid on this sheet." in texts(book.worksheets[0])
    assert "Nobody is paid on this sheet." in texts(book.worksheets[1])
    assert "There is no earlier payout to compare with." in texts(book.worksheets[2])
    assert "Every child with an award is on the payout sheet." in texts(book.worksheets[3])
    calculated = recalculated(tmp_path / "payout.xlsx", tmp_path)
    assert totals(calculated.worksheets[0]) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("language", "in_words"),
    [
        ("kk", "31\u00a0456 (отыз бір мың төрт жүз елу алты) теңге"),
        ("ru", "31\u00a0456 (тридцать одна тысяча четыреста пятьдесят шесть) тенге"),
    ],
)
def test_total_in_words(tmp_path: Path, language: str, in_words: str) -> None:
    worksheet = written(payout(line(1, 31456), language=language), tmp_path).worksheets[0]
    plain = [text.replace("\u00a0", " ") for text in texts(worksheet)]
    assert any(in_words.replace("\u00a0", " ") in text for text in plain)


def test_letterhead_citation_number_and_signatures(tmp_path: Path) -> None:
    shown = texts(written(replace(arrears_and_current(), language="en"), tmp_path).worksheets[0])
    assert shown[:5] == [
        "Отдел занятости",
        "BIN 020340000013, город Алатау, улица Кунаева, 12, +7 (727) 000-00-00",
        "Payout sheet: reimbursement of the costs of home education, quarter 1 of 2026",
        "No. 2026/7, approved on 26.03.2026, Алатау",
        "Basis: решение маслихата № 11-36",
    ]
    for name in (
        "Руководитель отдела",
        "Өтегенов Ұлан",
        "Accountant",
        "Ким Юлия",
        "Drawn up by",
        "Approved by",
        "Смағұлова Жанар",
    ):
        assert name in shown


@pytest.mark.parametrize("open_payout", [{"number": ""}, {"closed_on": None}])
def test_a_draft_says_so_on_every_sheet_and_page(
    tmp_path: Path, open_payout: dict[str, str | None]
) -> None:
    sheet = replace(arrears_and_current(), **open_payout)  # type: ignore[arg-type]
    for worksheet in written(sheet, tmp_path).worksheets:
        assert any(text.startswith("DRAFT") for text in texts(worksheet))
        assert "DRAFT" in printed_above(worksheet)


def test_a_closed_payout_is_not_called_a_draft(tmp_path: Path) -> None:
    for worksheet in written(arrears_and_current(), tmp_path).worksheets:
        assert not any("DRAFT" in text for text in texts(worksheet))
        assert not printed_above(worksheet)


def test_steps_of_each_line(tmp_path: Path) -> None:
    worksheet = written(payout(line(1, 20971)), tmp_path).worksheets[1]
    shown = [[cell.value for cell in worksheet[row]] for row in rows_of_lines(worksheet)]
    child = [1, "Әбдірахманова Гүлнұр Жұмағалиқызы", "quarter 1 of 2026"]
    assert shown == [
        [*child, "counted", 13980.67, "D-7", None],
        [*child, "rounded", 20971, "D-7", None],
        [*child, "no sum", None, "D-4", 20971],
    ]
    formats = [worksheet[f"E{row}"].number_format for row in rows_of_lines(worksheet)]
    assert formats[:2] == [styles.HUNDREDTHS, styles.WHOLE]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Fraction(1, 200), 0.01),
        (Fraction(-1, 200), 0),
        (Fraction(-1200), -1200),
        (Fraction(-62912, 3), -20970.67),
        (Fraction(3000001, 2), 1500000.5),
    ],
)
def test_sums_of_steps_are_rounded_half_up(tmp_path: Path, amount: Fraction, shown: float) -> None:
    item = replace(line(1, 100), steps=(Step("step", "D-7", {}, amount),))
    worksheet = written(payout(item), tmp_path).worksheets[1]
    assert worksheet[f"E{rows_of_lines(worksheet)[0]}"].value == shown


def test_children_not_paid_and_why(tmp_path: Path) -> None:
    worksheet = written(payout(), tmp_path).worksheets[3]
    shown = [[cell.value for cell in worksheet[row]] for row in rows_of_lines(worksheet)]
    assert shown == [[1, "Ізтілеуов Ұлан", "080000000001", "turned eighteen", "D-5"]]
