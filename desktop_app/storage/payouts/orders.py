"""The payment orders by which the lists of a payout are paid; one that is changed stays on file."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from desktop_app.records.payments import PaymentOrder
from desktop_app.storage import tables as t
from desktop_app.storage.rows import all_of
from desktop_app.storage.standing import annul, standing

_CHANGED = "changed"


def of_payout(connection: Connection, payout_id: int) -> Mapping[str, PaymentOrder]:
    """The orders that stand, by the code of their bank."""
    orders = t.payment_orders
    query = select(orders).where(orders.c.payout_id == payout_id, standing(orders))
    return {each.bank: each for each in all_of(PaymentOrder, connection, query)}


def keep(
    connection: Connection,
    payout_id: int,
    bank: str,
    order: tuple[str, date],
    who: str,
    when: datetime,
) -> None:
    """``order`` is its number and day; the one before, if any, is taken back."""
    earlier = of_payout(connection, payout_id).get(bank)
    if earlier is not None:
        annul(connection, t.payment_orders, earlier.id, who, when, _CHANGED)
    number, day = order
    values = {"payout_id": payout_id, "bank": bank, "number": number, "day": day}
    connection.execute(insert(t.payment_orders).values(**values, recorded_at=when, recorded_by=who))
