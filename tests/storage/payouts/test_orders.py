"""The order that pays a bank's list: one stands, those before stay on file."""

from datetime import date, datetime

from sqlalchemy import func, select

from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.desk import Desk
from desktop_app.storage import tables as t
from desktop_app.storage.payouts import orders
from tests.builders import reimbursement_entry
from tests.services.acts import award, pay

DAY = date(2026, 4, 2)


def closed(head: Desk, school: int) -> ApprovedPayout:
    award(head, reimbursement_entry(school))
    return pay(head, "2026Q1")


def test_a_changed_order_stays_on_file(head: Desk, school: int) -> None:
    payout, when = closed(head, school).id, datetime(2026, 4, 2, 9, 0)
    with head.database.begin() as connection:
        orders.keep(connection, payout, "722", ("118", DAY), "Есепші", when)
        orders.keep(connection, payout, "601", ("7", DAY), "Есепші", when)
        orders.keep(connection, payout, "722", ("119", DAY), "Басшы", when)
        found = orders.of_payout(connection, payout)
        count = connection.scalar(select(func.count()).select_from(t.payment_orders))
    kept = {bank: (order.number, order.recorded_by) for bank, order in found.items()}
    assert kept == {"722": ("119", "Басшы"), "601": ("7", "Есепші")}
    assert count == 3
