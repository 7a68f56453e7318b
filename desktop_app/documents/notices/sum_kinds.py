"""How sums came about, and what was paid too much (D-4 to D-9)."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from desktop_app.documents.notices.kinds import CaseNotice, Contestable, MonthSpan, PersonOnPaper


@dataclass(frozen=True)
class StepOnPaper:
    """One step of a sum in words, and the number of its clause; ``amount`` is in tenge, exact.

    ``amount`` is None where the step has no sum.
    """

    words_kk: str
    words_ru: str
    clause: str
    amount: Fraction | None


@dataclass(frozen=True)
class SumsOnPaper:
    """Entitled, paid so far, and what follows from both (D-7, D-9), in whole tenge.

    ``paid_out`` is what payouts paid, ``returned`` what came back of it, ``paid`` what is left.
    """

    entitled: int
    paid: int
    due: int
    overpaid: int
    paid_out: int = field(default=0, kw_only=True)
    returned: int = field(default=0, kw_only=True)


@dataclass(frozen=True)
class PeriodOnPaper(SumsOnPaper):
    """A period's sum step by step. ``payee`` is empty where it is the only one of the slip.

    ``clauses_of`` is the act whose clauses the steps rest on, in the genitive.
    """

    name_kk: str
    name_ru: str
    payee: str
    steps: tuple[StepOnPaper, ...]
    clauses_of_kk: str
    clauses_of_ru: str


@dataclass(frozen=True)
class AwardOnPaper:
    """An award that sums rest on; ``decision_number`` is empty where no notice was printed."""

    application_number: str
    application_date: date
    decision_number: str
    decision_date: date


@dataclass(frozen=True)
class PayeeOnPaper:
    """Who is paid (D-3), and on which awards."""

    person: PersonOnPaper
    awards: tuple[AwardOnPaper, ...]


@dataclass(frozen=True)
class CalculationSlip(CaseNotice):
    """D-4 to D-9: how a child's sums came about, for a parent, the head or a court.

    ``acts`` are the decisions that the sums rest on; ``known_on`` is the day whose state of the
    records was counted with.
    """

    acts_kk: tuple[str, ...]
    acts_ru: tuple[str, ...]
    known_on: date | None
    payees: tuple[PayeeOnPaper, ...]
    periods: tuple[PeriodOnPaper, ...]
    total: SumsOnPaper


@dataclass(frozen=True)
class ReceivedOnPaper:
    """A payment that the bank made, in whole tenge; None and empty where a line only tells what
    came back. What is due and what came back of its period stand at the period's first payment.

    What was paid before the program is by the ``old_register``, without a day where it had none.
    """

    name_kk: str
    name_ru: str
    months_kk: str = ""
    months_ru: str = ""
    entitled: int | None = None
    amount: int | None = None
    paid_on: date | None = None
    sheet: str = ""
    order: str = ""
    ordered_on: date | None = None
    returned: int | None = None
    old_register: bool = False


@dataclass(frozen=True)
class ApplicationOnPaper:
    """An application, by its number and the day on which it was filed."""

    number: str
    filed_on: date


@dataclass(frozen=True)
class SumsReceived(CaseNotice):
    """D-7, D-9: what the applicant received for the child in a calendar year, by day of payment,
    and gave back; ``earlier_applications`` stand before the newest that a sum was awarded on."""

    year: str
    earlier_applications: tuple[ApplicationOnPaper, ...]
    received: tuple[ReceivedOnPaper, ...]
    sum_received: int
    sum_returned: int
    old_register: bool = False
    """Whether some of it was paid before the program."""


@dataclass(frozen=True)
class OwedOnPaper:
    """What was overpaid in one period: its months that were paid and not due, and the sum."""

    name_kk: str
    name_ru: str
    months: tuple[MonthSpan, ...]
    amount: int


@dataclass(frozen=True)
class RepaymentDemand(CaseNotice, Contestable):
    """D-9: cause, months and sum of what was overpaid, where to return it and until when.

    It says that otherwise the court decides. ``causes_by`` cites the clauses that the causes and
    the demand itself follow from; it is empty on what was issued before it was printed.
    """

    citation_kk: str
    citation_ru: str
    decision_number: str
    decision_date: date
    causes_kk: tuple[str, ...]
    causes_ru: tuple[str, ...]
    owed: tuple[OwedOnPaper, ...]
    total: int
    return_iban: str
    return_bank_kk: str
    return_bank_ru: str
    return_by: date
    causes_by_kk: str = ""
    causes_by_ru: str = ""
