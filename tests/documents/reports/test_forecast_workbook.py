"""The forecast's workbook, read back cell by cell, and calculated by LibreOffice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app import wording
from desktop_app.documents.reports import forecast_workbook
from desktop_app.documents.reports.forecast_sheet import (
    DropOutLine,
    ForecastSheet,
    MonthLine,
    PeriodLine,
)
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step
from desktop_app.translation import translator
from tests.builders import cited_acts
from tests.documents.libreoffice import needs_libreoffice, recalculated
from tests.documents.workbook_samples import LETTERHEAD

LANGUAGES = pytest.mark.parametrize("language", ["en", "kk", "ru"])


def a_forecast(language: str = "en") -> ForecastSheet:
    months = [
        MonthLine(Month(2027, number), 3, 37_600 + number, 0, assumed_mci=True)
        for number in range(1, 6)
    ]
    autumn = MonthLine(Month(2027, 9), 2, 75_200, 75_200, assumed_mci=True)
    return ForecastSheet(
        letterhead=LETTERHEAD,
        year=2027,
        made_on=date(2026, 11, 21),
        assumed=(Step("the decision in force goes on", "D-7"),),
        months=(*months, autumn),
        periods=(
            PeriodLine(Quarter(2027, 1), 3, 112_806, 37_601, 75_205),
            PeriodLine(Quarter(2027, 2), 3, 75_209, 0, 75_209),
            PeriodLine(Quarter(2027, 3), 2, 75_200, 0, 75_200),
        ),
        arrears=69_200,
        drop_outs=(
            DropOutLine("Әбдірахманова Гүлнұр", "001231500018", Month(2027, 5), Step("x", "D-4")),
        ),
        language=language,
        acts=cited_acts(),
    )


def written(sheet: ForecastSheet, folder: Path) -> Workbook:
    forecast_workbook.write(sheet, folder / "forecast.xlsx")
    return load_workbook(folder / "forecast.xlsx")


def last_row(worksheet: Worksheet) -> list[object]:
    return [cell.value for cell in worksheet[worksheet.max_row]]


@LANGUAGES
def test_sheets_and_what_is_assumed_are_in_the_language(tmp_path: Path, language: str) -> None:
    _ = translator(language).gettext
    book = written(a_forecast(language), tmp_path)
    assert book.sheetnames == [_("Months"), _("Payment periods"), _("Who drops out")]
    for worksheet in book.worksheets:
        head = [str(worksheet.cell(row, 1).value) for row in range(1, 5)]
        assert "2027" in head[1]
        assert "21.11.2026" in head[2]
        assert head[3] == _("Assumed: {what}").format(what=_("the decision in force goes on"))


def test_totals_are_formulas_with_their_results(tmp_path: Path) -> None:
    months, periods, _drop_outs = written(a_forecast(), tmp_path).worksheets
    assert last_row(months)[2:4] == ["=SUM(C7:C12)", "=SUM(D7:D12)"]
    assert last_row(periods)[2:] == ["=SUM(C7:C10)", "=SUM(D7:D10)", "=SUM(E7:E10)"]
    stored = load_workbook(tmp_path / "forecast.xlsx", data_only=True).worksheets
    assert last_row(stored[0])[2:4] == [263_215, 75_200]
    assert last_row(stored[1])[2:] == [263_215, 37_601, 294_814]


@needs_libreoffice
@LANGUAGES
def test_libreoffice_calculates_the_same(tmp_path: Path, language: str) -> None:
    forecast_workbook.write(a_forecast(language), tmp_path / "forecast.xlsx")
    months, periods, _drop_outs = recalculated(tmp_path / "forecast.xlsx", tmp_path).worksheets
    assert last_row(months)[2:4] == [263_215, 75_200]
    assert last_row(periods)[2:] == [263_215, 37_601, 294_814]


def test_each_month_and_each_child(tmp_path: Path) -> None:
    sheet = a_forecast()
    months, _periods, drop_outs = written(sheet, tmp_path).worksheets
    rows = [[cell.value for cell in months[row]] for row in range(7, 13)]
    assert rows == [
        [wording.month(line.month, "en"), line.children, line.tenge, line.renewed, "assumed"]
        for line in sheet.months
    ]
    (child,) = sheet.drop_outs
    assert [cell.value for cell in drop_outs[7]] == [
        1,
        child.child_name,
        child.child_iin,
        "May 2027",
        "x",
        "D-4",
    ]


def test_a_year_in_which_nobody_is_entitled(tmp_path: Path) -> None:
    nobody = replace(a_forecast(), months=(), periods=(), arrears=0, drop_outs=())
    months, periods, drop_outs = written(nobody, tmp_path).worksheets
    assert last_row(months)[2] == "=SUM(C7:C7)"
    assert last_row(periods)[4] == "=SUM(E7:E7)"
    assert drop_outs.cell(7, 2).value == "Nobody drops out."
