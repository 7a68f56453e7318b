"""What goes to a bank: the office's side of every order, and the list of each bank's payees."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PaymentDetails:
    """The office's side of a payment order, as its accountant enters it; nothing of it is guessed.

    ``kod`` and ``kbe`` are the codes of the payer's and the payees' residence and sector, ``knp``
    that of the purpose; ``programme``, ``subprogramme`` and ``specific`` are of the budget.
    ``purpose`` is a text with fields, see `PURPOSE_FIELDS`. ``columns`` are those of the list, by
    their names with commas between.
    """

    payer_bin: str = ""
    payer_iban: str = ""
    payer_bic: str = ""
    kod: str = ""
    kbe: str = ""
    knp: str = ""
    programme: str = ""
    subprogramme: str = ""
    specific: str = ""
    purpose: str = ""
    columns: str = ""


PURPOSE_FIELDS = ("number", "period", "child", "payee")
"""What the text of the purpose may name: of the sheet, and of the line."""


@dataclass(frozen=True)
class Payment:
    """One payment to a payee. ``numbers`` are the lines it pays, ``amount`` is in whole tenge."""

    numbers: tuple[int, ...]
    payee: str
    payee_iin: str
    iban: str
    child: str
    child_iin: str
    amount: int
    purpose: str


@dataclass(frozen=True)
class PaymentOrder:
    """By which order the list of one bank is paid."""

    id: int
    bank: str
    number: str
    day: date
    recorded_by: str


@dataclass(frozen=True)
class BankList:
    """The payments to accounts of one bank; ``bic`` is empty where it is not known."""

    code: str
    name: str
    bic: str
    payments: tuple[Payment, ...]
    order: PaymentOrder | None = None

    @property
    def total(self) -> int:
        return sum(payment.amount for payment in self.payments)


@dataclass(frozen=True)
class Payer:
    """The office as payment files name it, with those who sign its orders."""

    name: str
    chief: str
    accountant: str
    details: PaymentDetails


@dataclass(frozen=True)
class FileToPay:
    """Everything that a file of payments says: whose, of which sheet, which list, made when."""

    payer: Payer
    number: str
    purpose_of_all: str
    bank: BankList
    created_on: date
