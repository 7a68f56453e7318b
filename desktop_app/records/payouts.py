"""Payouts of a period: lines as computed, and sheets as closed."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step
from desktop_app.records.kinds import LineKind


@dataclass(frozen=True)
class PayoutLine:
    """One child and one period. ``amount`` is in whole tenge: below zero only where an overpayment
    is set off with the payee's written agreement (D-9), and otherwise above zero."""

    decision_id: int
    child_id: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    iban: str
    period: Period
    months: tuple[Month, ...]
    amount: int
    steps: tuple[Step, ...]
    kind: LineKind = LineKind.CURRENT


@dataclass(frozen=True)
class NotPaidLine:
    """A child with an award who gets nothing this time, and why."""

    child_id: int
    child_name: str
    child_iin: str
    reason: Step


@dataclass(frozen=True)
class DrawnPayout:
    """What a payout of the quarter would pay now; nothing of it is kept until it is closed."""

    quarter: Period
    lines: tuple[PayoutLine, ...]
    not_paid: tuple[NotPaidLine, ...]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    def is_arrears(self, line: PayoutLine) -> bool:
        """Whether a line is for a period before the payout's."""
        return line.period.first_day < self.quarter.first_day


@dataclass(frozen=True)
class ClosedPayout(DrawnPayout):
    """A payout as it was closed, for good."""

    id: int = 0
    number: str = ""
    closed_at: datetime = datetime.min
    closed_by: str = ""
