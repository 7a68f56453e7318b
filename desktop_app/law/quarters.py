"""Months, and the periods a payout is for: months, calendar quarters, terms, school years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self


@dataclass(frozen=True, order=True)
class Month:
    """A whole calendar month, the unit in which reimbursement is counted (D-4)."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:
            raise ValueError(f"no such month: {self.number}")

    def __hash__(self) -> int:
        """Months are looked up by the million: one number is quicker than a pair of them."""
        return self.year * 12 + self.number

    @classmethod
    def of(cls, day: date) -> "Month":
        return _month(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-01``; ValueError for anything else."""
        if not re.fullmatch(r"\d{4}-\d{2}", text):
            raise ValueError(f"not a month: {text!r}")
        return cls(int(text[:4]), int(text[5:]))

    def shifted(self, months: int) -> "Month":
        years, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, index + 1)

    @property
    def months(self) -> tuple["Month", ...]:
        """Itself, as a period that a payout is for."""
        return (self,)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return self.shifted(1).first_day - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"


@lru_cache(maxsize=4096)
def _month(year: int, number: int) -> Month:
    """The same months are asked for hundreds of thousands of times."""
    return Month(year, number)


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Every month from the first to the last, both included."""
    while first <= last:
        yield first
        first = first.shifted(1)


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter, the period a payout is for in most districts (D-7)."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"no such quarter: {self.number}")

    @classmethod
    def of(cls, moment: date | Month) -> Self:
        number = moment.month if isinstance(moment, date) else moment.number
        return cls(moment.year, (number + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026Q1``; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})Q([1-4])", text.strip().upper())
        if match is None:
            raise ValueError(f"not a quarter: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @property
    def months(self) -> tuple[Month, Month, Month]:
        return _months_of(self.year, self.number)

    @property
    def first_day(self) -> date:
        return self.months[0].first_day

    @property
    def last_day(self) -> date:
        return self.months[2].last_day

    def shifted(self, quarters: int) -> "Quarter":
        return Quarter.of(self.months[0].shifted(3 * quarters))

    def __str__(self) -> str:
        return f"{self.year:04}Q{self.number}"


@lru_cache(maxsize=512)
def _months_of(year: int, quarter: int) -> tuple[Month, Month, Month]:
    first = Month(year, quarter * 3 - 2)
    return first, first.shifted(1), first.shifted(2)


def quarters_between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Every quarter from the first to the last, both included."""
    while first <= last:
        yield first
        first = first.shifted(1)


@dataclass(frozen=True, order=True)
class Term:
    """A school term, where a decision pays by terms; it takes the months that mostly lie in it.

    ``year`` is the calendar year in which the school year begins.
    """

    year: int
    number: int
    first: Month
    last: Month

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2025T3:2026-01:2026-03``; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})T(\d):(\d{4}-\d{2}):(\d{4}-\d{2})", text)
        if match is None:
            raise ValueError(f"not a school term: {text!r}")
        return cls(int(match[1]), int(match[2]), Month.parse(match[3]), Month.parse(match[4]))

    @property
    def months(self) -> tuple[Month, ...]:
        return tuple(months_between(self.first, self.last))

    @property
    def first_day(self) -> date:
        return self.first.first_day

    @property
    def last_day(self) -> date:
        return self.last.last_day

    def __str__(self) -> str:
        return f"{self.year:04}T{self.number}:{self.first}:{self.last}"


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year, where a decision pays once in it: September of ``year`` to August."""

    year: int

    @classmethod
    def of(cls, month: Month) -> Self:
        return cls(month.year if month.number >= 9 else month.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2025Y``; ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})Y", text)
        if match is None:
            raise ValueError(f"not a school year: {text!r}")
        return cls(int(match[1]))

    @property
    def months(self) -> tuple[Month, ...]:
        return tuple(months_between(Month(self.year, 9), Month(self.year + 1, 8)))

    @property
    def first_day(self) -> date:
        return date(self.year, 9, 1)

    @property
    def last_day(self) -> date:
        return date(self.year + 1, 8, 31)

    def __str__(self) -> str:
        return f"{self.year:04}Y"


Period = Quarter | Term | Month | SchoolYear


def parse_period(text: str) -> Period:
    """Read what ``str`` of a period gives; ValueError for anything else."""
    if "T" in text:
        return Term.parse(text)
    if text.endswith("Y"):
        return SchoolYear.parse(text)
    return Month.parse(text) if "-" in text else Quarter.parse(text)
