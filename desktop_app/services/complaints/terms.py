"""By when a complaint is considered, sent on, and its extension told (R-9)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from desktop_app.law import time_limits
from desktop_app.law.calendar import CalendarUnknownError, WorkingCalendar
from desktop_app.law.days import Days
from desktop_app.law.deadlines import Deadline, deadline
from desktop_app.law.steps import N_, Step
from desktop_app.law.time_limits import TimeLimit
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import ComplaintBody
from desktop_app.services.law_values.calendar import working_calendar
from desktop_app.services.law_values.holidays import not_known


@dataclass(frozen=True)
class Terms:
    """``send_on`` is None where the complaint is considered here."""

    considered: Deadline
    send_on: Deadline | None

    @property
    def own(self) -> Deadline:
        """What the office itself has to keep."""
        return self.send_on or self.considered


def limit_of(body: ComplaintBody) -> TimeLimit:
    """Fifteen working days for the body that assesses the quality of services, five for others."""
    if body is ComplaintBody.QUALITY:
        return time_limits.QUALITY_COMPLAINT
    return time_limits.COMPLAINT


def terms(
    body: ComplaintBody, received: date, registered: date, calendar: WorkingCalendar
) -> Terms:
    """Considering is counted from registration, sending on from receipt.

    CalendarUnknownError where a term reaches into a year whose days off are not known.
    """
    considered = deadline(registered, limit_of(body), calendar)
    if not body.is_elsewhere:
        return Terms(considered, None)
    return Terms(considered, deadline(received, time_limits.SENDING_ON, calendar))


def tell_by(extended: date, calendar: WorkingCalendar) -> Deadline:
    """By when the complainant is told that the time was extended."""
    return deadline(extended, time_limits.EXTENSION_NOTICE, calendar)


@dataclass(frozen=True)
class Extension:
    """What follows where the time of a complaint is extended today.

    ``until`` is once more as long as before, ``tell_by`` the day by which the complainant is told
    and ``steps`` how it is counted; None where days off are not known, and ``unknown`` says which.
    """

    until: date | None
    tell_by: date | None
    steps: tuple[Step, ...] = ()
    unknown: Step | None = None


def extension(complaint: Complaint, today: date, calendar: WorkingCalendar) -> Extension:
    """By when an extension that is decided today would end, and when it has to be told."""
    try:
        until = deadline(complaint.considered_by, limit_of(complaint.body), calendar).day
    except CalendarUnknownError:
        until = None
    try:
        told = tell_by(today, calendar)
    except CalendarUnknownError as error:
        return Extension(until, None, unknown=not_known(error.year))
    return Extension(until, told.day, told.steps)


def why_due(connection: Connection, complaint: Complaint) -> tuple[Step, ...]:
    """How the day by which the office acts was counted, by the calendar as it was then.

    The complainant's paper names that day, so it stays also where the count is another by now.
    """
    calendar = working_calendar(connection, complaint.registered_at)
    registered = complaint.registered_at.date()
    try:
        found = terms(complaint.body, complaint.received_on, registered, calendar).own
    except CalendarUnknownError as error:
        return (not_known(error.year),)
    set_then = complaint.send_on_by or complaint.deadline
    steps = found.steps
    if found.day != set_then:
        label = N_("The deadline that was set at registration counts: {day}")
        steps = (*steps, Step(label, "R-9", {"day": Days.one(set_then)}))
    return (*steps, *_extended(complaint, calendar))


def _extended(complaint: Complaint, calendar: WorkingCalendar) -> tuple[Step, ...]:
    """The extension that counts now, and by when the complainant was to be told of it."""
    if complaint.extended_on is None or complaint.extended_until is None:
        return ()
    days = {"on": Days.one(complaint.extended_on), "day": Days.one(complaint.extended_until)}
    extended = Step(N_("Extended on {on}. Last day: {day}"), "R-9", days)
    try:
        told = Days.one(tell_by(complaint.extended_on, calendar).day)
    except CalendarUnknownError as error:
        return (extended, not_known(error.year))
    label = N_("The complainant is told of the extension by {day}")
    return (extended, Step(label, "R-9", {"day": told}))
