"""The list of debts is what the ledgers say, whether it is kept or reckoned just now (D-9)."""

from datetime import date

import pytest

from desktop_app.records.applications import Application
from desktop_app.records.kinds import DebtState
from desktop_app.services.debts import ledger
from desktop_app.services.debts.listed import DebtList, FoundDebts, find
from desktop_app.services.desk import Desk
from desktop_app.services.tasks.keeping import catch_up
from tests.builders import Clock, a_child, a_parent
from tests.services.debt_acts import OVERPAID, only_debt, repay, schedule

KEPT = [False, True]


def same_as_ledgers(desk: Desk) -> None:
    """Every way in which the list can be asked for, beside all ledgers."""
    today, every = desk.today(), ledger.overview(desk).debts
    asked = {DebtList(today): every}
    for state in DebtState:
        of_state = tuple(debt for debt in every if debt.state is state)
        asked[DebtList(today, states=frozenset({state}))] = of_state
    asked[DebtList(today, overdue=True)] = tuple(debt for debt in every if debt.overdue)
    for each, debts in asked.items():
        found = find(desk, each)
        assert [found.rows[award] for award in found.ids] == list(debts)
        assert (found.owed, found.is_any) == (sum(d.owed for d in debts), bool(every))


@pytest.mark.parametrize("is_kept", KEPT)
def test_a_debt_on_its_way(desk: Desk, clock: Clock, family: Application, is_kept: bool) -> None:
    def step() -> None:
        if is_kept:
            catch_up(desk)
        same_as_ledgers(desk)

    step()
    repay(desk, 67)
    step()
    schedule(desk, (date(2026, 6, 1), 20_000), (date(2026, 7, 1), 3_000))
    step()
    clock.move_to(date(2026, 6, 2))
    step()
    assert find(desk, DebtList(desk.today(), overdue=True)).owed == OVERPAID - 67
    repay(desk, OVERPAID - 67)
    step()
    assert only_debt(desk).state is DebtState.SETTLED


@pytest.mark.parametrize("is_kept", KEPT)
def test_by_the_child_by_the_payee_and_by_neither(
    desk: Desk, family: Application, is_kept: bool
) -> None:
    if is_kept:
        catch_up(desk)
    child, payee = a_child(), a_parent()

    def found(text: str) -> FoundDebts:
        return find(desk, DebtList(desk.today(), text))

    every = (child.surname, child.iin[:7], payee.given_name, payee.iin, f"{payee.surname.upper()} ")
    for text in every:
        assert len(found(text).ids) == 1, text
    assert (found("нетундай").ids, found("нетундай").is_any) == ([], True)


def test_what_is_no_debt_any_more_leaves_its_row_empty(desk: Desk, family: Application) -> None:
    listing = DebtList(desk.today())
    (award,) = find(desk, listing).ids
    assert [listing.page(desk, [each]) for each in (award, award + 1)] == [
        [only_debt(desk)],
        [None],
    ]
