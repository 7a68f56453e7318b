"""What is overpaid in all is found for an office of any size, and agrees with the ledgers (D-9)."""

from datetime import date
from pathlib import Path

from desktop_app.records.debts import SetOffEntry
from desktop_app.services.debts import entries as debt_entries
from desktop_app.services.debts import ledger
from desktop_app.services.debts import totals as report_debts
from desktop_app.services.desk import Desk
from desktop_app.services.importing import register as importing
from desktop_app.services.payouts import cycle
from tests.builders import Clock
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.acts import pay
from tests.services.debt_acts import only_debt
from tests.services.import_acts import checked


def _owed(desk: Desk) -> tuple[int, int]:
    """How many awards and how many tenge; the ledgers one by one say the same."""
    with desk.database.read() as connection:
        found = report_debts.still_owed(connection, desk.today())
    ledgers = [debt.owed for debt in ledger.overview(desk).debts if debt.owed]
    assert (found.count, found.sum) == (len(ledgers), sum(ledgers))
    return found.count, found.sum


def test_a_set_off_whose_sheet_was_annulled_is_owed_again(
    head: Desk, accountant: Desk, school: int, clock: Clock, tmp_path: Path
) -> None:
    """Paid too much before the program: nothing else tells that this child is to be looked at."""
    clock.move_to(date(2025, 12, 22))
    payments = [a_payment(1, "2025Q3", PAID + 44, paid_on=date(2025, 10, 2))]
    register = write(tmp_path / "register.xlsx", [a_row(1)], payments)
    importing.bring_in(head, checked(head, register))
    assert _owed(head) == (1, 44)
    entry = SetOffEntry(44, head.today(), "№ 4 келісім")
    debt_entries.agree_set_off(head, only_debt(head), entry)
    sheet = pay(accountant, "2025Q4")
    assert [line.amount for line in sheet.lines] == [PAID, -44]
    assert _owed(head) == (0, 0)

    cycle.annul(accountant, sheet.id, "Қате кезең")

    assert _owed(head) == (1, 44)
