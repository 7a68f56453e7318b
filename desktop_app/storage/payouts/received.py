"""What a payee has received for a child, line by line as the bank paid it (D-7, D-9)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from desktop_app.law.quarters import Month, Period, parse_period
from desktop_app.records.kinds import DebtEntryKind, LineState, PayoutKind
from desktop_app.storage import tables as t
from desktop_app.storage.standing import standing


@dataclass(frozen=True)
class ReceivedLine:
    """A line that the bank paid; ``order`` is the payment order, empty where none is on file.

    ``amount`` is in whole tenge, below zero where a debt was set off against it (D-9). What an
    ``old_register`` had without a day of payment has the last one of its period.
    """

    decision_id: int
    application_id: int
    payee_id: int
    period: Period
    months: tuple[Month, ...]
    amount: int
    paid_on: date
    sheet: str
    order: str
    ordered_on: date | None
    old_register: bool

    @property
    def known_day(self) -> date | None:
        """The day of payment; None where it may only stand for the period of an old register."""
        is_stood_for = self.old_register and self.paid_on == self.period.last_day
        return None if is_stood_for else self.paid_on


@dataclass(frozen=True)
class ReturnedPart:
    """What a payee gave back of one period of an award, in whole tenge."""

    decision_id: int
    application_id: int
    payee_id: int
    period: Period
    amount: int
    day: date


def lines(connection: Connection, child_id: int) -> list[ReceivedLine]:
    """Every line that was paid for a child, in the order of payment."""
    line, order = t.payout_lines.c, t.payment_orders.c
    query = (
        select(
            line.decision_id,
            t.decisions.c.application_id,
            t.decisions.c.payee_id,
            line.period,
            line.months,
            line.amount,
            line.settled_on.label("paid_on"),
            t.payouts.c.number.label("sheet"),
            t.payouts.c.kind,
            order.number.label("order"),
            order.day.label("ordered_on"),
        )
        .join(t.payouts, t.payouts.c.id == line.payout_id)
        .join(t.decisions, t.decisions.c.id == line.decision_id)
        .outerjoin(
            t.payment_orders,
            (order.payout_id == line.payout_id)
            & (order.bank == func.substr(line.iban, 5, 3))
            & standing(t.payment_orders),
        )
        .where(
            t.decisions.c.child_id == child_id,
            line.state == LineState.PAID,
            line.settled_on.is_not(None),
            t.payouts.c.annulled_at.is_(None),
        )
        .order_by(line.settled_on, line.payout_id, line.number)
    )
    return [
        ReceivedLine(
            row.decision_id,
            row.application_id,
            row.payee_id,
            parse_period(row.period),
            tuple(map(Month.parse, row.months)),
            row.amount,
            row.paid_on,
            row.sheet,
            row.order or "",
            row.ordered_on,
            row.kind == PayoutKind.IMPORTED,
        )
        for row in connection.execute(query)
    ]


def returned(connection: Connection, child_id: int) -> list[ReturnedPart]:
    """Every repayment for a child, period by period, in the order of days (D-9)."""
    entry, decision = t.debt_entries.c, t.decisions.c
    query = (
        select(
            decision.id,
            decision.application_id,
            decision.payee_id,
            t.debt_parts.c.period,
            t.debt_parts.c.amount,
            entry.day,
        )
        .join(t.debts, t.debts.c.decision_id == decision.id)
        .join(t.debt_entries, entry.debt_id == t.debts.c.id)
        .join(t.debt_parts, t.debt_parts.c.entry_id == entry.id)
        .where(
            t.debts.c.child_id == child_id,
            entry.kind == DebtEntryKind.REPAYMENT,
            standing(t.debt_entries),
        )
        .order_by(entry.day, t.debt_parts.c.id)
    )
    return [
        ReturnedPart(*row[:3], parse_period(row.period), row.amount, row.day)
        for row in connection.execute(query)
    ]
