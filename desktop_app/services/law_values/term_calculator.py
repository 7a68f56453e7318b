"""Any term of the law counted from any day, by the office's calendar; nothing is kept."""

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.days import Days
from desktop_app.law.deadlines import after_hours, deadline
from desktop_app.law.steps import Step, Value
from desktop_app.law.time_limits import TimeLimit
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.law_values.calendar import working_calendar
from desktop_app.services.law_values.holidays import not_known


@dataclass(frozen=True)
class CountedTerm:
    """The last day or the moment of a term, and how it was counted.

    ``when`` is None where the days off of a year are not known, which ``missing`` then says.
    """

    when: Value | None
    steps: tuple[Step, ...] = ()
    missing: Step | None = None


@dataclass(frozen=True)
class TermCalculator:
    """Counts by the calendar as it was when it was read."""

    calendar: WorkingCalendar

    def working_days(self, limit: TimeLimit, received: date) -> CountedTerm:
        """A term of working days."""
        try:
            found = deadline(received, limit, self.calendar)
        except CalendarUnknownError as error:
            return CountedTerm(None, missing=not_known(error.year))
        return CountedTerm(Days.one(found.day), found.steps)

    def hours(self, limit: TimeLimit, day: date, at: time) -> CountedTerm:
        """A term of hours by the clock."""
        found = after_hours(datetime.combine(day, at), limit)
        return CountedTerm(found.moment, found.steps)


def calculator(desk: Desk) -> TermCalculator:
    with desk.reading(Sight.OFFICE) as connection:
        return TermCalculator(working_calendar(connection))
