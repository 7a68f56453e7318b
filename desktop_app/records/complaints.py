"""A complaint, from what it says to what came of it (R-9, D-10)."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.records.kinds import (
    COMPLAINT_OPEN,
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    ComplaintStatus,
    PaperLanguage,
)

ANONYMOUS = "анонимді / анонимно"
"""Data, in the place of a name: whoever reads the register on paper reads either language."""


@dataclass(frozen=True, kw_only=True)
class ComplaintEntry:
    """A complaint as it came. Anybody may complain, so that the IIN may be empty.

    ``complained_of`` is the number of the paper it is about, if it is about one; ``provider_id``
    the school concerned, None where it is about the department itself.
    """

    complainant: str
    iin: str = ""
    address: str = ""
    phone: str = ""
    language: PaperLanguage
    channel: ComplaintChannel
    received_on: date
    body: ComplaintBody
    subject: str
    complained_of: str = ""
    provider_id: int | None = None
    application_id: int | None = None
    child_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Complaint(ComplaintEntry):
    """A complaint on file. ``deadline`` is the one of who considers it, before any extension.

    ``send_on_by`` is set where that is a body elsewhere; ``outcome`` is a `ComplaintOutcome`, or
    empty while there is none.
    """

    id: int
    number: str
    registered_at: datetime
    status: ComplaintStatus
    deadline: date
    send_on_by: date | None
    extended_on: date | None
    extended_until: date | None
    extended_why: str
    sent_on_at: datetime | None
    sent_on_to: str
    outcome: str
    answered_at: datetime | None
    answered_by: str
    answer: str
    withdrawn_why: str
    version: int
    changed_by: str
    changed_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.status in COMPLAINT_OPEN

    @property
    def due(self) -> date:
        """The day by which the office does what is next."""
        return self.send_on_by or self.considered_by

    @property
    def considered_by(self) -> date:
        """The day by which it is considered, as extended."""
        return self.extended_until or self.deadline


@dataclass(frozen=True)
class ComplaintAnswerEntry:
    """What came of it, and why: the text's lines are the paragraphs of the answer."""

    outcome: ComplaintOutcome
    answer: str


@dataclass(frozen=True)
class ExtensionEntry:
    """Until when, and why (R-9)."""

    until: date
    why: str


@dataclass(frozen=True)
class SendingOnEntry:
    """To whom, and with what: the text's lines are the enclosures (R-9)."""

    to: str
    enclosures: str


@dataclass(frozen=True)
class ComplaintRow:
    """One line of a list of complaints; ``waits`` for the head's signature."""

    id: int
    number: str
    received_on: date
    complainant: str
    body: ComplaintBody
    subject: str
    status: ComplaintStatus
    due: date
    waits: bool
