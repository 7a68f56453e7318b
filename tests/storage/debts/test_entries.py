"""The ledgers of overpayments, asked for now and at the very moment of a change (D-9)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, update

from desktop_app.law.quarters import Quarter
from desktop_app.records.debts import Instalment, OpenedDebt
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import DebtEntryKind, LineKind, LineState
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.debts import entries
from tests.storage.payouts.payout_rows import CLOSED, a_line, a_payout, an_award

Q4, Q1 = Quarter(2025, 4), Quarter(2026, 1)
NOW = CLOSED + timedelta(days=40)
TICK = timedelta(microseconds=1)
DAY = date(2026, 5, 10)


def _opened(connection: Connection, serial: int = 1) -> OpenedDebt:
    decision = an_award(connection, serial)
    child = connection.scalar(
        t.decisions.select()
        .with_only_columns(t.decisions.c.child_id)
        .where(t.decisions.c.id == decision)
    )
    assert child is not None
    return entries.open_debt(connection, decision, child, "Ә", NOW)


def _entry(
    connection: Connection, debt: OpenedDebt, kind: DebtEntryKind, *parts: Any, **values: Any
) -> int:
    whole = {"kind": kind, "day": DAY, "amount": sum(amount for _period, amount in parts)}
    return entries.add_entry(
        connection, debt.id, {**whole, **values}, who="Ә", when=NOW, parts=parts
    )


def _annul(connection: Connection, entry: int, when: datetime) -> None:
    query = update(t.debt_entries).where(t.debt_entries.c.id == entry)
    connection.execute(query.values(annulled_at=when, annulled_by="Ә", annulled_why="Қате"))


def test_a_debt_is_opened_once(database: Database) -> None:
    with database.begin() as connection:
        debt = _opened(connection)
        again = entries.open_debt(connection, debt.decision_id, debt.child_id, "Ғ", NOW)
        other = _opened(connection, 2)
        assert again == debt
        every = entries.every_opened(connection)
        assert every == {debt.decision_id: debt, other.decision_id: other}
        assert entries.every_opened(connection, [other.child_id]) == {other.decision_id: other}
        assert entries.opened(connection, 99) is None


def test_who_changes_a_ledger_first_is_told_to_the_second(database: Database) -> None:
    with database.begin() as connection:
        debt = _opened(connection)
        entries.touch(connection, debt, "Ә", NOW)
        with pytest.raises(ChangedMeanwhile):
            entries.touch(connection, debt, "Ғ", NOW)


def test_what_came_back_is_summed_by_award_and_period(database: Database) -> None:
    with database.begin() as connection:
        debt, other = _opened(connection), _opened(connection, 2)
        _entry(connection, debt, DebtEntryKind.REPAYMENT, (Q4, 5), (Q1, 7))
        _entry(connection, debt, DebtEntryKind.REPAYMENT, (Q1, 1))
        _entry(connection, debt, DebtEntryKind.WRITE_OFF, (Q1, 100))
        _entry(connection, other, DebtEntryKind.REPAYMENT, (Q1, 3))
        mine = {(debt.decision_id, Q4): 5, (debt.decision_id, Q1): 8}
        others = {(other.decision_id, Q1): 3}
        assert entries.repaid(connection) == {**mine, **others}
        assert entries.repaid(connection, [debt.child_id]) == mine
        assert entries.repaid(connection, decision_ids=[other.decision_id]) == others
        assert entries.repaid(connection, decision_ids=[]) == {}
        assert entries.written_off(connection) == {(debt.decision_id, Q1): 100}
        assert entries.written_off(connection, [other.child_id]) == {}


def test_an_entry_counts_from_its_recording_until_it_is_annulled(database: Database) -> None:
    later = NOW + timedelta(days=1)
    moments = (NOW - TICK, NOW, later - TICK, later, None)
    with database.begin() as connection:
        debt = _opened(connection)
        for kind in (DebtEntryKind.REPAYMENT, DebtEntryKind.WRITE_OFF):
            _annul(connection, _entry(connection, debt, kind, (Q1, 5)), later)
        found = [entries.settled(connection, as_of=moment) for moment in moments]
    assert [sum(each.repaid.values()) for each in found] == [0, 5, 5, 0, 0]
    assert [sum(each.written_off.values()) for each in found] == [0, 5, 5, 0, 0]


def _minus(connection: Connection, debt: OpenedDebt, amount: int, **changes: Any) -> None:
    payout = a_payout(connection, **changes)
    a_line(connection, payout, debt.decision_id, kind=LineKind.SET_OFF, amount=-amount)
    # What is paid beside it is no set-off.
    a_line(connection, payout, debt.decision_id, period="2026Q2")


def test_minus_lines_set_off_while_their_sheet_counts(database: Database) -> None:
    with database.begin() as connection:
        debt = _opened(connection)
        _minus(connection, debt, 40)
        _minus(connection, debt, 500, annulled_at=CLOSED + timedelta(days=2))
        assert entries.settled(connection).set_off == {(debt.decision_id, Q1): 40}
        then = entries.settled(connection, as_of=CLOSED + timedelta(days=1)).set_off
        assert then == {(debt.decision_id, Q1): 540}
        assert entries.settled(connection, [debt.child_id + 99]).set_off == {}
        settled = entries.settled(connection, [debt.child_id])
        assert settled.periods([debt.decision_id]) == {Q1}
        assert settled.periods([debt.decision_id + 1]) == set()


def test_an_agreement_is_there_while_something_of_it_is_left(database: Database) -> None:
    with database.begin() as connection:
        debt, other = _opened(connection), _opened(connection, 2)
        _minus(connection, debt, 40)
        before = entries.newest_payout(connection)
        for each, amount in ((debt, 100), (other, 30)):
            values = {"amount": amount, "payout_id": before, "per_payout": 60, "document": "№ 4"}
            _entry(connection, each, DebtEntryKind.SET_OFF, **values)
        assert [each.left for each in entries.agreements(connection)] == [100, 30]
        _minus(connection, debt, 60)
        _minus(connection, other, 30)
        (left,) = entries.agreements(connection)
        assert (left.decision_id, left.left, left.per_payout) == (debt.decision_id, 40, 60)
        assert (left.child_id, left.document) == (debt.child_id, "№ 4")
        assert entries.agreements(connection, NOW - TICK) == []


def test_the_newest_payout_or_none(database: Database) -> None:
    with database.begin() as connection:
        assert entries.newest_payout(connection) is None
        payouts = [a_payout(connection), a_payout(connection)]
        assert entries.newest_payout(connection) == payouts[1]


def _due(connection: Connection, debt: OpenedDebt, *days: date) -> int:
    due = [Instalment(day, 10) for day in days]
    values = {"kind": DebtEntryKind.SCHEDULE, "day": DAY}
    return entries.add_entry(connection, debt.id, values, who="Ә", when=NOW, instalments=due)


def test_children_with_an_instalment_before_a_day(database: Database) -> None:
    due_on = date(2026, 6, 1)
    with database.begin() as connection:
        debt, other = _opened(connection), _opened(connection, 2)
        _due(connection, debt, due_on, date(2026, 7, 1))
        _annul(connection, _due(connection, other, date(2026, 5, 20)), NOW)
        found = [
            entries.children_with_instalments_before(connection, due_on + timedelta(days=days))
            for days in (0, 1)
        ]
    assert found == [set(), {debt.child_id}]


def test_entries_with_their_parts_and_instalments_by_the_award(database: Database) -> None:
    with database.begin() as connection:
        debt, other = _opened(connection), _opened(connection, 2)
        plan = _due(connection, debt, date(2026, 7, 1), date(2026, 6, 1))
        back = _entry(connection, debt, DebtEntryKind.REPAYMENT, (Q4, 5), (Q1, 7), note="Ұ")
        _annul(connection, back, NOW)
        third = _entry(connection, other, DebtEntryKind.COURT)
        found = entries.entries(connection)
        mine = entries.entries(connection, [debt.child_id])
    assert [each.id for each in found[debt.decision_id]] == [plan, back]
    assert [each.id for each in found[other.decision_id]] == [third]
    assert dict(mine) == {debt.decision_id: found[debt.decision_id]}
    schedule, repayment = mine[debt.decision_id]
    assert [each.due_on.month for each in schedule.instalments] == [6, 7]
    assert repayment.parts == ((Q4, 5), (Q1, 7))
    assert (repayment.note, repayment.stands, schedule.stands) == ("Ұ", False, True)


def test_a_line_that_the_bank_returned_sets_nothing_off(database: Database) -> None:
    with database.begin() as connection:
        debt = _opened(connection)
        _minus(connection, debt, 40)
        connection.execute(
            update(t.payout_lines)
            .where(t.payout_lines.c.amount < 0)
            .values(state=LineState.RETURNED, settled_at=NOW)
        )
        found = entries.settled(connection).set_off
    assert found == {}
