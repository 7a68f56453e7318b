"""Two years of payouts for hundreds of made-up children, against the second reading of the law."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.quarters import Quarter, quarters_between
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.payouts import cycle
from desktop_app.services.sums.balances import accounts as balances_now
from tests.builders import Clock
from tests.law import oracle
from tests.services.acts import close, colleague, put_award

CHILDREN = 150
QUARTERS = tuple(quarters_between(Quarter(2024, 4), Quarter(2026, 4)))
FIRST, LAST = date(2024, 12, 1), date(2026, 12, 31)


@dataclass
class Child:
    awards: dict[int, Facts]
    events: dict[Event, date]
    """Each event with the day on which the office records it."""
    id: int = 0

    def known(self, day: date) -> dict[int, Facts]:
        told = tuple(event for event, recorded in self.events.items() if recorded <= day)
        return {key: replace(facts, events=told) for key, facts in self.awards.items()}


def _a_day(chance: random.Random, first: date, last: date) -> date:
    day = first + timedelta(days=chance.randint(0, (last - first).days))
    beside = day.replace(day=1) + timedelta(days=chance.choice((-1, 0, 1)))
    return chance.choice((day, max(first, min(last, beside))))


def _a_child(chance: random.Random, late: bool) -> Child:
    births = (date(2007, 1, 1), date(2009, 12, 31)), (date(2010, 1, 1), date(2018, 1, 1))
    born = _a_day(chance, *chance.choice(births))
    awards = {}
    for key in range(chance.choice((1, 1, 1, 2))):
        first = _a_day(chance, FIRST, date(2026, 10, 1))
        period = Certificate(first, min(first + timedelta(chance.randint(0, 280)), LAST))
        disability = chance.choice((None, _a_day(chance, FIRST, LAST)))
        applied = _a_day(chance, max(FIRST, first - timedelta(40)), period.last_day)
        awards[key] = Facts(born, applied, period, disability)
    happened: dict[Event, date] = {}
    for _ in range(chance.choice((0, 0, 1, 2))):
        day = _a_day(chance, FIRST, LAST)
        ended = chance.choice((None, day + timedelta(chance.randint(0, 90))))
        kind = EventKind.DEATH if ended is None else EventKind.STATE_INSTITUTION
        if kind is EventKind.DEATH and any(each.kind is kind for each in happened):
            continue
        delay = timedelta(chance.randint(1, 250)) if late else timedelta()
        happened[Event(kind, day, ended)] = min(day + delay, LAST)
    return Child(awards, happened)


def _live_through(
    desk: Desk, school: int, clock: Clock, late: bool
) -> tuple[list[Child], Mapping[tuple[int, str], int]]:
    """Every child's awards, then quarter by quarter: record what became known, and pay."""
    chance = random.Random(20241201)
    children = [_a_child(chance, late) for _ in range(CHILDREN)]
    with desk.database.begin() as connection:
        for serial, child in enumerate(children, 1):
            for key, facts in child.awards.items():
                number = serial + 1000 * key
                child.id = put_award(connection, school, number, serial, facts)
    paid: Counter[tuple[int, str]] = Counter()
    yesterday = date.min
    for quarter in QUARTERS:
        clock.move_to(quarter.last_day)
        for child in children:
            for event, recorded in child.events.items():
                if yesterday < recorded <= quarter.last_day:
                    events.record(
                        colleague(desk), child.id, event.kind, event.happened_on, event.ended_on
                    )
        yesterday = quarter.last_day
        drawn = cycle.draw_up(desk, quarter)
        if drawn.lines:
            close(desk, drawn)
            assert cycle.draw_up(desk, quarter).lines == ()
        for line in drawn.lines:
            paid[line.child_id, str(line.period)] += line.amount
        _check_quarter(children, quarter, paid, late)
    return children, paid


def _check_quarter(
    children: list[Child],
    quarter: Quarter,
    paid: Mapping[tuple[int, str], int],
    late: bool,
) -> None:
    for child in children:
        entitled = oracle.sums_of_child(child.known(quarter.last_day))
        for each in QUARTERS[: QUARTERS.index(quarter) + 1]:
            got, right = paid.get((child.id, str(each)), 0), entitled.get(str(each), 0)
            assert got >= right
            if not late:
                assert got == right


@pytest.mark.parametrize("late", [False, True], ids=["in time", "late"])
def test_what_is_paid_is_what_is_due(
    accountant: Desk, school: int, clock: Clock, late: bool
) -> None:
    children, paid = _live_through(accountant, school, clock, late)
    debts = 0
    for child in children:
        entitled = oracle.sums_of_child(child.known(LAST))
        overpaid: Counter[str] = Counter()
        for account in balances_now(accountant, child.id, QUARTERS[-1]):
            overpaid[str(account.quarter)] += account.overpaid - account.due
        for quarter in QUARTERS:
            key = str(quarter)
            assert overpaid[key] == paid.get((child.id, key), 0) - entitled.get(key, 0)
        debts += sum(overpaid.values())
    assert sum(paid.values()) > 1_000_000
    assert (debts > 50_000) == late
