"""Decisions on reimbursement, events of a child, notices and acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.facts import EventKind, Facts
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Step
from desktop_app.records.kinds import NoticeKind, PaperLanguage


@dataclass(frozen=True)
class Decision:
    """An award or a refusal, with the steps that it was made from."""

    id: int
    application_id: int
    child_id: int
    payee_id: int
    awarded: bool
    decided_at: datetime
    decided_by: str
    steps: tuple[Step, ...]
    grounds: tuple[int, ...]
    first: Month | None
    last: Month | None
    iban: str


@dataclass(frozen=True)
class Amendment:
    """What the head changed in an award. ``first`` and ``last`` are None where no month is left;
    ``why`` is empty where the steps say it: the award passed to another payee. ``fact`` is the one
    that was wrong from the beginning, empty where something came later; ``document`` shows it."""

    id: int
    decision_id: int
    made_at: datetime
    made_by: str
    steps: tuple[Step, ...]
    first: Month | None
    last: Month | None
    iban: str
    why: str
    fact: str
    document: str


@dataclass(frozen=True)
class RecordedEvent:
    """A circumstance of D-5 that was recorded, perhaps late, and perhaps annulled since."""

    id: int
    child_id: int
    kind: EventKind
    happened_on: date
    ended_on: date | None
    note: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_why: str


@dataclass(frozen=True)
class NoticeRow:
    """A paper that was issued; its bytes are fetched when somebody looks at it.

    Its file is drawn after its number was kept: until then there is no digest of it.
    ``recipient`` and ``address`` are as they were printed, ``about`` names what it tells so that
    the same is not told twice. A spoilt one is annulled and stays in its register.
    """

    id: int
    kind: NoticeKind
    number: str
    issued_at: datetime
    issued_by: str
    issued_by_id: int | None
    application_id: int | None
    child_id: int | None
    complaint_id: int | None
    recipient: str
    address: str
    signed_by: str
    about: str
    language: PaperLanguage
    sha256: str = field(compare=False)
    annulled_at: datetime | None
    annulled_by: str
    annulled_why: str


@dataclass(frozen=True)
class Change:
    """One value that an act changed. ``before`` is None where there was none, as in a new row.

    ``row`` is the row's key as text, such as ``3`` or the name of a setting.
    """

    table: str
    row: str
    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Act:
    """One line of history: who did what, when, and what was before and after.

    ``act`` is the code of the act of the office; entries of earlier versions have neither that nor
    ``changes``.
    """

    at: datetime
    who: str
    what: Step
    act: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class PeriodBalance:
    """What one award gives a child for one period, and what was paid of it, in whole tenge.

    ``paid`` is what is left of it: what came back, ``returned``, is paid no longer (D-9).
    """

    decision_id: int
    quarter: Period
    entitled: int
    paid: int
    steps: tuple[Step, ...]
    returned: int = 0

    @property
    def paid_out(self) -> int:
        """What payouts paid, whatever came back of it later."""
        return self.paid + self.returned

    @property
    def due(self) -> int:
        return max(0, self.entitled - self.paid)

    @property
    def overpaid(self) -> int:
        """A debt under D-9; it is never taken out of another quarter's payment."""
        return max(0, self.paid - self.entitled)


@dataclass(frozen=True)
class AwardRow:
    """An award with its facts, events included, and who is paid on it.

    ``first`` and ``last`` are the school months that it was given for, whatever happened since;
    None where an amendment left none.
    """

    decision_id: int
    child_id: int
    child_name: str
    child_iin: str
    payee_name: str
    payee_iin: str
    iban: str
    facts: Facts
    first: Month | None
    last: Month | None
    payee_id: int


class Cause(StrEnum):
    """What ends an award (D-4, D-5), or that the office ended it.

    The document that gives the months is told by its kind.
    """

    CERTIFICATE = "certificate"
    PEDAGOGICAL = "pedagogical conclusion"
    MEDICAL = "medical conclusion"
    ORDER = "school order"
    EIGHTEEN = "eighteen"
    DISABILITY = "disability"
    EVENT = "event"
    ENDED = "ended"


CAUSE_OF: Mapping[AwardPaper, Cause] = {
    AwardPaper.CERTIFICATE: Cause.CERTIFICATE,
    AwardPaper.PEDAGOGICAL: Cause.PEDAGOGICAL,
    AwardPaper.MEDICAL: Cause.MEDICAL,
    AwardPaper.ORDER: Cause.ORDER,
}
"""What ends an award when the document ends that gives its months (D-4)."""

PAPER_OF: Mapping[Cause, AwardPaper] = {cause: paper for paper, cause in CAUSE_OF.items()}


@dataclass(frozen=True)
class Ending:
    """A child whose right ends soon: the last month paid, what ends it, and its day.

    ``decision_id`` is of the award that ends last, ``told_on`` when its family was told, if ever.
    """

    child_id: int
    child_name: str
    last: Month
    cause: Cause
    day: date
    decision_id: int
    told_on: date | None = None
