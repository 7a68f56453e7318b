"""What the payout workbook shows: frozen lines of one quarter's payout."""

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notices import Letterhead
from desktop_app.law.quarters import Period
from desktop_app.law.steps import Step


@dataclass(frozen=True)
class SheetLine:
    """One child and one period. ``amount`` is in whole tenge and always above zero."""

    number: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    iban: str
    bank: str
    period: Period
    is_arrears: bool
    months: int
    amount: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class NotPaid:
    """A child with an award who is not on this sheet, and why."""

    child_name: str
    child_iin: str
    reason: Step


@dataclass(frozen=True)
class PayoutSheet:
    """A payout as the accountant receives it. ``number`` is empty until the payout is closed."""

    letterhead: Letterhead
    citation_kk: str
    citation_ru: str
    number: str
    quarter: Period
    drawn_on: date
    closed_on: date | None
    prepared_by: str
    accountant: str
    lines: tuple[SheetLine, ...]
    not_paid: tuple[NotPaid, ...]
    language: str

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)
