"""The office's own corrections to the public holidays, and the years it has confirmed."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class OfficeDay:
    """A day that the office made a day off, or a worked one, with the reason in both languages."""

    id: int
    day: date
    worked: bool
    name_kk: str
    name_ru: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True)
class ConfirmedYear:
    """A year whose days off somebody compared with what the government published."""

    year: int
    confirmed_at: datetime
    confirmed_by: str
