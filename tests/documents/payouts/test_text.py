"""The payout workbook: what people typed stays text, and never becomes a formula or a number."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop_app.documents.payouts import workbook
from desktop_app.documents.payouts.sheet import NotPaid
from desktop_app.documents.workbooks import sheets, styles
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineKind
from desktop_app.records.payout_changes import Change, ChangeKind
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.workbook_samples import (
    LETTERHEAD,
    arrears_and_current,
    line,
    payout,
    rows_of_lines,
    totals,
    written,
)

TYPED = (
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://example.invalid","x")',
    "+1",
    "-1",
    "@SUM(K1:K9)",
    "\t=1+1",
    "\r=1+1",
    "\x00=1+1",
    "<b>&amp;</b>]]>",
    "_x003D_1+1",
    "\ud800=1+1",
    "{0}{citation}",
    "%s",
)


def test_numbers_of_people_and_accounts_are_text(tmp_path: Path) -> None:
    worksheet = written(arrears_and_current(), tmp_path).worksheets[0]
    for row in rows_of_lines(worksheet):
        for column in "CEF":
            cell = worksheet[f"{column}{row}"]
            assert (cell.data_type, cell.number_format) == ("s", "@")
        assert worksheet[f"C{row}"].value == "001231500018"
        assert worksheet[f"K{row}"].data_type == "n"
        assert worksheet[f"K{row}"].number_format == styles.WHOLE


def test_excel_is_told_not_to_warn_of_numbers_as_text(tmp_path: Path) -> None:
    worksheet = written(arrears_and_current(), tmp_path).worksheets[0]
    rows = rows_of_lines(worksheet)
    with ZipFile(tmp_path / "payout.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    ranges = " ".join(f"{column}{rows[0]}:{column}{rows[-1]}" for column in "CEFPQ")
    assert f'<ignoredError sqref="{ranges}" numberStoredAsText="1"/>' in xml
    assert xml.index("</headerFooter>") < xml.index("<ignoredErrors>")
    assert xml.index("</ignoredErrors>") < xml.index("<tableParts")
    assert xml.endswith("</tableParts></worksheet>")


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_is_never_a_formula(tmp_path: Path, typed: str) -> None:
    step = Step("said: {what}", "D-7", {"what": typed})
    item = replace(
        line(1, 100),
        child_name=typed,
        child_iin=typed,
        payee_name=typed,
        payee_iin=typed,
        iban=typed,
        bank=typed,
        school=typed,
        agreement=typed,
        kind=LineKind.SET_OFF,
        steps=(step, Step("{what}", typed, {"what": typed})),
    )
    letterhead = replace(
        LETTERHEAD,
        name_ru=typed,
        bin=typed,
        address_ru=typed,
        phone=typed,
        place_ru=typed,
        head_position_ru=typed,
        head_name=typed,
    )
    sheet = replace(
        payout(item),
        letterhead=letterhead,
        citation_ru=typed,
        number=typed,
        prepared_by=typed,
        accountant=typed,
        approved_by=typed,
        substitution=typed,
        follows=typed,
        compared_with=(typed,),
        not_paid=(NotPaid(typed, typed, Step("{what}", typed, {"what": typed})),),
        changes=(Change(ChangeKind.PAYEE, 1, typed, typed, typed, typed, (step,)),),
    )
    book = written(sheet, tmp_path)
    formulas = [
        str(cell.value)
        for worksheet in book.worksheets
        for row in worksheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    ours = {"=COUNT", "=SUMIF", "=SUMIFS", "=SUM", "=SUMPRODUCT", "=IF"}
    assert {formula.split("(")[0] for formula in formulas} == ours
    assert not any(typed and typed in formula for formula in formulas if len(typed) > 2)
    shown = book.worksheets[0]["A1"].value
    assert shown == sheets.clean(typed).replace("_x003D_", "_x005F_x003D_")
    assert book.worksheets[0]["A1"].data_type == "s"


@needs_libreoffice
def test_libreoffice_shows_what_people_typed_as_it_is(tmp_path: Path) -> None:
    items = [replace(line(n, 100), child_name=typed) for n, typed in enumerate(TYPED, start=1)]
    workbook.write(payout(*items), tmp_path / "payout.xlsx")
    worksheet = recalculated(tmp_path / "payout.xlsx", tmp_path).worksheets[0]
    shown = [worksheet[f"B{row}"].value for row in rows_of_lines(worksheet)]
    assert shown == [sheets.clean(typed) for typed in TYPED]
    assert totals(worksheet)[-1] == 100 * len(TYPED)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("a\t\r\nb\u2028c", "a b c"),
        (" a ", "a"),
        ("\u202eabc\u2066\u200f", "abc"),
        ("a\ud800b\uffff", "ab"),
        ("И\u0306", "Й"),
        ("31\u00a0456", "31\u00a0456"),
        ("a" * 40_000, "a" * (sheets.LONGEST_TEXT - 1) + "…"),
    ],
)
def test_clean(typed: str, kept: str) -> None:
    assert sheets.clean(typed) == kept
