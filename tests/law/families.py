"""Made-up facts, close to the edges where the law changes its answer."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from desktop_app.law.facts import Certificate, Event, EventKind, Facts

FIRST_DAY, LAST_DAY = date(2024, 12, 1), date(2026, 12, 31)

_EDGES = [
    day
    for year in (2024, 2025, 2026)
    for month in range(1, 13)
    for first in [date(year, month, 1)]
    for day in (first - timedelta(days=1), first, first + timedelta(days=1))
]


def days(first: date, last: date) -> SearchStrategy[date]:
    """Any day, and more often one beside the turn of a month."""
    edges = [day for day in _EDGES if first <= day <= last]
    anywhere = st.dates(first, last)
    return st.one_of(anywhere, st.sampled_from(edges)) if edges else anywhere


BIRTHS = st.one_of(
    st.dates(date(2007, 1, 1), date(2019, 12, 31)),
    st.sampled_from([day.replace(year=day.year - 18) for day in _EDGES if day >= FIRST_DAY]),
    st.sampled_from([date(2008, 2, 28), date(2008, 2, 29), date(2008, 3, 1)]),
)


@st.composite
def certificates(draw: st.DrawFn) -> Certificate:
    first = draw(days(date(2024, 9, 1), date(2026, 10, 31)))
    length = draw(st.integers(0, 300))
    return Certificate(first, min(first + timedelta(days=length), LAST_DAY))


@st.composite
def an_event(draw: st.DrawFn) -> Event:
    happened = draw(days(date(2024, 6, 1), LAST_DAY))
    if draw(st.booleans()):
        return Event(EventKind.DEATH, happened)
    length = draw(st.none() | st.integers(0, 200))
    ended = None if length is None else happened + timedelta(days=length)
    return Event(EventKind.STATE_INSTITUTION, happened, ended)


EVENTS = st.lists(an_event(), max_size=3).map(tuple)


@st.composite
def families(draw: st.DrawFn) -> Facts:
    """The facts of one award, with the events of its child."""
    return Facts(
        birth_date=draw(BIRTHS),
        applied_on=draw(days(FIRST_DAY, LAST_DAY)),
        certificate=draw(certificates() if draw(st.integers(0, 19)) else st.none()),
        disability_until=draw(st.none() | days(date(2024, 11, 1), LAST_DAY)),
        full_state_support=draw(st.integers(0, 19)) == 0,
        parental_rights_deprived=draw(st.integers(0, 19)) == 0,
        events=draw(EVENTS),
    )


@st.composite
def children(draw: st.DrawFn) -> dict[int, Facts]:
    """One child with up to three awards, in the order of their decisions, and its events."""
    birth, happened = draw(BIRTHS), draw(EVENTS)
    awards = {}
    for key in range(draw(st.integers(1, 3))):
        awards[key] = Facts(
            birth_date=birth,
            applied_on=draw(days(FIRST_DAY, LAST_DAY)),
            certificate=draw(certificates()),
            disability_until=draw(st.none() | days(date(2024, 11, 1), LAST_DAY)),
            events=happened,
        )
    return awards
