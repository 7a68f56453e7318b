"""An overpayment is a ledger: what came back, was agreed, sued for and written off (D-9)."""

from datetime import date
from typing import Any

import pytest

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application
from desktop_app.records.debts import (
    CourtEntry,
    Instalment,
    RepaymentEntry,
    ScheduleEntry,
    SetOffEntry,
    WriteOffEntry,
)
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import DebtEntryKind, DebtState
from desktop_app.services.awards import events
from desktop_app.services.debts import demands, ledger
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import terms as repayment_terms
from desktop_app.services.debts.terms import RepaymentTerms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.sums import balances
from desktop_app.storage.applications import on_file as stored
from tests.builders import Clock, make_iban
from tests.services import counts
from tests.services.acts import LEFT_OUT, decision, history, pay
from tests.services.debt_acts import OVERPAID, only_debt, overpaid_family, repay, schedule

Q1 = Quarter(2026, 1)


@pytest.fixture
def account(head: Desk) -> None:
    with head.database.begin() as connection:
        terms = RepaymentTerms(make_iban(77), "30")
        repayment_terms.save(connection, terms, head.worker.name, head.now())


def sums(desk: Desk) -> tuple[int, int, int, int, int]:
    debt = only_debt(desk)
    return debt.arisen, debt.repaid, debt.written_off, debt.owed, debt.balance


def annul_event(desk: Desk, family: Application) -> None:
    with desk.database.read() as connection:
        event = stored.events_of(connection, family.child_id)[-1]
    events.annul(desk, event.id, family.child_id, "Қате")


# A debt is there by itself


def test_a_debt_needs_no_act_of_the_office(desk: Desk, family: Application) -> None:
    debt = only_debt(desk)
    assert (debt.opened, debt.entries, debt.demands) == (None, (), ())
    assert debt.state is DebtState.OPEN
    assert debt.may_be_demanded
    (period,) = debt.overpayment.periods
    assert (period.period, period.amount) == (Q1, OVERPAID)
    assert [str(month) for month in period.months] == ["2026-02", "2026-03"]
    assert debt.overpayment.causes[0].clause == "D-5"


def test_no_debt_where_nothing_is_overpaid(desk: Desk) -> None:
    assert ledger.overview(desk).debts == ()


def test_the_demand_opens_the_ledger(head: Desk, family: Application, account: None) -> None:
    paper = demands.prepare(head, only_debt(head).overpayment, LEFT_OUT)
    debt = only_debt(head)
    assert debt.opened is not None
    assert isinstance(paper, NoticeRow)
    assert [each.number for each in debt.demands] == [paper.number]
    assert debt.demanded_on == date(2026, 5, 12)
    assert not debt.may_be_demanded


# What comes back


def test_what_came_back_is_paid_no_longer(desk: Desk, family: Application) -> None:
    repay(desk, 10_000)
    assert sums(desk) == (OVERPAID, 10_000, 0, 13_067, 13_067)
    (now,) = [a for a in balances.accounts(desk, family.child_id, Q1) if a.quarter == Q1]
    assert (now.entitled, now.paid, now.overpaid) == (11_533, 24_600, 13_067)
    (entry,) = only_debt(desk).entries
    assert entry.parts == ((Q1, 10_000),)
    assert history(desk, family)[-1] == (
        desk.worker.name,
        "{amount} tenge were returned, {document}",
    )


def test_a_debt_that_was_returned_is_settled(desk: Desk, family: Application) -> None:
    repay(desk, OVERPAID)
    debt = only_debt(desk)
    assert (debt.state, debt.owed, debt.repaid) == (DebtState.SETTLED, 0, OVERPAID)
    assert debt.overpayment.causes  # still says why


def test_what_was_returned_is_paid_again_when_it_was_due_after_all(
    desk: Desk, accountant: Desk, family: Application, clock: Clock
) -> None:
    repay(desk, 20_000)
    annul_event(desk, family)
    assert only_debt(desk).state is DebtState.SETTLED
    payout = pay(accountant, "2026Q2")
    assert {str(line.period): line.amount for line in payout.lines} == {
        "2026Q1": 20_000,
        "2026Q2": 34_600,
    }


def test_as_known_before_it_came_back(desk: Desk, family: Application, clock: Clock) -> None:
    clock.move_to(date(2026, 6, 1))
    repay(desk, OVERPAID)
    then = balances.accounts(desk, family.child_id, Q1, date(2026, 5, 31))
    assert [a.overpaid for a in then if a.quarter == Q1] == [OVERPAID]
    now = balances.accounts(desk, family.child_id, Q1)
    assert [a.overpaid for a in now if a.quarter == Q1] == [0]


def test_repayments_go_to_the_earliest_period_first(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    family = overpaid_family(head, accountant, school, clock)
    annul_event(head, family)
    events.record(head, family.child_id, EventKind.STATE_INSTITUTION, date(2025, 10, 20))
    before = {each.period: each.amount for each in only_debt(head).overpayment.periods}
    assert before == {Quarter(2025, 4): 20_971, Q1: 34_600}
    repay(head, 30_000)
    (entry,) = only_debt(head).entries
    assert entry.parts == ((Quarter(2025, 4), 20_971), (Q1, 9_029))


def test_a_repayment_changes_no_demand(head: Desk, family: Application, account: None) -> None:
    demands.prepare(head, only_debt(head).overpayment, LEFT_OUT)
    repay(head, 10_000)
    assert demands.proposals(head).due == ()
    assert not only_debt(head).may_be_demanded


def test_a_demand_after_a_repayment_asks_for_the_rest(
    head: Desk, family: Application, account: None
) -> None:
    repay(head, 10_000)
    (proposed,) = demands.proposals(head).due
    assert [each.amount for each in proposed.owed] == [13_067]


# What is not to be returned


def test_only_the_head_writes_off(desk: Desk, head: Desk, family: Application) -> None:
    entry = WriteOffEntry(OVERPAID, date(2026, 5, 12), "№ 9 шешім")
    with pytest.raises(Trouble):
        debt_entries.write_off(desk, only_debt(desk), entry)
    debt_entries.write_off(head, only_debt(head), entry)
    assert sums(head) == (OVERPAID, 0, OVERPAID, 0, 0)
    assert only_debt(head).state is DebtState.SETTLED
    assert demands.proposals(head).due == ()


def test_what_was_written_off_stays_paid(head: Desk, accountant: Desk, family: Application) -> None:
    entry = WriteOffEntry(OVERPAID, date(2026, 5, 12), "№ 9 шешім")
    debt_entries.write_off(head, only_debt(head), entry)
    annul_event(head, family)
    assert only_debt(head).state is DebtState.SETTLED  # nothing is overpaid, the ledger stays
    payout = pay(accountant, "2026Q2")
    assert [str(line.period) for line in payout.lines] == ["2026Q2"]


# Agreements


def test_instalments_are_overdue_from_the_day_after(
    desk: Desk, family: Application, clock: Clock
) -> None:
    schedule(desk, (date(2026, 6, 15), 10_000), (date(2026, 7, 15), 13_067))
    assert only_debt(desk).state is DebtState.SCHEDULED
    clock.move_to(date(2026, 6, 15))
    assert (only_debt(desk).overdue, counts.instalments_overdue(desk)) == ((), 0)
    clock.move_to(date(2026, 6, 16))
    assert only_debt(desk).overdue == (Instalment(date(2026, 6, 15), 10_000),)
    assert counts.instalments_overdue(desk) == 1
    repay(desk, 9_000)
    assert only_debt(desk).overdue == (Instalment(date(2026, 6, 15), 1_000),)
    repay(desk, 1_000)
    assert (only_debt(desk).overdue, counts.instalments_overdue(desk)) == ((), 0)
    assert only_debt(desk).to_come == (Instalment(date(2026, 7, 15), 13_067),)


def test_a_schedule_is_replaced_by_the_next(desk: Desk, family: Application, clock: Clock) -> None:
    schedule(desk, (date(2026, 6, 15), OVERPAID))
    clock.move_to(date(2026, 6, 1))
    repay(desk, 3_067)
    schedule(desk, (date(2026, 8, 1), 20_000))
    debt = only_debt(desk)
    assert [each.stands for each in debt.entries] == [False, True, True]
    clock.move_to(date(2026, 7, 1))
    assert only_debt(desk).overdue == ()


def test_what_did_not_come_back_after_all_is_to_come_again(desk: Desk, family: Application) -> None:
    due = ((date(2026, 6, 15), 10_000), (date(2026, 7, 15), 13_067))
    schedule(desk, *due)
    repay(desk, 9_000)
    assert [each.amount for each in only_debt(desk).to_come] == [1_000, 13_067]
    debt_entries.annul(desk, only_debt(desk), only_debt(desk).entries[-1].id, "Басқа бала")
    assert only_debt(desk).to_come == tuple(Instalment(*each) for each in due)


def test_no_more_is_to_come_than_is_owed_in_all(
    desk: Desk, head: Desk, family: Application
) -> None:
    """What was agreed before a part was written off; the last instalments fall away."""
    schedule(desk, *((date(2026, month, 15), 7_689) for month in (6, 7, 8)))
    entry = WriteOffEntry(10_000, head.today(), "№ 6 шешім")
    debt_entries.write_off(head, only_debt(head), entry)
    assert [each.amount for each in only_debt(desk).to_come] == [7_689, OVERPAID - 10_000 - 7_689]


# What can't be


def entries(day: date = date(2026, 5, 12), **changes: Any) -> list[tuple[Any, Any]]:
    amount = changes.get("amount", 1_000)
    document = changes.get("document", "№ 1")
    return [
        (debt_entries.repay, RepaymentEntry(amount, day, document)),
        (debt_entries.write_off, WriteOffEntry(amount, day, document)),
        (debt_entries.agree_set_off, SetOffEntry(amount, day, document)),
    ]


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": OVERPAID + 1}, "amount"),
        ({"document": " "}, "document"),
        ({"day": date(2026, 5, 13)}, "day"),
        ({"day": date(2025, 9, 1)}, "day"),
    ],
)
def test_slips(
    head: Desk, family: Application, number: int, changes: dict[str, Any], field: str
) -> None:
    act, entry = entries(**changes)[number]
    with pytest.raises(EntryError) as caught:
        act(head, only_debt(head), entry)
    assert [slip.field for slip in caught.value.slips] == [field]
    assert only_debt(head).entries == ()


@pytest.mark.parametrize(
    "instalments",
    [
        (),
        ((date(2026, 6, 1), OVERPAID - 1),),
        ((date(2026, 6, 1), 0), (date(2026, 7, 1), OVERPAID)),
        ((date(2026, 7, 1), 67), (date(2026, 6, 1), 23_000)),
        ((date(2026, 6, 1), 67), (date(2026, 6, 1), 23_000)),
        ((date(2026, 5, 11), OVERPAID),),
    ],
)
def test_slips_of_a_schedule(
    desk: Desk, family: Application, instalments: tuple[tuple[date, int], ...]
) -> None:
    due = tuple(Instalment(*each) for each in instalments)
    entry = ScheduleEntry(due, date(2026, 5, 12), "№ 3")
    with pytest.raises(EntryError) as caught:
        debt_entries.agree_schedule(desk, only_debt(desk), entry)
    assert [slip.field for slip in caught.value.slips] == ["instalments"]


@pytest.mark.parametrize(
    ("limits", "field"),
    [
        ({"per_payout": -1}, "per_payout"),
        ({"per_payout": 5, "share": 5}, "per_payout"),
        ({"share": 101}, "share"),
    ],
)
def test_slips_of_a_set_off(
    desk: Desk, family: Application, limits: dict[str, Any], field: str
) -> None:
    entry = SetOffEntry(1_000, date(2026, 5, 12), "№ 4", **limits)
    with pytest.raises(EntryError) as caught:
        debt_entries.agree_set_off(desk, only_debt(desk), entry)
    assert [slip.field for slip in caught.value.slips] == [field]


# The court, annulment, and two at once


def test_the_court(desk: Desk, family: Application) -> None:
    day = date(2026, 5, 12)
    handed = CourtEntry(DebtEntryKind.COURT, day, "№ 12 талап арыз")
    debt_entries.record_court(desk, only_debt(desk), handed)
    assert only_debt(desk).state is DebtState.COURT
    decided = CourtEntry(DebtEntryKind.COURT_DECISION, day, "№ 2-45", "")
    with pytest.raises(EntryError):
        debt_entries.record_court(desk, only_debt(desk), decided)
    decided = CourtEntry(DebtEntryKind.COURT_DECISION, day, "№ 2-45", "Қанағаттандырылды")
    debt_entries.record_court(desk, only_debt(desk), decided)
    assert [each.kind for each in only_debt(desk).entries] == [handed.kind, decided.kind]


def test_an_entry_is_annulled_with_a_reason(desk: Desk, family: Application) -> None:
    repay(desk, 10_000)
    (entry,) = only_debt(desk).entries
    with pytest.raises(EntryError):
        debt_entries.annul(desk, only_debt(desk), entry.id, " ")
    debt_entries.annul(desk, only_debt(desk), entry.id, "Басқа отбасының ақшасы")
    assert sums(desk) == (OVERPAID, 0, 0, OVERPAID, OVERPAID)
    (entry,) = only_debt(desk).entries
    assert (entry.stands, entry.annulled_why) == (False, "Басқа отбасының ақшасы")
    with pytest.raises(Trouble):
        debt_entries.annul(desk, only_debt(desk), entry.id, "Тағы")


def test_only_the_head_annuls_a_write_off(desk: Desk, head: Desk, family: Application) -> None:
    written = WriteOffEntry(1_000, date(2026, 5, 12), "№ 9 шешім")
    debt_entries.write_off(head, only_debt(head), written)
    (entry,) = only_debt(desk).entries
    with pytest.raises(Trouble):
        debt_entries.annul(desk, only_debt(desk), entry.id, "Қате")
    assert only_debt(desk).owed == OVERPAID - 1_000


def test_two_at_once_are_told(desk: Desk, accountant: Desk, family: Application) -> None:
    seen = only_debt(desk)
    entry = RepaymentEntry(1_000, date(2026, 5, 12), "№ 5 түбіртек")
    debt_entries.repay(desk, seen, entry)
    with pytest.raises(ChangedMeanwhile) as caught:
        debt_entries.repay(accountant, seen, entry)
    assert caught.value.who == desk.worker.name
    assert only_debt(desk).repaid == 1_000


def test_a_debt_that_is_gone_can_not_be_repaid(desk: Desk, family: Application) -> None:
    seen = only_debt(desk)
    annul_event(desk, family)
    with pytest.raises(Trouble):
        debt_entries.repay(desk, seen, RepaymentEntry(1_000, date(2026, 5, 12), "№ 5"))


def test_an_opened_ledger_stays_where_nothing_was_overpaid_after_all(
    desk: Desk, family: Application
) -> None:
    schedule(desk, (date(2026, 6, 15), OVERPAID))
    annul_event(desk, family)
    debt = only_debt(desk)
    assert (debt.overpayment.periods, debt.state) == ((), DebtState.SETTLED)
    assert [each.kind for each in debt.entries] == [DebtEntryKind.SCHEDULE]


def test_a_debt_that_grows_keeps_what_came_back(
    head: Desk, family: Application, clock: Clock
) -> None:
    repay(head, OVERPAID)
    annul_event(head, family)
    events.record(head, family.child_id, EventKind.STATE_INSTITUTION, date(2025, 12, 3))
    debt = only_debt(head)
    assert (debt.arisen, debt.repaid, debt.owed) == (34_600, OVERPAID, 34_600 - OVERPAID)
    assert decision(head, family).id == debt.decision_id
