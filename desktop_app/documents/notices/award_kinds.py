"""What a family is told of an award that goes on: that it was changed, and that it ends soon."""

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.notices.kinds import (
    CaseNotice,
    Contestable,
    MonthsNotPaid,
    MonthSpan,
    PeriodSum,
)
from desktop_app.law.quarters import Month


@dataclass(frozen=True)
class AwardChange(CaseNotice, Contestable):
    """The circumstances of an award changed (D-2 to D-6): what changed, and what follows.

    There are no ``spans`` and ``sums`` where no month is left; ``due`` and ``overpaid`` are whole
    tenge of the periods whose sums change by it.
    """

    citation_kk: str
    citation_ru: str
    decision_number: str
    decision_date: date
    changes_kk: tuple[str, ...]
    changes_ru: tuple[str, ...]
    spans: tuple[MonthSpan, ...]
    sums: tuple[PeriodSum, ...]
    due: int
    overpaid: int
    iban: str
    not_paid: tuple[MonthsNotPaid, ...] = ()


@dataclass(frozen=True)
class BeforeEnd(CaseNotice):
    """An award ends with ``last_month``, as a term does on ``ends_on``; what the family can do.

    ``next`` says what they do to be paid on, and by when (D-4, D-5).
    """

    citation_kk: str
    citation_ru: str
    decision_number: str
    decision_date: date
    cause_kk: str
    cause_ru: str
    ends_on: date
    last_month: Month
    next_kk: str
    next_ru: str
