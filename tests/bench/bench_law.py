"""How fast the law gives what children are entitled to, beside a bare loop over the same dates.

100 000 children, the four periods of a school year each, streamed one by one. The law and the loop
take turns, because a machine's speed drifts. Quote the median of the ratios, round by round.
"""

import statistics
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from time import perf_counter

from desktop_app.law.entitlement import owners, shares_of
from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.quarters import Quarter, quarters_between
from tests.law.values import SHIPPED

CHILDREN, ROUNDS = 100_000, 20
YEAR = tuple(quarters_between(Quarter(2025, 3), Quarter(2026, 2)))
QUARTER = (Quarter(2026, 1),)
MEASURED = 20_000
"""How many children's memory is looked at: tracing it takes long."""


def children() -> Iterator[Facts]:
    """The same children every time: most of them the whole year, some of all other kinds."""
    chance = Random(20250901)
    while True:
        events: tuple[Event, ...] = ()
        if chance.random() < 0.1:
            day = date(2025, 9, 1) + timedelta(chance.randrange(270))
            events = (Event(EventKind.STATE_INSTITUTION, day),)
        yield Facts(
            birth_date=date(2007, 9, 1) + timedelta(chance.randrange(4_000)),
            applied_on=date(2025, 9, 1) + timedelta(chance.randrange(120)),
            certificate=Certificate(date(2025, 9, 1), date(2026, 5, 25)),
            disability_until=None if chance.random() < 0.5 else date(2026, 2, 28),
            events=events,
        )


def by_law(facts: Facts, quarters: tuple[Quarter, ...]) -> int:
    awards = {1: facts}
    owned = owners(awards)
    return sum(shares_of(awards, owned, quarter, SHIPPED)[1].amount for quarter in quarters)


def bare(facts: Facts, quarters: tuple[Quarter, ...]) -> int:
    """Nothing but comparing the dates of a child for every month; no law in it."""
    assert facts.certificate is not None
    dates = (facts.certificate.last_day, facts.birth_date, facts.disability_until or date.max)
    first, found = max(facts.applied_on, facts.certificate.first_day), 0
    for quarter in quarters:
        for month in quarter.months:
            if (month.year, month.number) >= (first.year, first.month):
                found += all((month.year, month.number) <= (d.year, d.month) for d in dates)
    return found


def _seconds(
    count: Callable[[Facts, tuple[Quarter, ...]], int],
    some: list[Facts],
    quarters: tuple[Quarter, ...],
) -> float:
    began = perf_counter()
    for facts in some:
        count(facts, quarters)
    return perf_counter() - began


def _time(name: str, quarters: tuple[Quarter, ...]) -> None:
    stream, law, loop = children(), [], []
    for _round in range(ROUNDS):
        some = list(islice(stream, CHILDREN // ROUNDS))
        law.append(_seconds(by_law, some, quarters))
        loop.append(_seconds(bare, some, quarters))
    ratio = statistics.median(ours / reference for ours, reference in zip(law, loop, strict=True))
    rows = CHILDREN * len(quarters)
    print(
        f"{name:14} {rows:7,} rows in {sum(law):5.2f} s: {rows / sum(law):9,.0f} a second   "
        f"{ratio:.2f} × bare ({rows / sum(loop):,.0f} a second)"
    )


def _memory() -> None:
    """What is held after the first thousand children, after all of them, and at most."""
    held = []
    tracemalloc.start()
    for index, facts in enumerate(islice(children(), MEASURED)):
        by_law(facts, YEAR)
        if index in (999, MEASURED - 1):
            held.append(tracemalloc.get_traced_memory()[0])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"memory         {held[0] / 1024:.0f} KiB after 1 000 children, "
        f"{held[1] / 1024:.0f} KiB after {MEASURED:,}; at most {peak / 1024:.0f} KiB"
    )


def main() -> None:
    _time("one quarter", QUARTER)
    _time("a school year", YEAR)
    _memory()


if __name__ == "__main__":
    main()
