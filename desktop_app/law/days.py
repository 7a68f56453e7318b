"""Days as an explanation tells them: a run of them, or one alone, with their weekdays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """Days that follow on each other, the last one included; told with their weekdays."""

    first: date
    last: date

    @classmethod
    def one(cls, day: date) -> "Days":
        return cls(day, day)


def runs(days: Iterable[date]) -> tuple[Days, ...]:
    """Days in order, each unbroken run of them as one."""
    found: list[Days] = []
    for day in days:
        if found and found[-1].last + ONE_DAY == day:
            found[-1] = Days(found[-1].first, day)
        else:
            found.append(Days.one(day))
    return tuple(found)
