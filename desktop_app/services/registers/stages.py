"""Stages of the services with their time, exported for a period (R-8)."""

from datetime import date, timedelta
from pathlib import Path

from desktop_app.documents.registers.stages_sheet import Stage, StagesSheet
from desktop_app.records.kinds import Service
from desktop_app.services.desk import Desk
from desktop_app.services.files import file_trouble
from desktop_app.services.record_words import SERVICE_WORDS
from desktop_app.storage.office import details as offices
from desktop_app.storage.registers import lists as registers_read


def of_period(
    desk: Desk, first: date, last: date, service: Service | None, language: str
) -> StagesSheet:
    """What was done for applications from the first to the last day, both included."""
    with desk.reading() as connection:
        office = offices.details(connection)
        end = last + timedelta(days=1)
        ids = registers_read.stage_ids(connection, first, end, service)
        rows = registers_read.stage_rows(connection, ids)
    stages = [
        Stage(
            row.at,
            row.number,
            SERVICE_WORDS[row.service],
            row.provider_kk,
            row.provider_ru,
            row.what,
            row.who,
        )
        for row in reversed(rows)
    ]
    return StagesSheet(first, last, office.name_kk, office.name_ru, stages, language)


def save_workbook(sheet: StagesSheet, path: Path) -> None:
    """Write the workbook; Trouble where the file is open in Excel or the disk is full."""
    from desktop_app.documents.registers.stages_workbook import write

    with file_trouble(path):
        write(sheet, path)
