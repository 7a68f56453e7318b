"""A letter to a school, a commission or a guardianship body that waits for its answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.records.outside_numbers import NumberEntry


class RequestKind(StrEnum):
    """To whom it goes."""

    SCHOOL = "school"
    COMMISSION = "commission"
    GUARDIANSHIP = "guardianship"
    OTHER = "other"


class RequestOutcome(StrEnum):
    """What the answer says; a negative one is ground 3 of D-8."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True)
class RequestEntry:
    """What somebody types in to send one; ``answer_by`` is the last day to answer, included."""

    kind: RequestKind
    addressee: str
    question: str
    answer_by: date | None
    address: str = ""


@dataclass(frozen=True)
class RequestAnswer:
    """What came back; ``number`` is the body's own, and empty where its letter bears none.

    ``incoming`` is how the office's own journal of letters has it.
    """

    outcome: RequestOutcome
    answer: str
    answered_on: date | None
    number: str = ""
    incoming: NumberEntry | None = None


@dataclass(frozen=True)
class Request:
    """One that was sent. ``outcome`` is empty until the answer came; ``number`` is the letter's."""

    id: int
    application_id: int
    child_id: int
    kind: RequestKind
    addressee: str
    address: str
    question: str
    notice_id: int | None
    number: str
    sent_on: date
    answer_by: date
    reminded_on: date | None
    answered_on: date | None
    outcome: str
    answer: str
    version: int

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.answer_by < today
