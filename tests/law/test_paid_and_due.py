"""A made-up office that pays at odd moments while facts come late: nothing is ever paid twice.

Between two moments it learns of something: a further award, an event or that there was none, an
amended certificate, an award ended, an MCI or a decision of the maslikhat. Then it draws up, stops,
draws up again, and sometimes pays. What is right is told by the second reading of the law.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from desktop_app.law.entitlement import owners, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, Quarter
from desktop_app.records.decisions import AwardRow
from desktop_app.services.sums.balances import periods_until, settled
from tests.law import oracle
from tests.law.families import (
    a_certificate,
    a_child,
    a_decision,
    a_disability,
    an_ending,
    some_events,
    some_values,
)
from tests.law.test_oracle import serials
from tests.law.values import law_of

Line = tuple[AwardRow, Period, int]
THE_END = Quarter(2027, 2)
PAYEES = ("mother", "father")


@dataclass
class Office:
    """What one office knows of one child at a moment, and what it has paid."""

    chance: Random
    values: oracle.Values
    to_come: list[Facts]
    awards: dict[int, Facts] = field(default_factory=dict)
    payees: dict[int, str] = field(default_factory=dict)
    paid: Counter[tuple[int, Period]] = field(default_factory=Counter)
    most: Counter[tuple[str, str]] = field(default_factory=Counter)
    """The most that a payee was entitled to for a period whenever the office paid."""

    def learns(self) -> None:
        """One thing more, whichever comes first."""
        if self.to_come and (not self.awards or self.chance.random() < 0.4):
            self._decides()
            return
        key = self.chance.choice(list(self.awards))
        match self.chance.randrange(6):
            case 0 | 1:
                told = some_events(self.chance)
                for award, facts in self.awards.items():
                    self.awards[award] = replace(facts, events=told)
            case 2:
                self._amends(key, certificate=a_certificate(self.chance))
            case 3:
                self._amends(key, disability_until=a_disability(self.chance))
            case 4:
                self._amends(key, ended=an_ending(self.chance))
            case _:
                self._learns_of_the_law()

    def _decides(self) -> None:
        facts, key = self.to_come.pop(0), len(self.awards) + 1
        events = next(iter(self.awards.values())).events if self.awards else facts.events
        taken = frozenset(owners(self.awards)) if self.chance.random() < 0.7 else facts.taken
        self.awards[key] = replace(facts, events=events, taken=taken)
        self.payees[key] = self.chance.choice(PAYEES)

    def _amends(self, key: int, **changes: object) -> None:
        self.awards[key] = replace(self.awards[key], **changes)  # type: ignore[arg-type]

    def _learns_of_the_law(self) -> None:
        mci, decisions = self.values.mci, self.values.decisions
        if self.chance.random() < 0.6:
            mci = some_values(self.chance).mci
        else:
            first = Month(self.chance.choice((2025, 2026)), self.chance.randint(1, 12)).first_day
            decisions = (*decisions, (first, a_decision(self.chance)))
        self.values = oracle.Values(mci, decisions)

    def rows(self) -> list[AwardRow]:
        return [
            AwardRow(
                key,
                1,
                "",
                "",
                "",
                self.payees[key],
                "",
                facts,
                None,
                None,
                PAYEES.index(self.payees[key]),
            )
            for key, facts in self.awards.items()
        ]

    def draws(self, until: Period, law: LawInForce) -> list[Line]:
        """As a payout is drawn up: entitled less paid, where it is more than nothing."""
        owned, lines = owners(self.awards), []
        for period in periods_until(owned, until, law):
            given = shares_of(self.awards, owned, period, law)
            for award, share, before in settled(self.rows(), given, period, self.paid):
                if share.amount > before:
                    lines.append((award, period, share.amount - before))
        return lines

    def right(self) -> Counter[tuple[str, str]]:
        """What each payee is entitled to for each period, by the second reading."""
        found: Counter[tuple[str, str]] = Counter()
        for period, sums in oracle.sums_of_awards(self.awards, self.values).items():
            for key, amount in sums.items():
                found[self.payees[key], period] += amount
        return +found

    def paid_to(self) -> Counter[tuple[str, str]]:
        found: Counter[tuple[str, str]] = Counter()
        for (key, period), amount in self.paid.items():
            found[self.payees[key], str(period)] += amount
        return found


def _lives(serial: int) -> Iterator[tuple[Office, LawInForce]]:
    """An office after each thing that it learns; left out where a value is missing then."""
    chance = Random(serial)
    office = Office(chance, some_values(chance), list(a_child(chance).values()))
    for _ in range(chance.randint(3, 12)):
        office.learns()
        law = law_of(office.values)
        try:
            office.draws(THE_END, law)
            oracle.sums_of_awards(office.awards, office.values)
        except (NotInForceError, oracle.UnknownError):
            continue
        yield office, law


def _until(office: Office, law: LawInForce) -> Period:
    quarter = Quarter(office.chance.choice((2025, 2026)), office.chance.randint(1, 4))
    return office.chance.choice([quarter, *periods_until(owners(office.awards), THE_END, law)])


def test_nothing_is_due_twice_and_nothing_is_lost() -> None:
    paid_in_all = overpaid_in_all = 0
    for serial in serials(300):
        for office, law in _lives(serial):
            until = _until(office, law)
            drawn = office.draws(until, law)
            assert office.draws(until, law) == drawn, serial
            right, before = office.right(), office.paid_to()
            _check_lines(drawn, right, before)
            if office.chance.random() < 0.6:
                office.paid.update({(a.decision_id, period): sum_ for a, period, sum_ in drawn})
                assert office.draws(until, law) == [], serial
                for (payee, name), amount in right.items():
                    if (payee, name) in _until_then(office, until, law):
                        key = payee, name
                        office.most[key] = max(office.most[key], amount)
            assert +office.paid_to() == +office.most, serial
            paid_in_all += office.paid.total()
            overpaid_in_all += (office.paid_to() - right).total()
    assert paid_in_all > 0
    assert overpaid_in_all > 0


def _check_lines(
    drawn: list[Line], right: Counter[tuple[str, str]], before: Counter[tuple[str, str]]
) -> None:
    """Each payee gets for a period what is lacking, in all, and a line never takes away."""
    due: Counter[tuple[str, str]] = Counter()
    for award, period, amount in drawn:
        assert amount > 0
        due[award.payee_iin, str(period)] += amount
    for key, amount in due.items():
        assert amount == right[key] - before[key]


def _until_then(office: Office, until: Period, law: LawInForce) -> set[tuple[str, str]]:
    """The payees and periods that the office looks at when it draws up until a period."""
    periods = periods_until(owners(office.awards), until, law)
    return {(payee, str(period)) for payee in PAYEES for period in periods}


def test_paid_and_due_are_entitled_and_overpaid() -> None:
    for serial in serials(300):
        for office, law in _lives(serial):
            drawn = office.draws(_until(office, law), law)
            office.paid.update({(a.decision_id, period): amount for a, period, amount in drawn})
            owned = owners(office.awards)
            periods = {*periods_until(owned, THE_END, law)}
            periods.update(period for _, period in office.paid)
            paid = due = entitled = overpaid = 0
            for period in periods:
                given = shares_of(office.awards, owned, period, law)
                for _award, share, before in settled(office.rows(), given, period, office.paid):
                    entitled += share.amount
                    due += max(0, share.amount - before)
                    overpaid += max(0, before - share.amount)
                    paid += before
            assert paid == office.paid.total()
            assert entitled == office.right().total(), serial
            assert paid + due == entitled + overpaid


def test_it_does_not_matter_when_the_office_paid_if_nothing_came_late() -> None:
    """Paying every quarter, every month or once at the end comes to the same."""
    for serial in serials(200):
        chance = Random(serial)
        awards, values = a_child(chance), some_values(chance)
        totals = set()
        for moments in (1, 3, 8):
            office = Office(chance, values, [], awards, dict.fromkeys(awards, "mother"))
            law = law_of(values)
            try:
                untils = [_until(office, law) for _ in range(moments)]
                for until in (*untils, THE_END):
                    for award, period, amount in office.draws(until, law):
                        office.paid[award.decision_id, period] += amount
            except NotInForceError:
                continue
            totals.add(frozenset((+office.paid_to()).items()))
        assert len(totals) <= 1, serial
