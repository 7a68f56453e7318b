"""Values of the monthly calculation index (MCI) that the office keeps for itself."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class AddedMci:
    """An MCI that the office added, in whole tenge, and perhaps took back with a reason."""

    id: int
    first_day: date
    tenge: int
    citation: str
    recorded_at: datetime
    recorded_by: str
    annulled_at: datetime | None
    annulled_by: str
    annulled_why: str
