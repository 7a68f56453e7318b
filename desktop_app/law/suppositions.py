"""Facts and values of the law as somebody supposes them: pure, and nothing of it is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.in_force import Dated, InForce, NotInForceError
from desktop_app.law.profile import DecisionProfile, LawInForce, RatePeriod, SchoolTerm
from desktop_app.law.steps import Words

_SUPPOSED = Words("болжам", "предположение")


@dataclass(frozen=True)
class CertificateUntil:
    """The certificate ends on another day: earlier, or extended (D-4)."""

    day: date


@dataclass(frozen=True)
class DisabilityUntil:
    """The disability term ends on a day; None: the disability is indefinite (D-5)."""

    day: date | None


@dataclass(frozen=True)
class AppliedOn:
    """The family applied on another day (D-4)."""

    day: date


@dataclass(frozen=True)
class Happened:
    """A circumstance of D-5: study in a state institution, or the child's death."""

    event: Event


@dataclass(frozen=True)
class MciFrom:
    """The MCI, in whole tenge, from a day to the end of that day's year."""

    first_day: date
    tenge: int


@dataclass(frozen=True)
class RateFrom:
    """So many MCI a quarter (or school term) from a day on (D-7)."""

    first_day: date
    rate: Fraction


OfAward = CertificateUntil | DisabilityUntil | AppliedOn
OfLaw = MciFrom | RateFrom
Supposition = OfAward | Happened | OfLaw


def in_institution(since: date, until: date | None = None) -> Happened:
    return Happened(Event(EventKind.STATE_INSTITUTION, since, until))


def died(day: date) -> Happened:
    return Happened(Event(EventKind.DEATH, day))


def supposed_facts(facts: Facts, supposition: OfAward | Happened) -> Facts:
    """The facts of an award as they would be."""
    match supposition:
        case CertificateUntil(day):
            first = facts.certificate.first_day if facts.certificate else facts.applied_on
            return replace(facts, certificate=Certificate(first, day))
        case DisabilityUntil(day):
            return replace(facts, disability_until=day)
        case AppliedOn(day):
            return replace(facts, applied_on=day)
        case Happened(event):
            return replace(facts, events=(*facts.events, event))


def supposed_law(law: LawInForce, suppositions: Iterable[OfLaw]) -> LawInForce:
    """The values in force as they would be. NotInForceError where there is no decision to vary."""
    mci, profiles = law.mci, law.profiles
    for each in suppositions:
        match each:
            case MciFrom():
                mci = _with_mci(mci, each)
            case RateFrom():
                profiles = _with_rate(profiles, each)
    return LawInForce(mci, profiles)


def _with_mci(mci: InForce[int], supposed: MciFrom) -> InForce[int]:
    last = date(supposed.first_day.year, 12, 31)
    kept = [each for each in mci.values if not supposed.first_day <= each.first <= last]
    return InForce(mci.kind, [*kept, Dated(supposed.first_day, last, supposed.tenge, _SUPPOSED)])


def _with_rate(profiles: InForce[DecisionProfile], supposed: RateFrom) -> InForce[DecisionProfile]:
    """The decision in force then with another rate, and no other decision after it."""
    before = profiles.on(supposed.first_day).value
    profile = replace(before, rate=supposed.rate, rate_period=RatePeriod.QUARTER)
    kept = [each for each in profiles.values if each.first < supposed.first_day]
    return InForce(profiles.kind, [*kept, Dated(supposed.first_day, None, profile, _SUPPOSED)])


def last_known_mci(law: LawInForce, year: int) -> int | None:
    """The newest MCI that was set for a year up to this one."""
    known = [each.value for each in law.mci.values if each.first.year <= year]
    return known[-1] if known else None


def law_continued(law: LawInForce, year: int, mci: int) -> tuple[LawInForce, frozenset[int]]:
    """The law up to the end of a year: years without an MCI have ``mci``, in whole tenge.

    A decision is in force until another one is, so it goes on by itself; school terms that are not
    known are taken as they were in the last known school year, shifted. Also gives the years
    whose MCI is assumed.
    """
    first = min((each.first.year for each in law.mci.values), default=year)
    assumed = frozenset(each for each in range(first, year + 1) if not _is_known(law, each))
    values = [Dated(date(each, 1, 1), date(each, 12, 31), mci, _SUPPOSED) for each in assumed]
    profiles = [
        replace(each, value=_terms_continued(each.value, year)) for each in law.profiles.values
    ]
    return (
        LawInForce(
            InForce(law.mci.kind, [*values, *law.mci.values]),
            InForce(law.profiles.kind, profiles),
        ),
        assumed,
    )


def _is_known(law: LawInForce, year: int) -> bool:
    try:
        law.mci.on(date(year, 1, 1))
    except NotInForceError:
        return False
    return True


def _terms_continued(profile: DecisionProfile, year: int) -> DecisionProfile:
    """With school terms up to the school year that begins in ``year``."""
    if not profile.terms:
        return profile
    last = max(term.school_year for term in profile.terms)
    pattern = [term for term in profile.terms if term.school_year == last]
    more = [_shifted(term, later) for later in range(1, year - last + 1) for term in pattern]
    return replace(profile, terms=(*profile.terms, *more))


def _shifted(term: SchoolTerm, years: int) -> SchoolTerm:
    return SchoolTerm(
        term.school_year + years,
        term.number,
        _day_in(term.first_day, years),
        _day_in(term.last_day, years),
    )


def _day_in(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)
