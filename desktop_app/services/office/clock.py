"""Whether this PC's clock can be right, by what is on file.

It is asked when the office is opened and when a day begins, not by every act: the clocks of an
office's PCs differ by minutes, a register is brought in for days long past, and nobody is stopped
by it with a parent in front of them. A clock that a person has looked at is confirmed with a
reason, which stands in the history as the newest act: from then on the time is compared with that.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desktop_app.law.steps import N_, Step, as_is
from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.history import record_for_office
from desktop_app.services.reasons import reason
from desktop_app.storage.changes import tell
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import newest
from desktop_app.wording import moment

_PRACTICE = "practice"
"""Whose story ends on some day, whenever it is looked at."""
_PCS_DIFFER = timedelta(hours=1)
_LONGEST_PAUSE = timedelta(days=100)
"""Longer than the summer, in which an office without new children may do nothing."""


class Kind(StrEnum):
    BACK = "back"
    EARLIER_YEAR = "earlier year"
    AHEAD = "ahead"


@dataclass(frozen=True)
class ClockDoubt:
    """The time that it is by the clock, and the moment or the year on file that speaks against."""

    kind: Kind
    now: datetime
    last: datetime
    year: int

    @property
    def step(self) -> Step:
        times = {"now": moment(self.now), "last": moment(self.last), "year": str(self.year)}
        values = {name: as_is(said) for name, said in times.items()}
        label = {
            Kind.BACK: N_(
                "By this PC's clock it is {now}, but the last act on file was done on {last}. "
                "Look whether the day and the time are right."
            ),
            Kind.EARLIER_YEAR: N_(
                "By this PC's clock it is {now}, but registers have numbers of the year {year}. "
                "Look whether the day is right."
            ),
            Kind.AHEAD: N_(
                "By this PC's clock it is {now}, and the last act on file was done long ago, on "
                "{last}. Look whether the day is right: deadlines and numbers follow it."
            ),
        }[self.kind]
        return Step(label, "", values)


def doubt(desk: Desk) -> ClockDoubt | None:
    """What speaks against the clock; None where nothing does, or it is an office to practise in."""
    now = desk.now()
    with desk.reading(Sight.OFFICE) as connection:
        last = newest.newest(connection)
        if last is None or offices.value(connection, _PRACTICE) == "yes":
            return None
        if now < last.at - _PCS_DIFFER:
            return ClockDoubt(Kind.BACK, now, last.at, now.year)
        if now > last.at + _LONGEST_PAUSE:
            return ClockDoubt(Kind.AHEAD, now, last.at, now.year)
        year = newest.last_numbered_year(connection)
        if year is None or year <= now.year:
            return None
        begins = datetime(now.year, 1, 1)
        if newest.was_done_in(connection, Act.CONFIRM_CLOCK, begins, now):
            return None
    return ClockDoubt(Kind.EARLIER_YEAR, now, last.at, year)


def confirm(desk: Desk, why: str) -> None:
    """The clock is right though something speaks against it; the reason goes into the history."""
    why = reason(why, N_("Write how you know that the clock is right."))
    with desk.writing(Act.CONFIRM_CLOCK) as connection:
        tell(connection, "clock", None, {"now": desk.now().isoformat()})
        label = N_("Confirmed that the clock is right: {now}. Reason: {why}")
        values = {"now": as_is(moment(desk.now())), "why": as_is(why)}
        record_for_office(connection, desk, Step(label, "", values))
