"""The working calendar of the office: public holidays, its own corrections, confirmed years."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from desktop_app.law import time_limits
from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.days import Days
from desktop_app.law.deadlines import Deadline, deadline
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.calendar import ConfirmedYear, OfficeDay
from desktop_app.records.kinds import Service
from desktop_app.services import history
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values import office_hours
from desktop_app.services.law_values.holidays import (
    added_by_office,
    known_years,
    not_known,
    public_days,
)
from desktop_app.services.reasons import reason
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.law_values import calendar as stored

_NOTICE_FROM_MONTH = 11
_ANSWER_WITHIN = {
    Service.HOME_EDUCATION: time_limits.HOME_EDUCATION,
    Service.REIMBURSEMENT: time_limits.REIMBURSEMENT,
}


class DaySource(StrEnum):
    """Where a day of the calendar comes from."""

    LAW = "law"
    MOVED = "moved"
    OFFICE = "office"


@dataclass(frozen=True)
class CalendarDay:
    """A day off, or a worked day that would be off, with its name.

    ``id`` and ``recorded_by`` are of the office's own days; ``estimated`` days were computed by the
    moon and are still to be compared with what was published.
    """

    day: date
    worked: bool
    name: Words
    source: DaySource
    id: int = 0
    recorded_by: str = ""
    estimated: bool = False


@dataclass(frozen=True)
class YearState:
    """Whether deadlines may be counted in a year, and who confirmed it, if somebody had to."""

    year: int
    known: bool
    confirmed: ConfirmedYear | None
    may_be_confirmed: bool


@dataclass(frozen=True)
class CalendarYear:
    """The days of a year that are not as the week has them, and whether they are confirmed."""

    days: tuple[CalendarDay, ...]
    state: YearState


def of_year(desk: Desk, year: int) -> CalendarYear:
    with desk.reading(Sight.OFFICE) as connection:
        state = state_of(connection, year, desk.today())
        return CalendarYear(tuple(days_of(connection, year)), state)


def shipped_calendar() -> WorkingCalendar:
    """The years that the program itself knows, without any office's corrections."""
    years = known_years()
    return WorkingCalendar(
        years=frozenset(range(years.first, years.checked + 1)),
        days_off={each.day: each.name for each in public_days() if not each.worked},
        worked={each.day: each.name for each in public_days() if each.worked},
    )


def working_calendar(connection: Connection, as_of: datetime | None = None) -> WorkingCalendar:
    """Every day off and worked day that stands, or stood at a moment; the years known now."""
    shipped = shipped_calendar()
    days_off, worked = dict(shipped.days_off), dict(shipped.worked)
    for own in stored.days(connection, as_of):
        name = added_by_office(Words(own.name_kk, own.name_ru))
        if own.worked:
            worked[own.day] = name
        else:
            days_off[own.day] = name
            worked.pop(own.day, None)
    return WorkingCalendar(_known_years(connection), days_off, worked)


def _known_years(connection: Connection) -> frozenset[int]:
    """Of a confirmed year that a newer program knows, this one may know no holidays."""
    years, confirmed = known_years(), stored.confirmed_years(connection)
    return frozenset(year for year in years.all if year <= years.checked or year in confirmed)


def answer_due(service: Service, received: date, calendar: WorkingCalendar) -> Deadline:
    """By when the outcome is due (R-5, and eight working days for the reimbursement).

    CalendarUnknownError where it reaches into a year whose days off are not known.
    """
    return deadline(received, _ANSWER_WITHIN[service], calendar)


def due_day(connection: Connection, application: Application | ApplicationEntry) -> date | None:
    """The day of `answer_due`; None as long as it lies in a year that nobody has confirmed."""
    received = office_hours.counts_from(connection, application)
    try:
        return answer_due(application.service, received, working_calendar(connection)).day
    except CalendarUnknownError:
        return None


def why_due(connection: Connection, application: Application) -> tuple[Step, ...]:
    """How an application's deadline was counted, by the calendar as it was at registration.

    The applicant's paper names that deadline, so it stays also where the count is another by now.
    """
    calendar = working_calendar(connection, application.registered_at)
    try:
        received = office_hours.counts_from(connection, application)
        found = answer_due(application.service, received, calendar)
    except CalendarUnknownError as error:
        return (not_known(error.year),)
    if application.deadline is None or application.deadline == found.day:
        return (*office_hours.told(connection, application), *found.steps)
    label = N_("The deadline that was set at registration counts: {day}")
    kept = Step(label, found.steps[-1].clause, {"day": Days.one(application.deadline)})
    return (*found.steps, kept)


def year_to_confirm(connection: Connection, today: date) -> int | None:
    """The year whose days off somebody should confirm now: this one, or from November the next."""
    known = _known_years(connection)
    needed = [today.year]
    if today.month >= _NOTICE_FROM_MONTH:
        needed.append(today.year + 1)
    years = known_years()
    return next(
        (y for y in needed if y not in known and years.may_be_confirmed(y, today.year)), None
    )


def state_of(connection: Connection, year: int, today: date) -> YearState:
    return YearState(
        year,
        known=year in _known_years(connection),
        confirmed=stored.confirmed_years(connection).get(year),
        may_be_confirmed=known_years().may_be_confirmed(year, today.year),
    )


def days_of(connection: Connection, year: int) -> list[CalendarDay]:
    """The days of a year that are not as their weekday says; the office's own word counts."""
    is_known = year in _known_years(connection)
    found = {
        each.day: CalendarDay(
            each.day,
            each.worked,
            each.name,
            DaySource.MOVED if each.moved else DaySource.LAW,
            estimated=each.estimated and not is_known,
        )
        for each in public_days()
    }
    for own in stored.days(connection):
        found[own.day] = _of_office(own)
    return [found[day] for day in sorted(found) if day.year == year]


def _of_office(own: OfficeDay) -> CalendarDay:
    name = Words(own.name_kk, own.name_ru)
    return CalendarDay(own.day, own.worked, name, DaySource.OFFICE, own.id, own.recorded_by)


def add_day(desk: Desk, day: date, worked: bool, name_kk: str, name_ru: str) -> int:
    """Make a day off, or a worked day; EntryError where it would change nothing."""
    name = Words(name_kk.strip(), name_ru.strip())
    slips = [
        Slip(field, N_("Write what day it is, or which act moved it: deadlines show it."))
        for field, text in (("name_kk", name.kk), ("name_ru", name.ru))
        if not text
    ]
    with desk.writing(Act.ADD_DAY) as connection:
        slip = _slip_of_day(connection, day, worked)
        if slip is not None or slips:
            raise EntryError(*filter(None, (slip, *slips)))
        day_id = stored.add_day(connection, day, worked, name, desk.worker.name, desk.now())
        label = N_("Added a working day: {date}") if worked else N_("Added a day off: {date}")
        history.record_for_office(connection, desk, Step(label, "R-5", {"date": day}))
        return day_id


def _slip_of_day(connection: Connection, day: date, worked: bool) -> Slip | None:
    """Why a day can't be added, or None."""
    years = known_years()
    if day.year not in years.all:
        label = N_("The calendar has the years {first} to {last}. Check the day.")
        ends = {"first": as_is(years.first), "last": as_is(years.last)}
        return Slip("day", label, ends)
    if any(own.day == day for own in stored.days(connection)):
        return Slip("day", N_("The office has this day in its list already. Annul that first."))
    calendar = replace(working_calendar(connection), years=frozenset(years.all))
    if calendar.is_working(day) is not worked:
        return None
    if worked:
        return Slip("day", N_("This is a working day already."))
    return Slip("day", N_("This is a day off already."))


def annul_day(desk: Desk, day: CalendarDay, why: str) -> None:
    """Take back a day that the office added; it stays on file with the reason."""
    why = reason(why, N_("Write why the day is annulled."))
    with desk.writing(Act.ANNUL_DAY) as connection:
        if not stored.annul_day(connection, day.id, desk.worker.name, desk.now(), why):
            raise Trouble(N_("This day is annulled already."))
        values: dict[str, Value] = {"date": day.day, "why": as_is(why)}
        act = Step(N_("Annulled the office's own day {date}: {why}"), "R-5", values)
        history.record_for_office(connection, desk, act)


def confirm_year(desk: Desk, year: int) -> None:
    """Say that the days off of a year are those that were published; it counts from now on."""
    with desk.writing(Act.CONFIRM_YEAR) as connection:
        if year in _known_years(connection):
            raise Trouble(N_("The days off of {year} are confirmed already."), year=as_is(year))
        if not known_years().may_be_confirmed(year, desk.today().year):
            label = N_("The days off of {year} are not published yet. Nothing was saved.")
            raise Trouble(label, year=as_is(year))
        stored.confirm_year(connection, year, desk.worker.name, desk.now())
        act = Step(N_("Confirmed the days off of {year}"), "R-5", {"year": as_is(year)})
        history.record_for_office(connection, desk, act)
        _fill_deadlines(connection)


def _fill_deadlines(connection: Connection) -> None:
    """Applications that came before the year was confirmed learn by when they are answered."""
    for each in applications.without_deadline(connection):
        day = due_day(connection, each)
        if day is not None:
            keeping.fill_deadline(connection, each.id, day)
