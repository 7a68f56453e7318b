"""How a paper that was issued reached whom it is for, and how often it was printed."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.records.kinds import DeliveryWay, NoticeKind, PaperLanguage, PrintingWay

STAYS_IN_OFFICE = frozenset(
    {NoticeKind.CALCULATION_SLIP, NoticeKind.SUMS_RECEIVED, NoticeKind.PROACTIVE_MESSAGE}
)
"""Papers that nobody waits for: a calculation or a statement is printed for whoever stands at the
desk or for the file, and the record of a proactive message (R-7-1) tells of one that was sent
already. All others leave the office to a person, and until that is recorded they are listed as not
yet delivered."""

TO_DELIVER = frozenset(NoticeKind) - STAYS_IN_OFFICE


@dataclass(frozen=True)
class DeliveryEntry:
    """A delivery as typed and checked.

    ``number`` is the post's, the portal's, or the phone that a message went to; ``taken_by`` who
    took the paper, empty where it was the one it is for.
    """

    way: DeliveryWay
    delivered_on: date
    number: str = ""
    taken_by: str = ""


@dataclass(frozen=True)
class Delivery:
    """A delivery that was recorded, and perhaps annulled since."""

    id: int
    notice_id: int
    way: DeliveryWay
    delivered_on: date
    number: str
    taken_by: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_by: str
    annulled_why: str


@dataclass(frozen=True)
class UndeliveredRow:
    """A paper that stands, is for somebody, and has not reached them yet."""

    id: int
    number: str
    kind: NoticeKind
    issued_at: datetime
    recipient: str
    address: str
    language: PaperLanguage


@dataclass(frozen=True)
class Printing:
    """One time that a paper was printed or saved; the first of a paper is its original."""

    id: int
    notice_id: int
    at: datetime
    who: str
    way: PrintingWay
    sheets: int


@dataclass(frozen=True)
class Printed:
    """When a paper was printed first, and how many copies of it were made since."""

    first_at: datetime
    copies: int
