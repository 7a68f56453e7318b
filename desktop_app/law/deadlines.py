"""When a term ends, told so that nobody needs a calendar (R-5, R-7-1, R-9, eight days of D-6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.law.calendar import WEEKEND, WorkingCalendar
from desktop_app.law.days import ONE_DAY, Days, runs
from desktop_app.law.steps import N_, Single, Step, Value
from desktop_app.law.time_limits import TimeLimit


@dataclass(frozen=True)
class Deadline:
    """The last day of a term, and the steps that lead to it."""

    day: date
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class HourDeadline:
    """The moment at which a term of hours ends, and the steps that lead to it."""

    moment: datetime
    steps: tuple[Step, ...]


def received_on(day: date, calendar: WorkingCalendar) -> date:
    """The working day on which it counts as received: itself, or the next one."""
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def after_working_days(received: date, count: int, calendar: WorkingCalendar) -> date:
    """The day on which so many working days end; day one is the working day after receipt.

    CalendarUnknownError where it reaches into a year whose days off are not known.
    """
    counted, _passed = _count(received_on(received, calendar), count, calendar)
    return counted[-1]


def deadline(received: date, limit: TimeLimit, calendar: WorkingCalendar) -> Deadline:
    """The end of a term of working days, with every day that was passed over.

    CalendarUnknownError where it reaches into a year whose days off are not known.
    """
    first = received_on(received, calendar)
    counted, passed = _count(first, limit.count, calendar)
    steps = [
        Step(limit.start, limit.clause, {"when": Days.one(received)}),
        *_late_start(received, first, limit.clause, calendar),
        *_passed_over(passed, limit.clause, calendar),
        *_worked([first, *counted], limit.clause, calendar),
        Step(N_("Counted: {days}"), limit.clause, {"days": runs(counted)}),
        _end(limit, len(passed), counted[-1]),
    ]
    return Deadline(counted[-1], tuple(steps))


def after_hours(asked: datetime, limit: TimeLimit) -> HourDeadline:
    """The end of a term of hours by the clock: weekends and holidays count (R-7-1)."""
    moment = asked + timedelta(hours=limit.count)
    values: dict[str, Value] = {"count": limit.count, "when": moment}
    steps = (
        Step(limit.start, limit.clause, {"when": asked}),
        Step(N_("Hours by the clock, days off too: {count}. Until {when}"), limit.clause, values),
    )
    return HourDeadline(moment, steps)


def _count(first: date, count: int, calendar: WorkingCalendar) -> tuple[list[date], list[date]]:
    """The working days after the first one, so many of them, and the days off in between."""
    counted: list[date] = []
    passed: list[date] = []
    day = first
    while len(counted) < count:
        day += ONE_DAY
        (counted if calendar.is_working(day) else passed).append(day)
    return counted, passed


def _late_start(
    received: date, first: date, clause: str, calendar: WorkingCalendar
) -> Iterator[Step]:
    """What comes on a day off counts as received on the next working day."""
    if first == received:
        return
    yield _not_counted(Days(received, first - ONE_DAY), clause, calendar)
    label = N_("So it counts as of the next working day: {day}")
    yield Step(label, clause, {"day": Days.one(first)})


def _passed_over(passed: Iterable[date], clause: str, calendar: WorkingCalendar) -> Iterator[Step]:
    """One step for each run of days off; several ordinary weekends share one."""
    found = runs(passed)
    weekends = tuple(run for run in found if _reasons(run, calendar) == (WEEKEND,))
    together = len(weekends) > 1
    if together:
        yield Step(N_("Weekends not counted: {days}"), clause, {"days": weekends})
    for run in found:
        if not together or run not in weekends:
            yield _not_counted(run, clause, calendar)


def _not_counted(run: Days, clause: str, calendar: WorkingCalendar) -> Step:
    label = N_("Not counted: {days} — {why}")
    return Step(label, clause, {"days": run, "why": _reasons(run, calendar)})


def _reasons(run: Days, calendar: WorkingCalendar) -> tuple[Single, ...]:
    """Why the days of a run are off, each reason once, in the order of the days."""
    length = (run.last - run.first).days + 1
    days = (run.first + timedelta(days=number) for number in range(length))
    return tuple(dict.fromkeys(calendar.why_off(day) for day in days))


def _worked(days: Iterable[date], clause: str, calendar: WorkingCalendar) -> Iterator[Step]:
    """A day that one would take for a day off says why it is none."""
    for day in days:
        why = calendar.why_worked(day)
        if why is not None:
            label = N_("Worked, though it looks like a day off: {day} — {why}")
            yield Step(label, clause, {"day": Days.one(day), "why": why})


def _end(limit: TimeLimit, passed: int, last: date) -> Step:
    label = N_("Working days: {count}, days off in between: {passed}. Last day: {day}")
    values: dict[str, Value] = {"count": limit.count, "passed": passed, "day": Days.one(last)}
    return Step(label, limit.clause, values)
