"""Orders by which one worker stands in for another: the one way past four eyes (D-7)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class SubstitutionEntry:
    """Who stands in for whom, from a day until a day, both among them, and by which order."""

    number: str
    day: date | None
    absent_id: int
    substitute_id: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class Substitution:
    """An order as it was recorded, with the names of then, and by whom it was recorded."""

    id: int
    number: str
    day: date
    absent_id: int
    absent: str
    substitute_id: int
    substitute: str
    first_day: date
    last_day: date
    recorded_by_id: int
    recorded_at: datetime
    recorded_by: str

    @property
    def named(self) -> str:
        """Number and date, as the sheet shows them."""
        return f"№ {self.number}, {self.day:%d.%m.%Y}"

    @property
    def is_own(self) -> bool:
        """Whether who stands in has recorded it: counts only where nobody else could."""
        return self.recorded_by_id == self.substitute_id
