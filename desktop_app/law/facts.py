"""The facts of one award, as the law asks for them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.quarters import Month
from desktop_app.law.readings import AS_SHIPPED, Institution, LastMonth, Readings


@dataclass(frozen=True)
class Certificate:
    """The confirmation that the child studies at home, and its period (D-2, D-4).

    It is the school's, or whichever document `Facts.paper` says the award rests on.
    """

    first_day: date
    last_day: date


class EventKind(StrEnum):
    """Circumstances of D-5 that are not known in advance."""

    STATE_INSTITUTION = "state institution"
    DEATH = "death"


@dataclass(frozen=True)
class Event:
    """``ended_on`` is the last day of study in a state institution, once it is over."""

    kind: EventKind
    happened_on: date
    ended_on: date | None = None

    def suspends(self, month: Month) -> bool:
        """Whether the month lies between those in which it began and ended, both exclusive."""
        assert self.ended_on is not None
        return Month.of(self.happened_on) < month < Month.of(self.ended_on)

    def concerns(self, begins: date) -> bool:
        """Whether it can end what begins on that day: what was over before can't."""
        return self.ended_on is None or self.ended_on >= begins


class EndReason(StrEnum):
    """Why the office ends an award although nothing of D-5 has happened."""

    ANOTHER_PAYEE = "another payee"
    STATE_SUPPORT = "full state support"
    RIGHTS_DEPRIVED = "parental rights deprived"
    GUARDIANSHIP_ENDED = "guardianship ended"
    PAYEE_DIED = "payee died"
    MOVED_AWAY = "moved away"


@dataclass(frozen=True)
class Ending:
    """An award that was ended: the month of ``day`` is its last one."""

    day: date
    reason: EndReason


@dataclass(frozen=True)
class Facts:
    """What an award rests on. ``disability_until`` None means an indefinite disability.

    ``taken`` are the months that other awards of the child had when this one was decided: there is
    one payee at any time (D-3). ``wrong_child``: it was given to a child whose papers these are
    not, and is annulled. ``readings``, and the ``paper`` that gives the months, are those of the
    decision that it was given by: another decision does not read it anew.
    """

    birth_date: date
    applied_on: date
    certificate: Certificate | None
    disability_until: date | None
    full_state_support: bool = False
    parental_rights_deprived: bool = False
    consent: bool = True
    events: tuple[Event, ...] = field(default=())
    ended: Ending | None = None
    taken: frozenset[Month] = frozenset()
    wrong_child: bool = False
    readings: Readings = AS_SHIPPED
    paper: AwardPaper = AwardPaper.CERTIFICATE

    @property
    def begins(self) -> date:
        """The day of application or the certificate's first day, whichever is later (D-4)."""
        certified = self.certificate.first_day if self.certificate else self.applied_on
        return max(self.applied_on, certified)

    @property
    def certified_until(self) -> Month | None:
        """The last month that the certificate gives, as the decision is read (D-4)."""
        if self.certificate is None:
            return None
        last = Month.of(self.certificate.last_day)
        return last if self.readings.last_month is LastMonth.INCLUSIVE else last.shifted(-1)

    def stops_it(self, event: Event) -> bool:
        """Whether it ends the award, as the decision is read: what is over may only suspend it."""
        return event not in self.suspensions and event.concerns(self.begins)

    @property
    def suspensions(self) -> tuple[Event, ...]:
        """Study in a state institution that is over and only suspended the award (D-5)."""
        if self.readings.institution is Institution.ENDS:
            return ()
        return tuple(
            event
            for event in self.events
            if event.kind is EventKind.STATE_INSTITUTION and event.ended_on is not None
        )


def goes_on(ended_on: date, begins_on: date) -> bool:
    """Whether what begins on one day goes on with what ended on another, with no month between.

    A certificate or a disability term that is renewed in the month in which it ended, or on the
    first day of the next one, leaves no month to stop payment from (D-4, D-5).
    """
    return Month.of(begins_on - timedelta(days=1)) <= Month.of(ended_on)


@lru_cache(maxsize=8192)
def coming_of_age(birth_date: date) -> date:
    """The eighteenth birthday.

    Born on 29 February, a year without that day ends the term with the last day of February
    (Civil Code, article 174).
    """
    try:
        return birth_date.replace(year=birth_date.year + 18)
    except ValueError:
        return date(birth_date.year + 18, 2, 28)
