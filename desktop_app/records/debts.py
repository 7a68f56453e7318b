"""The ledger of an overpayment (D-9): what was returned, agreed, handed over and written off."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.quarters import Period
from desktop_app.records.kinds import DebtEntryKind


@dataclass(frozen=True)
class Instalment:
    """A sum of a schedule in whole tenge, and the day by which it is returned."""

    due_on: date
    amount: int


@dataclass(frozen=True)
class DebtEntry:
    """One entry. ``parts`` are the periods that a repayment or a write-off is of, the oldest first.

    Of an agreement to set off, ``amount`` is all of it, and ``per_payout`` or ``share`` (per cent
    of what the payee gets) what one payout may take; both 0: as much as there is.
    """

    id: int
    debt_id: int
    kind: DebtEntryKind
    amount: int
    per_payout: int
    share: int
    payout_id: int | None
    day: date
    document: str
    note: str
    parts: tuple[tuple[Period, int], ...]
    instalments: tuple[Instalment, ...]
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_by: str
    annulled_why: str

    @property
    def stands(self) -> bool:
        return self.annulled_at is None


@dataclass(frozen=True)
class OpenedDebt:
    """That the office has begun to act on an overpayment; the sums are not kept with it."""

    id: int
    decision_id: int
    child_id: int
    opened_at: datetime
    opened_by: str
    version: int
    changed_by: str
    changed_at: datetime | None


@dataclass(frozen=True)
class RepaymentEntry:
    """Money that came back: whole tenge, the day it came, and the document that says so."""

    amount: int
    day: date
    document: str
    note: str = ""


@dataclass(frozen=True)
class ScheduleEntry:
    """What was agreed in writing: by which days which sums are returned."""

    instalments: tuple[Instalment, ...]
    day: date
    document: str
    note: str = ""


@dataclass(frozen=True)
class SetOffEntry:
    """What was agreed in writing to be taken out of payouts, and how much of one at most."""

    amount: int
    day: date
    document: str
    per_payout: int = 0
    share: int = 0
    note: str = ""


@dataclass(frozen=True)
class CourtEntry:
    """The debt was handed over to the court, or the court has decided."""

    kind: DebtEntryKind
    day: date
    document: str
    note: str = ""


@dataclass(frozen=True)
class WriteOffEntry:
    """What is not to be returned any more, and the document that decided it."""

    amount: int
    day: date
    document: str
    note: str = ""
