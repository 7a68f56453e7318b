"""The family of worked example 5 and what the office does about its debt, for tests (D-9)."""

from datetime import date

from desktop_app.law.facts import EventKind
from desktop_app.records.applications import Application
from desktop_app.records.debts import Instalment, RepaymentEntry, ScheduleEntry, SetOffEntry
from desktop_app.services.awards import events
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import ledger
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay

OVERPAID = 23_067
KNOWN_ON = date(2026, 5, 12)


@ready_made
def overpaid_family(head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    """Worked example 5: paid for the first quarter of 2026, and in May an event of January."""
    application = award(head, reimbursement_entry(school))
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    learn_of_the_event(head, application, clock)
    return application


@ready_made
def learn_of_the_event(desk: Desk, application: Application, clock: Clock) -> None:
    clock.move_to(KNOWN_ON)
    kind = EventKind.STATE_INSTITUTION
    events.record(desk, application.child_id, kind, date(2026, 1, 20))


def only_debt(desk: Desk) -> Debt:
    (found,) = ledger.overview(desk).debts
    again = ledger.of_decision(desk, found.decision_id)
    assert again == found
    return found


def repay(desk: Desk, amount: int, document: str = "№ 5 түбіртек") -> None:
    entry = RepaymentEntry(amount, desk.today(), document)
    debt_entries.repay(desk, only_debt(desk), entry)


def schedule(desk: Desk, *instalments: tuple[date, int]) -> None:
    due = tuple(Instalment(day, amount) for day, amount in instalments)
    entry = ScheduleEntry(due, desk.today(), "№ 3 келісім")
    debt_entries.agree_schedule(desk, only_debt(desk), entry)


def set_off(desk: Desk, debt: Debt, amount: int, *, per_payout: int = 0, share: int = 0) -> None:
    entry = SetOffEntry(amount, desk.today(), "№ 4 келісім", per_payout, share)
    debt_entries.agree_set_off(desk, debt, entry)
