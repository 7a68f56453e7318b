"""For which months a child is entitled, and to how much, step by step (D-4, D-5, D-7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from desktop_app.law.facts import Event, EventKind, Facts, coming_of_age
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Quarter, months_between
from desktop_app.law.steps import N_, Step, Value

CERTIFICATE_ENDS = N_("The certificate ends on {date}: {last} is the last month")
EIGHTEEN = N_("The child turns eighteen on {date}: {last} is paid")
DISABILITY_ENDS = N_("The disability term ends on {date}: {last} is paid")
_EVENT_STEPS = {
    EventKind.STATE_INSTITUTION: N_("Studies in a state institution since {date}: {last} is paid"),
    EventKind.DEATH: N_("The child died on {date}: {last} is paid"),
}
TOO_LATE = {
    CERTIFICATE_ENDS: N_("The certificate ended on {date}, before the application"),
    EIGHTEEN: N_("The child turned eighteen on {date}, before the months applied for"),
    DISABILITY_ENDS: N_("The disability term ended on {date}, before the months applied for"),
    _EVENT_STEPS[EventKind.STATE_INSTITUTION]: N_(
        "The child has studied in a state institution since {date}, before the months applied for"
    ),
    _EVENT_STEPS[EventKind.DEATH]: N_("The child died on {date}, before the months applied for"),
}
"""The same circumstances where they leave no month at all."""


@dataclass(frozen=True)
class Bound:
    """The day of a circumstance of D-4 or D-5, and the last month that it leaves entitled."""

    day: date
    last: Month
    label: str
    clause: str

    @property
    def step(self) -> Step:
        return Step(self.label, self.clause, {"date": self.day, "last": self.last})

    @property
    def refusal(self) -> Step:
        """Why not a single month is left."""
        return Step(TOO_LATE[self.label], self.clause, {"date": self.day})


@dataclass(frozen=True)
class Part:
    """One school month's part of a quarter's sum; ``amount`` is exact, in tenge (D-7)."""

    month: Month
    rate: Fraction
    mci: int
    school_months: int

    @property
    def amount(self) -> Fraction:
        return self.rate * self.mci / self.school_months

    @property
    def step(self) -> Step:
        return Step(
            N_("{month}: {rate} MCI × {mci} tenge ÷ {count} school months of the quarter"),
            "D-7",
            {
                "month": self.month,
                "rate": self.rate,
                "mci": self.mci,
                "count": self.school_months,
            },
            amount=self.amount,
        )


@dataclass(frozen=True)
class Share:
    """What one award gives for one quarter. ``amount`` is in whole tenge."""

    quarter: Quarter
    parts: tuple[Part, ...]
    amount: int
    facts: Facts

    @property
    def months(self) -> tuple[Month, ...]:
        """The entitled school months."""
        return tuple(part.month for part in self.parts)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Why it is this sum, from the first month to the whole tenge."""
        steps = [*_period_steps(self.facts, self.quarter), *(part.step for part in self.parts)]
        values: dict[str, Value] = {"quarter": self.quarter}
        if not self.parts:
            steps.append(Step(N_("No entitled school month in {quarter}"), "D-7", values))
        total = N_("Due for {quarter}, rounded to a whole tenge")
        return (*steps, Step(total, "D-7", values, Fraction(self.amount)))


def round_half_up(amount: Fraction) -> int:
    """Whole tenge; amounts are never negative."""
    return int(amount + Fraction(1, 2))


def first_month(facts: Facts) -> Month | None:
    """The later of the month of application and the certificate's first month (D-4)."""
    if facts.certificate is None:
        return None
    return Month.of(facts.begins)


def bounds(facts: Facts) -> tuple[Bound, ...]:
    """Every circumstance that ends the entitlement, the earliest first (D-4, D-5)."""
    found = []
    if facts.certificate is not None:
        found.append(
            _bound(
                facts.certificate.last_day,
                CERTIFICATE_ENDS,
                "D-4",
            )
        )
    found.append(
        _bound(
            coming_of_age(facts.birth_date),
            EIGHTEEN,
            "D-5",
        )
    )
    if facts.disability_until is not None:
        found.append(
            _bound(
                facts.disability_until,
                DISABILITY_ENDS,
                "D-5",
            )
        )
    found.extend(_event_bound(event) for event in facts.events if event.concerns(facts.begins))
    return tuple(sorted(found, key=lambda bound: bound.last))


def _bound(day: date, label: str, clause: str) -> Bound:
    return Bound(day, Month.of(day), label, clause)


def _event_bound(event: Event) -> Bound:
    return _bound(event.happened_on, _EVENT_STEPS[event.kind], "D-5")


def last_month(facts: Facts) -> Month:
    """The last month that nothing has ended yet, school month or not (D-4, D-5)."""
    return bounds(facts)[0].last


def excluded(facts: Facts) -> tuple[Step, ...]:
    """The circumstances that give no right at all (D-2, D-3)."""
    found = []
    if facts.certificate is None:
        found.append(Step(N_("There is no certificate of home education"), "D-2"))
    if facts.full_state_support:
        found.append(Step(N_("The child is on full state support"), "D-3"))
    if facts.parental_rights_deprived:
        found.append(Step(N_("The parents are deprived of parental rights for the child"), "D-3"))
    return tuple(found)


def covered_months(facts: Facts) -> tuple[Month, ...]:
    """The calendar months an award covers, school months or not."""
    first = first_month(facts)
    if first is None or excluded(facts):
        return ()
    return tuple(months_between(first, last_month(facts)))


def owners(awards: Mapping[int, Facts]) -> dict[Month, int]:
    """Which award each month belongs to: no month is paid twice, one payee at a time (D-3).

    Awards are given in the order of their decisions; the earliest one that covers a month has it.
    """
    owned: dict[Month, int] = {}
    for key, facts in awards.items():
        for month in covered_months(facts):
            owned.setdefault(month, key)
    return owned


def shares(awards: Mapping[int, Facts], quarter: Quarter, law: LawInForce) -> dict[int, Share]:
    """What each award of one child gives for a quarter (D-7); see `shares_of`."""
    return shares_of(awards, owners(awards), quarter, law)


def shares_of(
    awards: Mapping[int, Facts], owned: Mapping[Month, int], quarter: Quarter, law: LawInForce
) -> dict[int, Share]:
    """What each award of one child gives for a quarter, the months' `owners` being known.

    The quarter's sum is rounded once for the child; where two awards share a quarter, the tenge
    lost or won by rounding stays with the later one. Raises NotInForceError where a month that is
    to be paid has no MCI or no profile.
    """
    exact = Fraction(0)
    given = 0
    result = {}
    for key, facts in awards.items():
        parts = tuple(
            part
            for month in quarter.months
            if owned.get(month) == key and (part := _part(month, law)) is not None
        )
        exact += sum((part.amount for part in parts), Fraction(0))
        amount = round_half_up(exact) - given
        given += amount
        result[key] = Share(quarter, parts, amount, facts)
    return result


@lru_cache(maxsize=1024)
def _part(month: Month, law: LawInForce) -> Part | None:
    """One month's part of its quarter's sum, or None outside the school year (D-7)."""
    profile = law.profiles.on(month.first_day).value
    school_months = profile.school_months_of(Quarter.of(month))
    if month not in school_months:
        return None
    mci = law.mci.on(month.first_day).value
    return Part(month, profile.mci_per_quarter, mci, len(school_months))


def _period_steps(facts: Facts, quarter: Quarter) -> list[Step]:
    """Why the entitlement begins, and what ends it by the end of this quarter."""
    refused = excluded(facts)
    if refused or facts.certificate is None:
        return list(refused)
    begin = Step(
        N_("Applied on {applied}, certificate from {certified}: entitled from {first}"),
        "D-4",
        {
            "applied": facts.applied_on,
            "certified": facts.certificate.first_day,
            "first": Month.of(facts.begins),
        },
    )
    ending = [bound.step for bound in bounds(facts) if bound.last <= quarter.months[2]]
    return [begin, *ending[:1]]


def full_quarter_amount(month: Month, law: LawInForce) -> int:
    """The sum of a full quarter at the values of a month, in whole tenge (D-7)."""
    profile = law.profiles.on(month.first_day).value
    return round_half_up(profile.mci_per_quarter * law.mci.on(month.first_day).value)
