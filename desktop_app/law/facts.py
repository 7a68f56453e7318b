"""The facts of one award, as the law asks for them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Certificate:
    """The school's confirmation that the child studies at home, and its period (D-2, D-4)."""

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

    def concerns(self, begins: date) -> bool:
        """Whether it can end what begins on that day: what was over before can't."""
        return self.ended_on is None or self.ended_on >= begins


@dataclass(frozen=True)
class Facts:
    """What an award rests on. ``disability_until`` None means an indefinite disability."""

    birth_date: date
    applied_on: date
    certificate: Certificate | None
    disability_until: date | None
    full_state_support: bool = False
    parental_rights_deprived: bool = False
    consent: bool = True
    events: tuple[Event, ...] = field(default=())

    @property
    def begins(self) -> date:
        """The day of application or the certificate's first day, whichever is later (D-4)."""
        certified = self.certificate.first_day if self.certificate else self.applied_on
        return max(self.applied_on, certified)


def coming_of_age(birth_date: date) -> date:
    """The eighteenth birthday.

    Born on 29 February, a year without that day ends the term with the last day of February
    (Civil Code, article 174).
    """
    try:
        return birth_date.replace(year=birth_date.year + 18)
    except ValueError:
        return date(birth_date.year + 18, 2, 28)
