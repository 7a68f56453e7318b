"""What becomes of the demo's overpayments: returned by instalments, written off, set off (D-9)."""

from datetime import date

from desktop_app.demo.stories import Course
from desktop_app.records.debts import (
    Instalment,
    RepaymentEntry,
    ScheduleEntry,
    SetOffEntry,
    WriteOffEntry,
)
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import ledger
from desktop_app.services.debts.ledger import Debt
from desktop_app.services.desk import Desk


def returned_by_instalments() -> Course:
    """The family of worked example 5 agrees to return it in three parts, and is late in autumn."""
    desk = yield date(2026, 6, 3), "accountant"
    due = (
        Instalment(date(2026, 7, 3), 8_000),
        Instalment(date(2026, 9, 3), 8_000),
        Instalment(date(2026, 12, 3), 7_067),
    )
    entry = ScheduleEntry(due, desk.today(), "2026 ж. 3 маусымдағы № 2 келісім")
    debt_entries.agree_schedule(desk, _of(desk, "Өтеген"), entry)
    for day, amount, number in ((date(2026, 7, 2), 8_000, 41), (date(2026, 9, 14), 5_000, 58)):
        desk = yield day, "accountant"
        repaid = RepaymentEntry(amount, desk.today(), f"№ {number} төлем тапсырмасы")
        debt_entries.repay(desk, _of(desk, "Өтеген"), repaid)


def written_off() -> Course:
    """The child had died: the commission decides that nothing is asked for."""
    desk = yield date(2026, 8, 12), "head"
    debt = _of(desk, "Соколов")
    entry = WriteOffEntry(debt.owed, desk.today(), "Протокол комиссии от 10.08.2026 № 7")
    debt_entries.write_off(desk, debt, entry)


def set_off() -> Course:
    """A family agrees in writing to have it taken out of later payouts, part by part."""
    desk = yield date(2026, 11, 20), "accountant"
    debt = _of(desk, "Тәжі")
    document = "2026 ж. 20 қарашадағы № 5 келісім"
    entry = SetOffEntry(debt.owed, desk.today(), document, per_payout=12_000)
    debt_entries.agree_set_off(desk, debt, entry)


def _of(desk: Desk, surname: str) -> Debt:
    found = ledger.overview(desk).debts
    return next(each for each in found if each.overpayment.child_name.startswith(surname))
