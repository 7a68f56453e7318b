"""Until when of a day a portal request counts as received on it: the office may say (R-5)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.kinds import Channel
from desktop_app.services.errors import Slip
from desktop_app.storage.office import details as offices

KEY = "portal.until"


def stored(connection: Connection) -> str:
    """As typed, ``18:00``; empty where a request counts whatever the hour."""
    return offices.value(connection, KEY)


def save(connection: Connection, until: str, who: str, when: datetime) -> None:
    offices.save_values(connection, {KEY: until}, who, when)


def slips(until: str) -> Iterator[Slip]:
    if until and _hour(until) is None:
        yield Slip("portal_until", N_("Enter the time as 18:00, or nothing."))


def counts_from(connection: Connection, application: Application | ApplicationEntry) -> date:
    """The day on which it counts as received; what came after hours, the day after.

    The month of application (D-4) stays that of the day on which it was sent.
    """
    late = _after_hours(connection, application)
    return application.applied_on + timedelta(days=1) if late else application.applied_on


def told(connection: Connection, application: Application) -> tuple[Step, ...]:
    """That it came after hours, where it did."""
    if application.sent_at is None or not _after_hours(connection, application):
        return ()
    label = N_(
        "Sent on the portal at {time}, after the office's hours: it counts as received on the next "
        "working day"
    )
    return (Step(label, "R-5", {"time": as_is(f"{application.sent_at:%H:%M}")}),)


def _after_hours(connection: Connection, application: Application | ApplicationEntry) -> bool:
    if application.channel is not Channel.PORTAL or application.sent_at is None:
        return False
    until = _hour(stored(connection))
    return until is not None and application.sent_at.time() >= until


def _hour(text: str) -> time | None:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        return None
