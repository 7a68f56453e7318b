"""An entry of a ledger counts until it is taken back, once; it stays in the ledger."""

from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.law.quarters import Quarter
from desktop_app.records.kinds import DebtEntryKind
from desktop_app.storage.database import Database
from desktop_app.storage.debts import entries as debts
from tests.storage.payouts.payout_rows import an_award

WHEN = datetime(2026, 4, 21, 10, 0)
LATER = WHEN + timedelta(hours=1)
PERIOD = Quarter(2026, 1)


def test_an_annulled_repayment_counts_no_longer(database: Database) -> None:
    values: dict[str, Any] = {
        "kind": DebtEntryKind.REPAYMENT,
        "day": date(2026, 4, 20),
        "document": "Түбіртек 1",
        "amount": 1_000,
    }
    with database.begin() as connection:
        award = an_award(connection)
        debt = debts.open_debt(connection, award, 1, "Бухгалтер", WHEN)
        first, second = (
            debts.add_entry(
                connection, debt.id, values, who="Бухгалтер", when=WHEN, parts=[(PERIOD, 1_000)]
            )
            for _ in range(2)
        )
        assert debts.annul_entry(connection, first, "Басшы", LATER, "Қате")
        assert not debts.annul_entry(connection, first, "Маман", LATER, "Тағы")
        assert debts.repaid(connection) == {(award, PERIOD): 1_000}
        assert debts.repaid(connection, as_of=WHEN) == {(award, PERIOD): 2_000}
        (found,) = debts.entries(connection).values()
    assert [(each.id, each.stands, each.annulled_why) for each in found] == [
        (first, False, "Қате"),
        (second, True, ""),
    ]
