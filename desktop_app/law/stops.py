"""What stops an award before the school's certificate runs out, and from when it can be told (D-5).

A certificate that ends is no stop: the award was given for its time (D-4).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.law.facts import EndReason, EventKind, Facts, coming_of_age
from desktop_app.law.quarters import Month
from desktop_app.law.steps import N_


class Turning(StrEnum):
    """Circumstances of D-5 whose day is known in advance."""

    EIGHTEEN = "eighteen"
    DISABILITY = "disability"


Circumstance = Turning | EventKind | EndReason

CLAUSES: dict[Circumstance, str] = {
    Turning.EIGHTEEN: "D-5",
    Turning.DISABILITY: "D-5",
    EventKind.STATE_INSTITUTION: "D-5",
    EventKind.DEATH: "D-5",
    EndReason.ANOTHER_PAYEE: "D-3",
    EndReason.STATE_SUPPORT: "D-3",
    EndReason.RIGHTS_DEPRIVED: "D-3",
    EndReason.GUARDIANSHIP_ENDED: "D-3",
    EndReason.PAYEE_DIED: "D-3",
    EndReason.MOVED_AWAY: "D-2",
}

CAUSE_WORDS: dict[Circumstance, str] = {
    Turning.EIGHTEEN: N_("The child came of age: eighteen years"),
    Turning.DISABILITY: N_("The term of the disability is over"),
    EventKind.STATE_INSTITUTION: N_("The child was taken in by a state institution"),
    EventKind.DEATH: N_("Death of the child"),
    EndReason.ANOTHER_PAYEE: N_("Another payee is paid for the child"),
    EndReason.STATE_SUPPORT: N_("The child was taken on full state support"),
    EndReason.RIGHTS_DEPRIVED: N_("Deprivation of parental rights"),
    EndReason.GUARDIANSHIP_ENDED: N_("End of guardianship or trusteeship"),
    EndReason.PAYEE_DIED: N_("Death of the payee"),
    EndReason.MOVED_AWAY: N_("The family moved away"),
}
"""How papers and lists name each: by nouns, which are true before its day and after it."""


@dataclass(frozen=True)
class Stop:
    """The circumstance and its day; for a disability, the last day of its term."""

    circumstance: Circumstance
    day: date

    @property
    def last(self) -> Month:
        """The last month that it leaves: payment stops from the month after it (D-5)."""
        return Month.of(self.day)

    @property
    def happened_on(self) -> date:
        """The day that is told: nothing happens on the last day of one payee, the other one is
        paid from the month after it (D-3)."""
        if self.circumstance is EndReason.ANOTHER_PAYEE:
            return self.last.shifted(1).first_day
        return self.day

    @property
    def clause(self) -> str:
        return CLAUSES[self.circumstance]

    @property
    def key(self) -> str:
        """Names it among everything that an award's papers may tell."""
        return f"{self.circumstance} {self.day.isoformat()}"

    @property
    def comes_on(self) -> date | None:
        """From which day it can be told: the day itself, the one after a term's last day, and for
        what the office has ended None: at once."""
        if isinstance(self.circumstance, EndReason):
            return None
        if self.circumstance is Turning.DISABILITY:
            return self.day + timedelta(days=1)
        return self.day

    def has_come(self, today: date) -> bool:
        """Whether it can be told."""
        return self.comes_on is None or today >= self.comes_on


def stop_of(facts: Facts) -> Stop | None:
    """The first circumstance that takes months of the certificate away; None where none does."""
    found = [Stop(Turning.EIGHTEEN, coming_of_age(facts.birth_date))]
    if facts.disability_until is not None:
        found.append(Stop(Turning.DISABILITY, facts.disability_until))
    found.extend(
        Stop(event.kind, event.happened_on) for event in facts.events if facts.stops_it(event)
    )
    if facts.ended is not None:
        found.append(Stop(facts.ended.reason, facts.ended.day))
    first = min(found, key=lambda stop: stop.day)
    certified = facts.certified_until
    if certified is not None and first.last >= certified:
        return None
    return first
