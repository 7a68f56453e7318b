"""What the workbook of overpayments shows: frozen data, whoever read it (D-9)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step


@dataclass(frozen=True)
class DebtLine:
    """One period of a debt, sums in whole tenge; what is left is counted from the others."""

    case_number: str
    child_name: str
    child_iin: str
    payee_name: str
    period: Period
    months: tuple[Month, ...]
    overpaid: int
    repaid: int
    set_off: int
    written_off: int
    state: str

    @property
    def left(self) -> int:
        return self.overpaid - self.repaid - self.set_off - self.written_off


@dataclass(frozen=True)
class ReasonLine:
    """Why a debt arose, and the demand that stands, if it was demanded."""

    case_number: str
    child_name: str
    payee_name: str
    payee_iin: str
    demand_number: str
    demanded_on: date | None
    causes: tuple[Step, ...]


@dataclass(frozen=True)
class LedgerLine:
    """An entry of a ledger. ``state`` is empty where it stands, and else says why not."""

    case_number: str
    child_name: str
    payee_name: str
    day: date
    what: str
    amount: int
    document: str
    note: str
    recorded_on: date
    recorded_by: str
    annulled_why: str
    stands: bool


@dataclass(frozen=True)
class InstalmentLine:
    """What is still to come by a schedule."""

    case_number: str
    child_name: str
    payee_name: str
    due_on: date
    amount: int
    is_late: bool


@dataclass(frozen=True)
class DebtsSheet:
    letterhead: Letterhead
    made_on: date
    debts: tuple[DebtLine, ...]
    reasons: tuple[ReasonLine, ...]
    ledger: tuple[LedgerLine, ...]
    instalments: tuple[InstalmentLine, ...]
    language: str
