"""Stages of the services: recorded with time, exported for a period (R-8)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.records.kinds import Service
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.registers import stages
from tests.builders import Clock, home_education_entry, reimbursement_entry
from tests.ready_made import ready_made


@pytest.fixture
@ready_made
def two_cases(desk: Desk, school: int, clock: Clock) -> None:
    clock.move_to(datetime(2026, 3, 31, 23, 59))
    registering.register(desk, home_education_entry(school, 1, applied_on=date(2026, 3, 31)))
    clock.move_to(datetime(2026, 4, 1))
    registering.register(desk, reimbursement_entry(school, 2, applied_on=date(2026, 4, 1)))


def _numbers(desk: Desk, first: date, last: date, service: Service | None = None) -> list[str]:
    sheet = stages.of_period(desk, first, last, service, "kk")
    return list(dict.fromkeys(stage.number for stage in sheet.stages))


@pytest.mark.usefixtures("two_cases")
def test_a_period_has_its_first_and_last_day_and_nothing_else(desk: Desk) -> None:
    march, april = date(2026, 3, 31), date(2026, 4, 1)
    assert _numbers(desk, march, march) == ["Ө-2026-00001"]
    assert _numbers(desk, april, april) == ["Ө-2026-00002"]
    assert _numbers(desk, march, april) == ["Ө-2026-00001", "Ө-2026-00002"]
    assert _numbers(desk, march, april, Service.REIMBURSEMENT) == ["Ө-2026-00002"]
    assert _numbers(desk, date(2026, 4, 2), date(2026, 12, 31)) == []


@pytest.mark.usefixtures("two_cases")
@pytest.mark.parametrize(("language", "stage"), [("kk", "Қолхат"), ("ru", "Расписка")])
def test_the_workbook_tells_each_stage_with_its_time(
    desk: Desk, tmp_path: Path, language: str, stage: str
) -> None:
    file = tmp_path / "stages.xlsx"
    sheet = stages.of_period(desk, date(2026, 3, 1), date(2026, 3, 31), None, language)
    stages.save_workbook(sheet, file)
    rows = list(load_workbook(file).worksheets[0].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["Ө-2026-00001"] * 2
    assert {row[2] for row in rows} == {"31.03.2026 23:59"}
    assert stage.lower() in str(rows[1][3]).lower()
    assert rows[0][4] == desk.worker.name


def test_nothing_in_a_period_is_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "stages.xlsx"
    sheet = stages.of_period(desk, date(2026, 3, 1), date(2026, 3, 31), None, "en")
    stages.save_workbook(sheet, file)
    assert load_workbook(file).worksheets[0]["A5"].value == "No stage in this period."
    with pytest.raises(Trouble, match="can't be written"):
        stages.save_workbook(sheet, tmp_path / "none" / "stages.xlsx")
