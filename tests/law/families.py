"""Made-up families and decisions, close to the edges where the law changes its answer.

Everything is drawn from a `random.Random`, so that a serial number gives the same one every time.
"""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from desktop_app.law.facts import Certificate, Ending, EndReason, Event, EventKind, Facts
from desktop_app.law.profile import (
    DecisionProfile,
    MciRule,
    PartialQuarter,
    PaymentPeriod,
    RatePeriod,
    Rounding,
    SchoolTerm,
)
from desktop_app.law.quarters import Month, months_between
from desktop_app.law.readings import Institution, LastMonth, Readings
from tests.law import oracle

FIRST_DAY, LAST_DAY = date(2024, 12, 1), date(2026, 12, 31)
FIRST_EVENT = date(2024, 6, 1)
_MONTHS = tuple(months_between(Month(2024, 12), Month(2026, 12)))


def a_day(chance: Random, first: date, last: date) -> date:
    """Any day, and more often one beside the turn of a month."""
    day = first + timedelta(days=chance.randint(0, (last - first).days))
    if chance.random() < 0.5:
        return day
    return max(first, min(last, day.replace(day=1) + timedelta(days=chance.choice((-1, 0, 1)))))


def a_birth(chance: Random) -> date:
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice([date(2008, 2, 28), date(2008, 2, 29), date(2008, 3, 1)])
    if kind == 1:
        return a_day(chance, date(2006, 12, 1), date(2008, 12, 31))
    return a_day(chance, date(2007, 1, 1), date(2019, 12, 31))


def a_certificate(chance: Random) -> Certificate:
    first = a_day(chance, date(2024, 9, 1), date(2026, 10, 31))
    return Certificate(first, a_day(chance, first, min(first + timedelta(300), LAST_DAY)))


def some_events(chance: Random) -> tuple[Event, ...]:
    """None to three, in any order: of death, of study in an institution that is over or not."""
    return tuple(_an_event(chance) for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))))


def _an_event(chance: Random) -> Event:
    happened = a_day(chance, FIRST_EVENT, LAST_DAY)
    if chance.random() < 0.3:
        return Event(EventKind.DEATH, happened)
    over = None if chance.random() < 0.4 else a_day(chance, happened, happened + timedelta(200))
    return Event(EventKind.STATE_INSTITUTION, happened, over)


def an_ending(chance: Random) -> Ending | None:
    if chance.random() < 0.8:
        return None
    return Ending(a_day(chance, FIRST_DAY, LAST_DAY), chance.choice(list(EndReason)))


def a_family(chance: Random) -> Facts:
    """The facts of one award, with the events of its child."""
    return Facts(
        birth_date=a_birth(chance),
        applied_on=a_day(chance, FIRST_DAY, LAST_DAY),
        certificate=None if chance.random() < 0.03 else a_certificate(chance),
        disability_until=a_disability(chance),
        full_state_support=chance.random() < 0.03,
        parental_rights_deprived=chance.random() < 0.03,
        consent=chance.random() < 0.95,
        events=some_events(chance),
        ended=an_ending(chance),
        taken=some_taken(chance) if chance.random() < 0.3 else frozenset(),
        readings=some_readings(chance),
    )


def some_readings(chance: Random) -> Readings:
    """As the program ships them, or otherwise."""
    return Readings(
        institution=chance.choice(list(Institution)),
        last_month=chance.choice(list(LastMonth)),
    )


def a_disability(chance: Random) -> date | None:
    """Its last day; None for an indefinite one."""
    return None if chance.random() < 0.5 else a_day(chance, date(2024, 11, 1), LAST_DAY)


def some_taken(chance: Random) -> frozenset[Month]:
    """Mostly a row of months, as an award has them; now and then with one left out."""
    first = chance.randrange(len(_MONTHS))
    row = list(_MONTHS[first : first + chance.randint(1, 12)])
    if chance.random() < 0.2:
        row.pop(chance.randrange(len(row)))
    return frozenset(row)


def a_child(chance: Random) -> dict[int, Facts]:
    """One child with up to three awards, in the order of their decisions, and its events."""
    birth, happened = a_birth(chance), some_events(chance)
    awards = {}
    for key in range(chance.choice((1, 1, 2, 2, 3))):
        awards[key] = Facts(
            birth_date=birth,
            applied_on=a_day(chance, FIRST_DAY, LAST_DAY),
            certificate=a_certificate(chance),
            disability_until=a_disability(chance),
            events=happened,
            ended=an_ending(chance),
            taken=some_taken(chance) if key and chance.random() < 0.7 else frozenset(),
            readings=some_readings(chance),
        )
    return awards


def families() -> SearchStrategy[Facts]:
    """The same, where a test asks hypothesis for them."""
    return st.integers(0, 2**32).map(lambda serial: a_family(Random(serial)))


# --- decisions -------------------------------------------------------------------------------

_SCHOOL_YEARS = (
    frozenset({9, 10, 11, 12, 1, 2, 3, 4, 5}),
    frozenset({9, 10, 11, 12, 1, 2, 3, 4, 5, 6}),
    frozenset({10, 11, 12, 2, 3, 4}),
    frozenset(range(1, 13)),
)


def some_values(chance: Random) -> oracle.Values:
    """One to three decisions, and an MCI for each year and now and then for a part of it."""
    first_days = [date(2024, 9, 1)] + [
        a_day(chance, date(2025, 1, 1), LAST_DAY) for _ in range(chance.choice((0, 0, 1, 2)))
    ]
    if chance.random() < 0.05:
        first_days[0] = date(2025, 3, 1)
    decisions = tuple((first, a_decision(chance)) for first in first_days)
    mci = {date(year, 1, 1): chance.randint(3_000, 5_000) for year in (2024, 2025, 2026)}
    if chance.random() < 0.05:
        del mci[date(2026, 1, 1)]
    for _ in range(chance.choice((0, 1, 2))):
        mci[date(chance.choice((2025, 2026)), chance.randint(1, 12), 1)] = chance.randint(
            3_000, 5_000
        )
    return oracle.Values(tuple(mci.items()), decisions)


_WITHOUT_TERMS = (
    *(PaymentPeriod.QUARTER, PaymentPeriod.QUARTER),
    *(PaymentPeriod.MONTH, PaymentPeriod.SCHOOL_YEAR),
)


def a_decision(chance: Random) -> DecisionProfile:
    school_months = chance.choice(_SCHOOL_YEARS)
    terms = _some_terms(chance) if chance.random() < 0.4 else ()
    return DecisionProfile(
        code=f"invented {chance.random()}",
        rate=Fraction(chance.randint(1, 24), chance.choice((1, 1, 1, 2, 3))),
        school_months=_SCHOOL_YEARS[0] if terms and chance.random() < 0.9 else school_months,
        citation_kk="",
        citation_ru="",
        rate_period=chance.choice(list(RatePeriod)),
        terms=terms,
        partial=chance.choice(list(PartialQuarter)),
        mci_rule=chance.choice(list(MciRule)),
        rounding=chance.choice(list(Rounding)),
        pays_by=PaymentPeriod.QUARTER if terms else chance.choice(_WITHOUT_TERMS),
    )


def _some_terms(chance: Random) -> tuple[SchoolTerm, ...]:
    """Three or four terms a school year, with holidays between; listed in any order."""
    terms = []
    for year in (2024, 2025, 2026):
        turns = [date(year, 9, 1), date(year, 11, 3), date(year + 1, 1, 8), date(year + 1, 6, 1)]
        if chance.random() < 0.7:
            turns.insert(3, a_day(chance, date(year + 1, 3, 1), date(year + 1, 4, 10)))
        turns[1] = a_day(chance, date(year, 10, 10), date(year, 11, 20))
        for number, (first, following) in enumerate(pairwise(turns), 1):
            last = following - timedelta(chance.randint(1, 12))
            terms.append(SchoolTerm(year, number, first, last))
    if chance.random() < 0.3:
        chance.shuffle(terms)
    return tuple(terms)
