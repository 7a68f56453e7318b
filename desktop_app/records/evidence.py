"""The documents that prove the facts of an application, and the answers that there are none."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.checklist import Source
from desktop_app.law.evidence import Fact, SystemAnswer


@dataclass(frozen=True)
class EvidenceEntry:
    """What somebody saw of one document, or where they looked for it in vain.

    ``source`` is where this one came from: the applicant, or the information system ``asked_of``
    that was asked on a day. ``first_day`` is where the period of a school's certificate begins.
    """

    fact: Fact
    source: Source
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    asked_of: str = ""
    asked_on: date | None = None
    answer: SystemAnswer | None = None
    note: str = ""
    first_day: date | None = None

    @property
    def proves(self) -> bool:
        return bool(self.number)


@dataclass(frozen=True)
class Evidence:
    """One on file; perhaps annulled since."""

    id: int
    application_id: int
    fact: Fact
    code: str
    source: Source
    number: str
    issued_on: date | None
    expires_on: date | None
    asked_of: str
    asked_on: date | None
    answer: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
