"""The stages of a period as a workbook, line by line (R-8)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.documents.registers import stages_workbook
from desktop_app.documents.registers.stages_sheet import Stage, StagesSheet
from desktop_app.law.steps import Step, as_is

STAGE = Stage(
    at=datetime(2026, 11, 20, 9, 30),
    number="Ө-2026-00001",
    service="Home education",
    provider_kk="№ 7 мектеп",
    provider_ru="Школа № 7",
    what=Step("Issued: {paper} {number}", "R-8", {"paper": "Receipt slip", "number": as_is("Ш-1")}),
    who="=Әсем",
)


def _rows(path: Path, language: str, *stages: Stage) -> list[list[object]]:
    sheet = StagesSheet(date(2026, 11, 1), date(2026, 11, 30), "Бөлім", "Отдел", stages, language)
    stages_workbook.write(sheet, path)
    (worksheet,) = load_workbook(path).worksheets
    return [[cell.value for cell in row] for row in worksheet]


@pytest.mark.parametrize(
    ("language", "office", "school", "service"),
    [
        ("kk", "Бөлім", "№ 7 мектеп", "Үйде оқыту"),
        ("ru", "Отдел", "Школа № 7", "Обучение на дому"),
    ],
)
def test_a_stage_in_each_language(
    tmp_path: Path, language: str, office: str, school: str, service: str
) -> None:
    rows = _rows(tmp_path / "кезеңдер.xlsx", language, STAGE, STAGE)
    assert rows[0][0] == office
    assert "01.11.2026 – 30.11.2026" in str(rows[1][0])
    line = rows[-1]
    assert (line[0], line[1], line[5]) == ("Ө-2026-00001", service, school)
    assert line[2] == "20.11.2026 09:30"
    assert "Ш-1" in str(line[3])
    assert line[4] == "=Әсем"
    assert rows[-2] == line


def test_a_name_is_never_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "кезеңдер.xlsx"
    _rows(path, "kk", STAGE)
    cells = [cell for row in load_workbook(path).worksheets[0] for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_period_without_stages_says_so(tmp_path: Path) -> None:
    rows = _rows(tmp_path / "кезеңдер.xlsx", "en")
    assert rows[-1][0] == "No stage in this period."
