"""Whatever happens in whichever order, the ledgers agree with what is entitled and paid (D-9).

Two siblings with one payee: events come late and are annulled, payouts are closed, money comes
back, is set off and is written off, and any of it is annulled. The plain reading beside it knows
only the rows as they lie in the tables, and asks the second reading of the law what is due.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Row, select, update

from desktop_app.law.facts import Certificate, Event, EventKind, Facts
from desktop_app.law.quarters import Quarter, parse_period
from desktop_app.records.debts import RepaymentEntry, SetOffEntry, WriteOffEntry
from desktop_app.records.kinds import Role
from desktop_app.services.awards import events
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import ledger
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.services.payouts import cycle
from desktop_app.services.sums import balances
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from tests.builders import Clock, a_school
from tests.law import oracle
from tests.services.acts import close, put_award, taken_by
from tests.services.debts.test_listed import same_as_ledgers

YEAR = (Quarter(2025, 3), Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2))
FACTS = Facts(
    birth_date=date(2015, 4, 7),
    applied_on=date(2025, 9, 3),
    certificate=Certificate(date(2025, 9, 1), date(2026, 5, 25)),
    disability_until=None,
)
SEEDS = st.integers(min_value=0, max_value=10**9)


# The plain reading


@dataclass(frozen=True)
class Plain:
    """What the tables say of one child and one period, added up row by row."""

    entitled: int
    paid: int
    repaid: int
    set_off: int
    written_off: int

    @property
    def net(self) -> int:
        return self.paid - self.set_off - self.repaid

    @property
    def overpaid(self) -> int:
        return max(0, self.net - self.entitled)

    @property
    def due(self) -> int:
        return max(0, self.entitled - self.net)


@dataclass
class Books:
    """Every row of an office, read without any help of the program's queries."""

    tables: dict[str, list[Row[Any]]]

    @classmethod
    def read(cls, desk: Desk) -> "Books":
        wanted = (t.payouts, t.payout_lines, t.debts, t.debt_entries, t.debt_parts, t.events)
        with desk.database.read() as connection:
            return cls({each.name: list(connection.execute(select(each))) for each in wanted})

    def stands(self, row: Row[Any], at: datetime) -> bool:
        gone = row.annulled_at is not None and row.annulled_at <= at
        return bool(row.recorded_at <= at and not gone)

    def of(self, child: int, at: datetime) -> dict[str, Plain]:
        sheets = {row.id for row in self.tables["payouts"] if row.closed_at <= at}
        paid: Counter[str] = Counter()
        set_off: Counter[str] = Counter()
        for line in self.tables["payout_lines"]:
            if line.child_id == child and line.payout_id in sheets:
                (paid if line.amount > 0 else set_off)[line.period] += abs(line.amount)
        mine = {row.id for row in self.tables["debts"] if row.child_id == child}
        sums: dict[str, Counter[str]] = {"repayment": Counter(), "write-off": Counter()}
        for entry in self.tables["debt_entries"]:
            if entry.debt_id in mine and self.stands(entry, at):
                for part in self.tables["debt_parts"]:
                    if part.entry_id == entry.id:
                        sums[entry.kind][part.period] += part.amount
        happened = tuple(
            Event(EventKind(row.kind), row.happened_on, row.ended_on)
            for row in self.tables["events"]
            if row.child_id == child and self.stands(row, at)
        )
        facts = {**FACTS.__dict__, "events": happened}
        entitled = oracle.sums_of_child({1: Facts(**facts)})
        return {
            str(quarter): Plain(
                entitled.get(str(quarter), 0),
                paid[str(quarter)],
                sums["repayment"][str(quarter)],
                set_off[str(quarter)],
                sums["write-off"][str(quarter)],
            )
            for quarter in YEAR
        }


# An office that does anything


@dataclass
class Office:
    chance: Random
    desk: Desk
    head: Desk
    clock: Clock
    children: list[int]
    moments: list[datetime] = field(default_factory=list)
    agreed: Counter[int] = field(default_factory=Counter)

    def act(self) -> None:
        """One act more, or a slip that changes nothing."""
        self.clock.pass_by(days=self.chance.randint(0, 8), minutes=1)
        usual = (self.pay, self.learn, self.unlearn, self.repay, self.set_off)
        act = self.chance.choice((*usual, self.set_off, *usual, self.write_off, self.annul))
        with suppress(EntryError, Trouble):
            act()
        self.moments.append(self.clock())

    def pay(self) -> None:
        quarter = self.chance.choice((YEAR[2], YEAR[3]))
        drawn = cycle.draw_up(self.head, quarter)
        assert all(gets >= 0 for gets in _of_payees(drawn.lines).values())
        close(self.head, drawn)

    def learn(self) -> None:
        day = date(2025, 10, 1) + timedelta(days=self.chance.randint(0, 150))
        child = self.chance.choice(self.children)
        events.record(self.desk, child, EventKind.STATE_INSTITUTION, day)

    def unlearn(self, but_of: int = 0) -> None:
        with self.desk.database.read() as connection:
            standing = select(t.events).where(t.events.c.annulled_at.is_(None))
            standing = standing.where(t.events.c.child_id != but_of)
            rows = connection.execute(standing).all()
        if rows:
            row = self.chance.choice(rows)
            events.annul(self.desk, row.id, row.child_id, "Қате")

    def a_debt(self) -> Debt:
        every = ledger.overview(self.desk).debts
        found = [each for each in every if each.owed] or every
        if not found:
            raise Trouble("none")
        return self.chance.choice(found)

    def a_sum(self, debt: Debt) -> int:
        return self.chance.choice((debt.owed, debt.owed // 2, debt.owed // 3, debt.owed + 1))

    def repay(self) -> None:
        debt = self.a_debt()
        entry = RepaymentEntry(self.a_sum(debt), self.clock().date(), "№ 1")
        debt_entries.repay(self.desk, debt, entry)

    def write_off(self) -> None:
        debt = self.a_debt()
        entry = WriteOffEntry(self.a_sum(debt), self.clock().date(), "№ 2")
        debt_entries.write_off(self.head, debt, entry)

    def set_off(self) -> None:
        debt = self.a_debt()
        limits: dict[str, Any] = self.chance.choice(({}, {"per_payout": 700}, {"share": 30}))
        entry = SetOffEntry(self.a_sum(debt), self.clock().date(), "№ 3", **limits)
        debt_entries.agree_set_off(self.desk, debt, entry)
        if self.chance.random() < 0.7:
            self.unlearn(but_of=debt.child_id)
            self.pay()

    def annul(self) -> None:
        debt = self.a_debt()
        if debt.entries:
            debt_entries.annul(self.head, debt, self.chance.choice(debt.entries).id, "Қате")


def _of_payees(lines: Any) -> Counter[str]:
    gets: Counter[str] = Counter()
    for line in lines:
        gets[line.payee_iin] += line.amount
    return gets


def _office(folder: Path, empty: Path, seed: int) -> Office:
    file = folder / f"{seed}.sqlite"
    copyfile(empty, file)
    clock = Clock()
    clock.move_to(date(2026, 2, 2))
    desk = Desk(open_database(file), clock=clock)
    beginning.prepare(desk)
    desk = taken_by(desk, Role.HEAD)
    school = office.save_school(desk, a_school())
    with desk.database.begin() as connection:
        children = [put_award(connection, school, n, n, FACTS) for n in (1, 2)]
        payee = select(t.decisions.c.payee_id).where(t.decisions.c.child_id == children[0])
        first = connection.scalar(payee)
        months = {"first_month": "2025-09", "last_month": "2026-05"}
        connection.execute(update(t.decisions).values(payee_id=first, **months))
    made = Office(Random(seed), desk, desk, clock, children)
    late = made.chance.choice(children)
    events.record(made.desk, late, EventKind.STATE_INSTITUTION, date(2025, 10, 15))
    close(made.head, cycle.draw_up(made.head, YEAR[2]))
    return made


def _check(office: Office) -> None:
    """Now: accounts, ledgers and agreements agree with the rows."""
    books = Books.read(office.desk)
    every = {each.child_id: each for each in ledger.overview(office.desk).debts}
    same_as_ledgers(office.desk)  # as they are kept from the last turn on, and as marked since
    if office.chance.random() < 0.5:
        catch_up(office.desk)
        same_as_ledgers(office.desk)
    for child in office.children:
        plain = books.of(child, office.clock())
        _check_accounts(office, child, plain, None)
        owed = {name: max(0, each.overpaid - each.written_off) for name, each in plain.items()}
        found = every.get(child)
        if found is None:
            assert not any(owed.values())
            continue
        assert {str(p.period): p.amount for p in found.overpayment.owed} == {
            name: amount for name, amount in owed.items() if amount
        }
        assert found.repaid == sum(each.repaid for each in plain.values())
        assert found.set_off == sum(each.set_off for each in plain.values())
        assert 0 <= found.balance == sum(owed.values()) - found.to_set_off
        for name, amount in owed.items():
            assert amount <= plain[name].paid


def _check_accounts(
    office: Office, child: int, plain: dict[str, Plain], moment: datetime | None
) -> None:
    """Entitled = paid − repaid + due − overpaid, whenever it is asked."""
    found = {
        str(each.quarter): each for each in balances.accounts(office.desk, child, YEAR[-1], moment)
    }
    for name, each in plain.items():
        account = found.get(name)
        shown = (account.entitled, account.paid) if account else (0, 0)
        assert shown == (each.entitled, each.net), (name, moment)
        if account is not None:
            assert (account.due, account.overpaid) == (each.due, each.overpaid)
        assert each.entitled == each.paid - each.set_off - each.repaid + each.due - each.overpaid


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS)
def test_ledgers_agree_with_entitled_and_paid(
    seed: int, tmp_path_factory: Any, empty_database_file: Path
) -> None:
    made = _office(tmp_path_factory.mktemp("ledger"), empty_database_file, seed)
    try:
        for _ in range(30):
            made.act()
            _check(made)
        books = Books.read(made.desk)
        for moment in made.moments[::3]:
            for child in made.children:
                _check_accounts(made, child, books.of(child, moment), moment)
    finally:
        made.desk.database.close()


def test_periods_are_named_as_the_oracle_names_them() -> None:
    assert [parse_period(str(each)) for each in YEAR] == list(YEAR)
