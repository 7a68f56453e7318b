"""Facts, drafts, approvals, returns, follow-ups and annulments in any order (D-7, D-9).

Whatever the order: no child-month is paid twice, none is lost, and for every child and period
paid + due = entitled + overpaid, at each moment, by a second reading of the law.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.quarters import Quarter, quarters_between
from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.payouts import ApprovedPayout, PayoutDraft
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.services.sums.balances import accounts
from desktop_app.storage.awards import decided as awards
from desktop_app.storage.payouts import approved as stored
from tests.builders import Clock, make_iban
from tests.law import oracle
from tests.services.acts import close, colleague, put_award, seen

QUARTERS = tuple(quarters_between(Quarter(2025, 3), Quarter(2026, 2)))
FACTS = Facts(
    date(2015, 4, 7), date(2025, 9, 3), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
)
ACTS = 50


@dataclass
class Office:
    """An office at work, and what a second bookkeeper writes down of every act."""

    desk: Desk
    chance: random.Random
    children: dict[int, list[Event]]
    counted: dict[tuple[int, int], tuple[int, str, int]] = field(default_factory=dict)
    """What the bank keeps: child, period and sum, by payout and line."""
    drafts: list[PayoutDraft] = field(default_factory=list)
    moments: list[tuple[datetime, int]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    accounts: int = 1_000

    def sheets(self) -> list[ApprovedPayout]:
        rows = cycle.approved(self.desk)
        return [cycle.by_id(self.desk, row.id) for row in rows if row.annulled_at is None]

    def period(self) -> Quarter:
        begun = [each for each in QUARTERS if each.first_day <= self.desk.today()]
        return self.chance.choice(begun)

    # Acts

    def learn(self) -> None:
        child = self.chance.choice(list(self.children))
        day = date(2025, 9, 1) + timedelta(days=self.chance.randint(0, 240))
        last = day + timedelta(days=self.chance.randint(10, 60))
        if last < self.desk.today():
            event = Event(EventKind.STATE_INSTITUTION, day, last)
            events.record(self.desk, child, event.kind, day, last)
            self.children[child].append(event)

    def draft(self) -> None:
        drawn = cycle.draw_up(self.desk, self.period())
        self.drafts.append(seen(self.desk, cycle.keep_draft(colleague(self.desk), drawn)))

    def draft_follow_up(self) -> None:
        returned = [sheet for sheet in self.sheets() if sheet.to_follow]
        drawn = cycle.follow_up(self.desk, self.chance.choice(returned).id)
        self.drafts.append(seen(self.desk, cycle.keep_draft(colleague(self.desk), drawn)))

    def approve(self) -> None:
        draft = self.chance.choice(self.drafts)
        self._keep(cycle.approve(self.desk, draft))

    def pay(self) -> None:
        self._keep(close(self.desk, cycle.draw_up(self.desk, self.period())))

    def follow(self) -> None:
        returned = [sheet for sheet in self.sheets() if sheet.to_follow]
        sheet = self.chance.choice(returned)
        for line, _standing in sheet.to_follow:
            self._change_account(line.decision_id)
        self._keep(close(self.desk, cycle.follow_up(self.desk, sheet.id)))

    def change_account(self) -> None:
        with self.desk.database.read() as connection:
            every = awards.awards(connection)
        self._change_account(self.chance.choice(every).decision_id)

    def _change_account(self, decision_id: int) -> None:
        self.accounts += 1
        change = AccountChanged(make_iban(self.accounts))
        amendments.amend(self.desk, decision_id, change, "Жаңа шот")

    def annul(self) -> None:
        sheet = self.chance.choice(self.sheets())
        cycle.annul(self.desk, sheet.id, "Қате")
        for key in [key for key in self.counted if key[0] == sheet.id]:
            del self.counted[key]

    def answer(self) -> None:
        """The bank pays or returns some lines, or what it said before is corrected."""
        sheet = self.chance.choice(self.sheets())
        today = self.desk.today()
        for number, line in enumerate(sheet.lines, 1):
            why = self.chance.choice(("", "", "Шот жабылған"))
            answer = LineAnswer(number, line.amount, line.iban, not why, today, why)
            if self.chance.random() < 0.5:
                continue
            found = bank_answers.record(self.desk, sheet.id, [answer])
            if found.returned or (found.same and why):
                self.counted.pop((sheet.id, number), None)
            elif found.paid:
                self.counted[sheet.id, number] = (line.child_id, str(line.period), line.amount)

    def _keep(self, sheet: ApprovedPayout) -> None:
        for number, line in enumerate(sheet.lines, 1):
            self.counted[sheet.id, number] = (line.child_id, str(line.period), line.amount)

    # What always holds

    def check(self) -> None:
        paid: Counter[tuple[int, str]] = Counter()
        for child, period, amount in self.counted.values():
            paid[child, period] += amount
        until = QUARTERS[-1]
        drawn = cycle.draw_up(self.desk, until)
        due: Counter[tuple[int, str]] = Counter()
        for line in drawn.lines:
            due[line.child_id, str(line.period)] += line.amount
        for child, happened in self.children.items():
            entitled = oracle.sums_of_child({0: replace(FACTS, events=tuple(happened))})
            overpaid: Counter[str] = Counter()
            for account in accounts(self.desk, child, until):
                overpaid[str(account.quarter)] += account.overpaid
            for each in QUARTERS:
                key = (child, str(each))
                right = entitled.get(str(each), 0)
                assert paid[key] + due[key] == right + overpaid[str(each)], key
                assert not (due[key] and overpaid[str(each)])
                assert overpaid[str(each)] == max(0, paid[key] - right)
        with self.desk.database.read() as connection:
            now = sum(stored.paid(connection).values())
            assert now == sum(paid.values())
            for moment, then in self.moments[-12:]:
                assert sum(stored.paid(connection, as_of=moment).values()) == then
        self.moments.append((self.desk.now(), now))


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_paid_twice_and_nothing_is_lost(
    seed: int, head: Desk, school: int, clock: Clock
) -> None:
    with head.database.begin() as connection:
        children = [put_award(connection, school, n, n, FACTS) for n in range(1, 5)]
    office = Office(head, random.Random(seed), {child: [] for child in children})
    clock.move_to(date(2025, 9, 20))
    every: list[Callable[[], None]] = [
        office.learn,
        office.draft,
        office.draft_follow_up,
        office.approve,
        office.pay,
        office.pay,
        office.follow,
        office.follow,
        office.change_account,
        office.annul,
        office.answer,
        office.answer,
    ]
    for _ in range(ACTS):
        clock.pass_by(days=office.chance.choice((0, 1, 4, 9)), minutes=1)
        act = office.chance.choice(every)
        try:
            act()
        except (Trouble, IndexError):  # refused, or there is nothing to do it to
            office.done["refused"] += 1
        else:
            office.done[act.__name__] += 1
        office.check()
    paid = office.done["pay"] + office.done["approve"] + office.done["follow"]
    assert paid > 2, office.done
    assert office.done["answer"] > 2
    assert office.done["follow"], office.done
