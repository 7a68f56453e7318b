"""What a careful person would keep beside the program: who is entitled, was paid and paid back.

The books are written from the acts alone. They ask the second reading of the law what is due and
never a query of the program, so that a sum that both have is right twice. Sums are kept for a
child, a payee and a period: what a payee got on one award counts for the payee's others (D-3).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop_app.law.facts import Event, Facts
from desktop_app.law.quarters import Month, Quarter, quarters_between
from desktop_app.records.kinds import LineKind
from desktop_app.records.payouts import ApprovedPayout, PayoutLine
from tests.law import oracle

YEAR = tuple(quarters_between(Quarter(2025, 3), Quarter(2026, 2)))

Key = tuple[int, str, str]
"""A child's id, the payee's IIN and the period."""


@dataclass
class SecondBooks:
    """``lines`` are those that count as paid, by payout and number."""

    awards: dict[int, dict[int, Facts]] = field(default_factory=lambda: defaultdict(dict))
    payees: dict[int, str] = field(default_factory=dict)
    events: dict[int, list[Event]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[tuple[int, int], PayoutLine] = field(default_factory=dict)
    repaid: Counter[Key] = field(default_factory=Counter)
    written_off: Counter[Key] = field(default_factory=Counter)
    kinds: Counter[LineKind] = field(default_factory=Counter)
    topped_up: set[int] = field(default_factory=set)
    """Children to whom months came back: one period of theirs may have two lines."""

    # What happens

    def award(self, child: int, decision: int, payee_iin: str, facts: Facts) -> None:
        taken = frozenset(Month(*month) for month in oracle.owner_of_months(self.facts(child)))
        self.awards[child][decision] = replace(facts, taken=taken)
        self.payees[decision] = payee_iin

    def approve(self, sheet: ApprovedPayout) -> None:
        """A sheet pays what is due to the last tenge, and nothing that was paid already (D-7)."""
        before = self.paid()
        for number, line in enumerate(sheet.lines, 1):
            self.lines[sheet.id, number] = line
            self.kinds[line.kind] += 1
        after = self.paid()
        minus = {_key(line) for line in sheet.lines if line.kind is LineKind.SET_OFF}
        for child in self.awards:
            entitled = self.entitled(child)
            for key in self.keys(child):
                if after[key] > before[key]:
                    assert after[key] <= entitled[key], "paid twice"
                elif after[key] < before[key]:
                    assert key in minus, "taken without an agreement"
                    assert after[key] >= entitled[key], "taken twice"
                if sheet.follows_id is None and key[2] <= str(sheet.quarter):
                    assert after[key] >= entitled[key], "lost"

    def give_back(self, sheet: ApprovedPayout, number: int) -> None:
        del self.lines[sheet.id, number]

    def annul(self, sheet: ApprovedPayout) -> None:
        for number in range(1, len(sheet.lines) + 1):
            self.give_back(sheet, number)

    def repay(self, child: int, payee_iin: str, amount: int) -> None:
        self.repaid.update(self._oldest_first(child, payee_iin, amount))

    def write_off(self, child: int, payee_iin: str, amount: int) -> None:
        self.written_off.update(self._oldest_first(child, payee_iin, amount))

    def _oldest_first(self, child: int, payee_iin: str, amount: int) -> dict[Key, int]:
        parts = {}
        for key in self.keys(child):
            if key[1] == payee_iin:
                parts[key] = min(amount, self.owed(key))
                amount -= parts[key]
        assert not amount, "more came back than was owed"
        return parts

    # What follows

    def facts(self, child: int) -> dict[int, Facts]:
        happened = tuple(self.events[child])
        return {key: replace(each, events=happened) for key, each in self.awards[child].items()}

    def keys(self, child: int) -> Iterator[Key]:
        """The earliest period first."""
        for period in YEAR:
            for payee in dict.fromkeys(self.payees[award] for award in self.awards[child]):
                yield child, payee, str(period)

    def entitled(self, child: int) -> Counter[Key]:
        found: Counter[Key] = Counter()
        for period, sums in oracle.sums_of_awards(self.facts(child)).items():
            for award, amount in sums.items():
                found[child, self.payees[award], period] += amount
        return found

    def paid(self) -> Counter[Key]:
        """What was paid and has not come back."""
        found: Counter[Key] = Counter()
        for line in self.lines.values():
            found[_key(line)] += line.amount
        for key, amount in self.repaid.items():
            found[key] -= amount
        return found

    @property
    def set_off(self) -> int:
        """What payees agreed to have taken out of payouts."""
        return -sum(min(0, line.amount) for line in self.lines.values())

    def overpaid(self, key: Key) -> int:
        return max(0, self.paid()[key] - self.entitled(key[0])[key])

    def owed(self, key: Key) -> int:
        return max(0, self.overpaid(key) - self.written_off[key])

    def check_months(self) -> None:
        """No payee gets a month of a child twice, but to fill up what was taken too early."""
        months = Counter(
            (line.child_id, line.payee_iin, month)
            for line in self.lines.values()
            if line.amount > 0 and line.child_id not in self.topped_up
            for month in line.months
        )
        assert set(months.values()) == {1}


def _key(line: PayoutLine) -> Key:
    return line.child_id, line.payee_iin, str(line.period)
