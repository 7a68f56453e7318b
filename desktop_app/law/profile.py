"""The values an office's decision fixes, and the values it counts with."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.law.in_force import InForce
from desktop_app.law.quarters import Month, Quarter


@dataclass(frozen=True)
class DecisionProfile:
    """What a maslikhat's decision fixes (D-7): so many MCI a quarter within the school year.

    ``school_months`` are month numbers. A partly entitled quarter is paid by its school months,
    rounded half up to a whole tenge.
    """

    code: str
    mci_per_quarter: Fraction
    school_months: frozenset[int]
    citation_kk: str
    citation_ru: str

    def school_months_of(self, quarter: Quarter) -> tuple[Month, ...]:
        return tuple(month for month in quarter.months if month.number in self.school_months)


@dataclass(frozen=True)
class LawInForce:
    """Everything dated that a sum is counted with. The MCI is in whole tenge."""

    mci: InForce[int]
    profiles: InForce[DecisionProfile]

    def is_school_month(self, month: Month) -> bool:
        """Whether the profile in force pays for the month; NotInForceError without a profile."""
        return month.number in self.profiles.on(month.first_day).value.school_months
