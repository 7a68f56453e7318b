"""Which days are worked: Monday to Friday less days off, each of which has a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.law.steps import N_, Words

WEEKEND = N_("weekend")


class CalendarUnknownError(LookupError):
    """The days off of a year are not known: nobody has confirmed them yet."""

    def __init__(self, year: int) -> None:
        super().__init__(f"days off of {year} are not known")
        self.year = year


@dataclass(frozen=True)
class WorkingCalendar:
    """The days off of whole years, moved days included, with their names.

    ``worked`` are days that would be off by weekday or by ``days_off`` and are worked all the same.
    """

    years: frozenset[int]
    days_off: Mapping[date, Words]
    worked: Mapping[date, Words] = field(default_factory=dict)

    def is_working(self, day: date) -> bool:
        """Whether the day is worked; CalendarUnknownError for a year it does not cover."""
        if day.year not in self.years:
            raise CalendarUnknownError(day.year)
        return day in self.worked or not self._would_be_off(day)

    def why_off(self, day: date) -> Words | str:
        """The name of a day off, or that it is a weekend."""
        return self.days_off.get(day, WEEKEND)

    def why_worked(self, day: date) -> Words | None:
        """The name of a worked day that would otherwise be off; None for an ordinary one."""
        return self.worked.get(day) if self._would_be_off(day) else None

    def _would_be_off(self, day: date) -> bool:
        return day.weekday() >= 5 or day in self.days_off
