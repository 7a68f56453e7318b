"""Whoever can't be paid any more: they died, or lost their parental rights."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PayeeEndKind(StrEnum):
    """Why nobody may be paid through them; stored by value."""

    DIED = "died"
    RIGHTS_LOST = "rights lost"


@dataclass(frozen=True)
class PayeeEnd:
    """Recorded once for a person, whatever children they are paid for; perhaps annulled since."""

    id: int
    person_id: int
    kind: PayeeEndKind
    happened_on: date
    document: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_why: str
