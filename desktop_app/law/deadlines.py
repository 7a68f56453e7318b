"""Working days and the terms of the clauses (R-5, R-9, and the service's eight days)."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.law.steps import N_, Step, Value


class CalendarUnknownError(LookupError):
    """The holidays of a year are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(f"holidays of {year} are not known")
        self.year = year


@dataclass(frozen=True)
class WorkingCalendar:
    """Days off, moved days included, for whole years; weekends that are worked count as work."""

    years: frozenset[int]
    days_off: frozenset[date]
    worked_weekends: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Monday to Friday less days off; CalendarUnknownError for a year it does not cover."""
        if day.year not in self.years:
            raise CalendarUnknownError(day.year)
        if day in self.worked_weekends:
            return True
        return day.weekday() < 5 and day not in self.days_off


@dataclass(frozen=True)
class Deadline:
    """The last day of a term, and the steps that lead to it."""

    day: date
    steps: tuple[Step, ...]


def received_on(day: date, calendar: WorkingCalendar) -> date:
    """The working day on which it counts as received: itself, or the next one."""
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day


def after_working_days(received: date, term: int, clause: str, cal: WorkingCalendar) -> Deadline:
    """The day on which a term of working days ends; day one is the working day after receipt."""
    counted = received_on(received, cal)
    day, left, skipped = counted, term, 0
    while left:
        day += timedelta(days=1)
        if cal.is_working(day):
            left -= 1
        else:
            skipped += 1
    steps = [Step(N_("Received on {date}"), clause, {"date": received})]
    if counted != received:
        label = N_("A day off: counts as received on {date}")
        steps.append(Step(label, clause, {"date": counted}))
    label = N_("{count} working days, {skipped} days off passed over: {date}")
    values: dict[str, Value] = {"count": term, "skipped": skipped, "date": day}
    return Deadline(day, (*steps, Step(label, clause, values)))
