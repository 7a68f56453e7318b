"""The office's own days off and worked days, and the years that it confirmed."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from desktop_app.law.steps import Words
from desktop_app.records.calendar import ConfirmedYear, OfficeDay
from desktop_app.storage import standing
from desktop_app.storage.rows import all_of, asked_once, insert_row
from desktop_app.storage.tables import calendar_days, calendar_years


@asked_once
def days(connection: Connection, as_of: datetime | None = None) -> list[OfficeDay]:
    """The days that stand, or stood at a moment, in order."""
    found = select(calendar_days).where(standing.standing(calendar_days, as_of))
    return all_of(OfficeDay, connection, found.order_by(calendar_days.c.day))


def add_day(
    connection: Connection, day: date, worked: bool, name: Words, who: str, when: datetime
) -> int:
    """The id of the day, which stands from now on."""
    values = {
        "day": day,
        "worked": worked,
        "name_kk": name.kk,
        "name_ru": name.ru,
        "recorded_by": who,
        "recorded_at": when,
    }
    return insert_row(connection, calendar_days, values)


def annul_day(connection: Connection, day_id: int, who: str, when: datetime, why: str) -> bool:
    """Take a day back, with the reason; False where it is annulled already."""
    return standing.annul(connection, calendar_days, day_id, who, when, why)


@asked_once
def confirmed_years(connection: Connection) -> dict[int, ConfirmedYear]:
    rows = all_of(ConfirmedYear, connection, select(calendar_years))
    return {row.year: row for row in rows}


def confirm_year(connection: Connection, year: int, who: str, when: datetime) -> None:
    connection.execute(
        insert(calendar_years).values(year=year, confirmed_by=who, confirmed_at=when)
    )
