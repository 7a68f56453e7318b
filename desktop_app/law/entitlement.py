"""For which months a child is entitled, and to how much, step by step (D-4, D-5, D-7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from desktop_app.law.award_papers import AwardPaper, or_of, said_of
from desktop_app.law.facts import Ending, EndReason, Event, EventKind, Facts, coming_of_age
from desktop_app.law.profile import LawInForce, PartialQuarter, RatePeriod, Rounding
from desktop_app.law.quarters import Month, Period, months_between
from desktop_app.law.steps import N_, Step, Value

NO_CERTIFICATE = or_of(
    N_("There is no certificate of home education"),
    N_("There is no document that gives the months: {paper}"),
)
CERTIFICATE_ENDS = or_of(
    N_("The certificate ends on {date}: {last} is the last month"),
    N_("The document ends on {date}: {last} is the last month ({paper})"),
)
_APPLIED = or_of(
    N_("Applied on {applied}, certificate from {certified}: entitled from {first}"),
    N_("Applied on {applied}, document from {certified}: entitled from {first} ({paper})"),
)
EIGHTEEN = N_("The child turns eighteen on {date}: {last} is paid")
DISABILITY_ENDS = N_("The disability term ends on {date}: {last} is paid")
_EVENT_STEPS = {
    EventKind.STATE_INSTITUTION: N_("Studies in a state institution since {date}: {last} is paid"),
    EventKind.DEATH: N_("The child died on {date}: {last} is paid"),
}
_ENDING_STEPS = {
    EndReason.ANOTHER_PAYEE: N_("It passes to another payee: {last} is the last month"),
    EndReason.STATE_SUPPORT: N_("On full state support since {date}: {last} is paid"),
    EndReason.RIGHTS_DEPRIVED: N_("Parental rights deprived on {date}: {last} is paid"),
    EndReason.GUARDIANSHIP_ENDED: N_("Guardianship ended on {date}: {last} is paid"),
    EndReason.PAYEE_DIED: N_("The payee died on {date}: {last} is paid"),
    EndReason.MOVED_AWAY: N_("The family moved away on {date}: {last} is paid"),
}
_ENDING_CLAUSE = {
    EndReason.ANOTHER_PAYEE: "D-3",
    EndReason.STATE_SUPPORT: "D-3",
    EndReason.RIGHTS_DEPRIVED: "D-3",
    EndReason.GUARDIANSHIP_ENDED: "D-3",
    EndReason.PAYEE_DIED: "D-3",
    EndReason.MOVED_AWAY: "D-2",
}
TOO_LATE = {
    CERTIFICATE_ENDS: or_of(
        N_("The certificate ended on {date}, before the application"),
        N_("The document ended on {date}, before the application: {paper}"),
    ),
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
    paper: AwardPaper = AwardPaper.CERTIFICATE

    @property
    def step(self) -> Step:
        return _bound_step(self.label, self.clause, self.day, self.last, self.paper)

    @property
    def refusal(self) -> Step:
        """Why not a single month is left."""
        too_late = TOO_LATE.get(self.label)
        if too_late is None:
            return self.step
        return said_of(self.paper, Step(too_late, self.clause, {"date": self.day}))


@lru_cache(maxsize=4096)
def _bound_step(label: str, clause: str, day: date, last: Month, paper: AwardPaper) -> Step:
    """Most certificates of an office end on the same day."""
    return said_of(paper, Step(label, clause, {"date": day, "last": last}))


_TOTAL = {
    Rounding.HALF_UP: N_("Due for {quarter}, rounded to a whole tenge"),
    Rounding.DOWN: N_("Due for {quarter}, rounded down to a whole tenge"),
    Rounding.UP: N_("Due for {quarter}, rounded up to a whole tenge"),
}
_A_MONTH = N_("{month}: {rate} MCI × {mci} tenge a month")
_BY_SCHOOL_MONTHS = N_("{month}: {rate} MCI × {mci} tenge ÷ {count} school months of the quarter")
_BY_THIRDS = N_("{month}: {rate} MCI × {mci} tenge ÷ {count}, a third of the quarter")
_FULL = N_("{month}: {rate} MCI × {mci} tenge, the whole quarter ÷ {count} entitled months")


@dataclass(frozen=True)
class Part:
    """One school month's part of a period's sum; ``amount`` is exact, in tenge (D-7)."""

    month: Month
    rate: Fraction
    mci: int
    divisor: int
    label: str

    @cached_property
    def amount(self) -> Fraction:
        return self.rate * self.mci / self.divisor

    @cached_property
    def step(self) -> Step:
        values: dict[str, Value] = {"month": self.month, "rate": self.rate, "mci": self.mci}
        if self.label != _A_MONTH:
            values["count"] = self.divisor
        return Step(self.label, "D-7", values, amount=self.amount)


@dataclass(frozen=True)
class Share:
    """What one award gives for one period. ``amount`` is in whole tenge."""

    period: Period
    parts: tuple[Part, ...]
    amount: int
    facts: Facts
    rounding: Rounding = Rounding.HALF_UP

    @property
    def months(self) -> tuple[Month, ...]:
        """The entitled school months."""
        return tuple(part.month for part in self.parts)

    @cached_property
    def by_month(self) -> dict[Month, int]:
        """Whole tenge of each month; they add up to ``amount``."""
        result, exact, given = {}, Fraction(0), 0
        for part in self.parts[:-1]:
            exact += part.amount
            result[part.month] = self.rounding.whole(exact) - given
            given += result[part.month]
        if self.parts:
            result[self.parts[-1].month] = self.amount - given
        return result

    @property
    def steps(self) -> tuple[Step, ...]:
        """Why it is this sum, from the first month to the whole tenge."""
        steps = [*_period_steps(self.facts, self.period), *(part.step for part in self.parts)]
        if not self.parts:
            label = N_("No entitled school month in {quarter}")
            steps.append(Step(label, "D-7", {"quarter": self.period}))
        return (*steps, _total_step(self.rounding, self.period, self.amount))


@lru_cache(maxsize=4096)
def _total_step(rounding: Rounding, period: Period, amount: int) -> Step:
    """Most children of an office are given the same."""
    return Step(_TOTAL[rounding], "D-7", {"quarter": period}, Fraction(amount))


def first_month(facts: Facts) -> Month | None:
    """The later of the month of application and the certificate's first month (D-4)."""
    if facts.certificate is None:
        return None
    return Month.of(facts.begins)


def bounds(facts: Facts) -> tuple[Bound, ...]:
    """Every circumstance that ends the entitlement, the earliest first (D-4, D-5)."""
    found = [Bound(day, Month.of(day), label, clause) for day, label, clause in _ends(facts)]
    until = facts.certified_until
    if facts.certificate is not None and until is not None:
        last_day = facts.certificate.last_day
        found.insert(0, Bound(last_day, until, CERTIFICATE_ENDS, "D-4", facts.paper))
    return tuple(sorted(found, key=lambda bound: bound.last))


def _ends(facts: Facts) -> list[tuple[date, str, str]]:
    """The day of each circumstance but the certificate, its label and its clause."""
    found = [(coming_of_age(facts.birth_date), EIGHTEEN, "D-5")]
    if facts.disability_until is not None:
        found.append((facts.disability_until, DISABILITY_ENDS, "D-5"))
    found.extend(
        (event.happened_on, _EVENT_STEPS[event.kind], "D-5")
        for event in facts.events
        if facts.stops_it(event)
    )
    if facts.ended is not None:
        found.append(_end_of(facts.ended))
    return found


def _end_of(ending: Ending) -> tuple[date, str, str]:
    return ending.day, _ENDING_STEPS[ending.reason], _ENDING_CLAUSE[ending.reason]


def ending_bound(ending: Ending) -> Bound:
    """What an ending by the office says: its day, the last month, and why (D-2, D-3)."""
    day, label, clause = _end_of(ending)
    return Bound(day, Month.of(day), label, clause)


def last_month(facts: Facts) -> Month:
    """The last month that nothing has ended yet, school month or not (D-4, D-5)."""
    day = coming_of_age(facts.birth_date)
    if facts.disability_until is not None or facts.events or facts.ended is not None:
        day = min(day for day, _label, _clause in _ends(facts))
    first, certified = Month.of(day), facts.certified_until
    return first if certified is None else min(first, certified)


def excluded(facts: Facts) -> tuple[Step, ...]:
    """The circumstances under which nothing is reimbursed (D-2, D-3)."""
    found = []
    if facts.certificate is None:
        found.append(said_of(facts.paper, Step(NO_CERTIFICATE, "D-2")))
    if facts.full_state_support:
        found.append(Step(N_("The child is on full state support"), "D-3"))
    if facts.parental_rights_deprived:
        found.append(Step(N_("The parents are deprived of parental rights for the child"), "D-3"))
    if facts.wrong_child:
        found.append(Step(N_("The award is annulled: it was given to the wrong child"), "D-2"))
    return tuple(found)


def no_right(facts: Facts) -> tuple[Step, ...]:
    """Every circumstance that gives no right at all: the exclusions, and no consent (D-8)."""
    if facts.consent:
        return excluded(facts)
    refused = Step(N_("The applicant did not consent to the use of restricted data"), "D-8")
    return (*excluded(facts), refused)


def what_ends(facts: Facts) -> Step:
    """What ends the entitlement, or why there never was one (D-2 to D-5, D-8)."""
    return next(iter(no_right(facts)), bounds(facts)[0].step)


def covered_months(facts: Facts) -> tuple[Month, ...]:
    """The calendar months an award covers, school months or not."""
    first = first_month(facts)
    if first is None or no_right(facts):
        return ()
    months = _months_between(first, last_month(facts))
    suspensions = facts.suspensions
    if not suspensions:
        return months
    return tuple(
        month for month in months if not any(event.suspends(month) for event in suspensions)
    )


@lru_cache(maxsize=4096)
def _months_between(first: Month, last: Month) -> tuple[Month, ...]:
    return tuple(months_between(first, last))


def owners(awards: Mapping[int, Facts]) -> dict[Month, int]:
    """Which award each month belongs to: no month is paid twice, one payee at a time (D-3).

    Awards are given in the order of their decisions. A later one has every month that it covers,
    but those that were taken when it was decided: what an earlier award gains afterwards, because
    an event is annulled or a certificate extended, never takes a month from a later one.
    """
    return owners_of({key: own_months(facts) for key, facts in awards.items()})


def own_months(facts: Facts) -> tuple[Month, ...]:
    """The calendar months an award covers, less those that were taken when it was decided."""
    months = covered_months(facts)
    if not facts.taken:
        return months
    return tuple(month for month in months if month not in facts.taken)


def owners_of(months: Mapping[int, tuple[Month, ...]]) -> dict[Month, int]:
    """What `owners` gives, the own months of each award being known."""
    owned: dict[Month, int] = {}
    for key, own in months.items():
        owned.update(dict.fromkeys(own, key))
    return owned


def shares(awards: Mapping[int, Facts], period: Period, law: LawInForce) -> dict[int, Share]:
    """What each award of one child gives for a period (D-7); see `shares_of`."""
    return shares_of(awards, owners(awards), period, law)


def shares_of(
    awards: Mapping[int, Facts], owned: Mapping[Month, int], period: Period, law: LawInForce
) -> dict[int, Share]:
    """What each award of one child gives for a period, the months' `owners` being known.

    The period's sum is rounded once for the child; where two awards share a period, the tenge
    lost or won by rounding stays with the later one. Raises NotInForceError where a month that is
    to be paid has no MCI, no profile or no school term.
    """
    counted = _counted(tuple(month for month in period.months if month in owned), period, law)
    parts, rounding = counted.parts, counted.rounding
    if len(awards) == 1:
        ((key, facts),) = awards.items()
        return {key: Share(period, parts, counted.amount, facts, rounding)}
    exact, given = Fraction(0), 0
    result = {}
    for key, facts in awards.items():
        own = tuple(part for part in parts if owned[part.month] == key)
        exact += sum((part.amount for part in own), Fraction(0))
        amount = rounding.whole(exact) - given
        given += amount
        result[key] = Share(period, own, amount, facts, rounding)
    return result


@dataclass(frozen=True)
class _Counted:
    """A period's sum over all the awards of a child; ``amount`` is in whole tenge."""

    parts: tuple[Part, ...]
    amount: int
    rounding: Rounding


@lru_cache(maxsize=4096)
def _counted(months: tuple[Month, ...], period: Period, law: LawInForce) -> _Counted:
    """The sum for these months of a period: most children have the same ones."""
    entitled = [month for month in months if _pays(month, period, law)]
    parts = tuple(_part(month, period, len(entitled), law) for month in entitled)
    rounding = law.profile(entitled[-1]).rounding if entitled else Rounding.HALF_UP
    exact = sum((part.amount for part in parts), Fraction(0))
    return _Counted(parts, rounding.whole(exact), rounding)


def _pays(month: Month, period: Period, law: LawInForce) -> bool:
    """Whether the period pays for the month, by the profile in force in it."""
    return law.is_school_month(month) and law.period_of(month) == period


def _part(month: Month, period: Period, entitled: int, law: LawInForce) -> Part:
    """A school month's part of its period's sum; ``entitled`` counts the child's months in it."""
    profile, mci = law.profile(month), law.mci_for(month)
    school_months = len(profile.school_months_of(period))
    label, divisor = _BY_SCHOOL_MONTHS, school_months
    if profile.rate_period is RatePeriod.MONTH:
        label, divisor = _A_MONTH, 1
    elif profile.partial is PartialQuarter.FULL:
        label, divisor = _FULL, entitled
    elif profile.partial is PartialQuarter.BY_THIRDS and entitled < school_months:
        label, divisor = _BY_THIRDS, 3
    return Part(month, profile.rate, mci, divisor, label)


def periods_of(months: Iterable[Month], law: LawInForce) -> list[Period]:
    """The periods that pay for these months, the earliest first."""
    found = {law.period_of(month) for month in months}
    return sorted((period for period in found if period), key=lambda period: period.first_day)


def _period_steps(facts: Facts, period: Period) -> list[Step]:
    """Why the entitlement begins, and what ends it by the end of this period."""
    refused = no_right(facts)
    if refused or facts.certificate is None:
        return list(refused)
    begin = entitled_from(facts, facts.certificate.first_day)
    last = period.months[-1]
    ending = [bounds(facts)[0].step] if last_month(facts) <= last else []
    suspended = [
        suspension(event)
        for event in facts.suspensions
        if any(event.suspends(month) for month in period.months)
    ]
    return [begin, *suspended, *ending]


def entitled_from(facts: Facts, certified: date) -> Step:
    """From which month on, by application and document (D-4)."""
    return _begin_step(facts.applied_on, certified, Month.of(facts.begins), facts.paper)


@lru_cache(maxsize=4096)
def _begin_step(applied: date, certified: date, first: Month, paper: AwardPaper) -> Step:
    values: dict[str, Value] = {"applied": applied, "certified": certified, "first": first}
    return said_of(paper, Step(_APPLIED, "D-4", values))


def suspension(event: Event) -> Step:
    """Study in a state institution where that suspends the award (D-5)."""
    assert event.ended_on is not None
    label = N_(
        "Studied in a state institution from {date} to {ended}: "
        "the months between these two are not paid"
    )
    return Step(label, "D-5", {"date": event.happened_on, "ended": event.ended_on})


def full_amount(month: Month, law: LawInForce) -> int:
    """The sum of the whole period that a month lies in, at its values, in whole tenge (D-7)."""
    profile, period = law.profile(month), law.period_of(month)
    months = 1
    if profile.rate_period is RatePeriod.MONTH and period is not None:
        months = len(profile.school_months_of(period))
    return profile.rounding.whole(profile.rate * law.mci_for(month) * months)
