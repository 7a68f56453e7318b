"""The first and the last day, sum and letter that an entry of a ledger may have (D-9)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.records.applications import Application
from desktop_app.records.debts import (
    CourtEntry,
    Instalment,
    RepaymentEntry,
    ScheduleEntry,
    SetOffEntry,
    WriteOffEntry,
)
from desktop_app.records.kinds import DebtEntryKind
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.payouts import cycle
from tests.builders import Clock
from tests.services.debt_acts import KNOWN_ON, OVERPAID, only_debt, overpaid_family, schedule

DAY = timedelta(days=1)


@pytest.fixture
def family(head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    return overpaid_family(head, accountant, school, clock)


Act = Callable[[Desk, date, str], None]


def _repay(desk: Desk, day: date, document: str) -> None:
    debt_entries.repay(desk, only_debt(desk), RepaymentEntry(1, day, document))


def _write_off(desk: Desk, day: date, document: str) -> None:
    debt_entries.write_off(desk, only_debt(desk), WriteOffEntry(1, day, document))


def _schedule(desk: Desk, day: date, document: str) -> None:
    whole = (Instalment(max(day, KNOWN_ON), only_debt(desk).balance),)
    debt_entries.agree_schedule(desk, only_debt(desk), ScheduleEntry(whole, day, document))


def _set_off(desk: Desk, day: date, document: str) -> None:
    debt_entries.agree_set_off(desk, only_debt(desk), SetOffEntry(1, day, document))


def _court(desk: Desk, day: date, document: str) -> None:
    entry = CourtEntry(DebtEntryKind.COURT, day, document)
    debt_entries.record_court(desk, only_debt(desk), entry)


ACTS = [_repay, _write_off, _schedule, _set_off, _court]


@pytest.mark.parametrize("act", ACTS)
def test_the_day_is_from_the_first_payment_to_today(
    head: Desk, family: Application, act: Act
) -> None:
    first = cycle.approved(head)[-1].closed_at.date()
    for day in (first - DAY, KNOWN_ON + DAY):
        with pytest.raises(EntryError) as caught:
            act(head, day, "№ 1")
        assert [slip.field for slip in caught.value.slips] == ["day"]
    act(head, first, "№ 1")
    act(head, KNOWN_ON, "№ 2")
    assert [entry.day for entry in only_debt(head).entries] == [first, KNOWN_ON]


@pytest.mark.parametrize("act", ACTS)
def test_a_document_has_up_to_two_hundred_letters(
    head: Desk, family: Application, act: Act
) -> None:
    with pytest.raises(EntryError) as caught:
        act(head, KNOWN_ON, "ә" * 201)
    assert [slip.field for slip in caught.value.slips] == ["document"]
    act(head, KNOWN_ON, "ә" * 200)
    assert len(only_debt(head).entries[0].document) == 200


def test_all_that_is_owed_may_come_back_and_no_tenge_more(head: Desk, family: Application) -> None:
    for amount, slips in ((OVERPAID + 1, ["amount"]), (0, ["amount"]), (OVERPAID, [])):
        entry = RepaymentEntry(amount, KNOWN_ON, "№ 5")
        try:
            debt_entries.repay(head, only_debt(head), entry)
            found = []
        except EntryError as error:
            found = [slip.field for slip in error.slips]
        assert found == slips
    assert only_debt(head).owed == 0


def test_an_instalment_may_be_due_on_the_agreement_s_own_day(
    desk: Desk, family: Application, clock: Clock
) -> None:
    due = (Instalment(KNOWN_ON, 1), Instalment(KNOWN_ON + DAY, OVERPAID - 1))
    early = replace(due[0], due_on=KNOWN_ON - DAY)
    entry = ScheduleEntry((early, due[1]), KNOWN_ON, "№ 3")
    with pytest.raises(EntryError, match="instalments"):
        debt_entries.agree_schedule(desk, only_debt(desk), entry)

    schedule(desk, *((each.due_on, each.amount) for each in due))

    assert only_debt(desk).to_come == due
    assert only_debt(desk).overdue == ()
    clock.move_to(KNOWN_ON + DAY)
    assert only_debt(desk).overdue == due[:1]


@pytest.mark.parametrize(
    ("limits", "fields"),
    [
        ({"share": 100}, []),
        ({"share": 1}, []),
        ({"share": -1}, ["share"]),
        ({"share": 101}, ["share"]),
        ({"per_payout": 1}, []),
        ({"per_payout": -1}, ["per_payout"]),
        ({"per_payout": 1, "share": 1}, ["per_payout"]),
        ({}, []),
    ],
)
def test_the_limits_of_a_set_off(
    desk: Desk, family: Application, limits: dict[str, Any], fields: list[str]
) -> None:
    entry = replace(SetOffEntry(OVERPAID, KNOWN_ON, "№ 4"), **limits)
    try:
        debt_entries.agree_set_off(desk, only_debt(desk), entry)
        found = []
    except EntryError as error:
        found = [slip.field for slip in error.slips]
    assert found == fields


def test_a_court_is_asked_for_nothing_that_is_not_owed(head: Desk, family: Application) -> None:
    debt_entries.repay(head, only_debt(head), RepaymentEntry(OVERPAID, KNOWN_ON, "№ 5"))
    with pytest.raises(EntryError, match="document"):
        _court(head, KNOWN_ON, "№ 6")
    decided = CourtEntry(DebtEntryKind.COURT_DECISION, KNOWN_ON, "№ 7", "Қанағаттандырылды")
    debt_entries.record_court(head, only_debt(head), decided)
    assert only_debt(head).entries[-1].kind is DebtEntryKind.COURT_DECISION
