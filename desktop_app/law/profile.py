"""The values an office's decision fixes, and the values it counts with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256

from desktop_app.law.acts import CitedAct
from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES, AwardPapers
from desktop_app.law.in_force import InForce, NotInForceError
from desktop_app.law.quarters import Month, Period, Quarter, SchoolYear, Term, months_between
from desktop_app.law.readings import AS_SHIPPED, OwnDesk, Readings
from desktop_app.law.steps import Words


class RatePeriod(StrEnum):
    """What the rate is for: each month, or the whole payment period."""

    MONTH = "month"
    QUARTER = "quarter"


class PaymentPeriod(StrEnum):
    """What one payout is for. School terms have their days, which the decision names."""

    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    SCHOOL_YEAR = "school year"


class PartialQuarter(StrEnum):
    """What is paid where not every school month of a quarter is entitled."""

    BY_SCHOOL_MONTHS = "by school months"
    BY_THIRDS = "by thirds"
    FULL = "full if any month"


class MciRule(StrEnum):
    """Which MCI a month is counted with."""

    OF_EACH_MONTH = "of each month"
    OF_PERIOD_START = "of the first month of the quarter"
    OF_YEAR_START = "of 1 January"


class Rounding(StrEnum):
    """To a whole tenge, once for each child and period."""

    HALF_UP = "half up"
    DOWN = "down"
    UP = "up"

    def whole(self, amount: Fraction) -> int:
        """Whole tenge; amounts are never negative."""
        match self:
            case Rounding.HALF_UP:
                return int(amount + Fraction(1, 2))
            case Rounding.DOWN:
                return int(amount)
            case Rounding.UP:
                return -(-amount.numerator // amount.denominator)


@dataclass(frozen=True)
class SchoolTerm:
    """The dates of a school term; ``school_year`` is the year in which the school year begins."""

    school_year: int
    number: int
    first_day: date
    last_day: date

    def days_in(self, month: Month) -> int:
        first, last = max(self.first_day, month.first_day), min(self.last_day, month.last_day)
        return max(0, (last - first).days + 1)


@dataclass(frozen=True)
class DecisionProfile:
    """What a maslikhat's decision fixes (D-7): so many MCI a period within the school year.

    ``school_months`` are month numbers. ``terms`` are the school terms where the decision pays by
    them; without any, it pays by ``pays_by``. The citations are its title in the nominative;
    ``short``, ``annex`` and ``clauses`` are as `CitedAct` has them, ``rests_on`` the rules that it
    was made under, ``papers`` the documents that an award by it rests on. ``own_desk``
    changes no sum.
    """

    code: str
    rate: Fraction
    school_months: frozenset[int]
    citation_kk: str
    citation_ru: str
    rate_period: RatePeriod = RatePeriod.QUARTER
    terms: tuple[SchoolTerm, ...] = ()
    partial: PartialQuarter = PartialQuarter.BY_SCHOOL_MONTHS
    mci_rule: MciRule = MciRule.OF_EACH_MONTH
    rounding: Rounding = Rounding.HALF_UP
    short: Words | None = None
    annex: str = ""
    clauses: tuple[tuple[str, str], ...] = ()
    rests_on: Words | None = None
    readings: Readings = AS_SHIPPED
    pays_by: PaymentPeriod = PaymentPeriod.QUARTER
    papers: AwardPapers = AS_THE_SCHOOL_CERTIFIES
    own_desk: OwnDesk = OwnDesk.TAKES

    @property
    def payment_period(self) -> PaymentPeriod:
        return PaymentPeriod.TERM if self.terms else self.pays_by

    @property
    def act(self) -> CitedAct:
        """How it is cited."""
        title = Words(self.citation_kk, self.citation_ru)
        return CitedAct(title, self.short or title, self.annex, self.clauses)

    def cited(self, *clauses: str) -> Words:
        """Its clauses, as `CitedAct` cites them, and the rules that it was made under (D-1)."""
        found = [self.act.cited(*clauses), *([self.rests_on] if self.rests_on else [])]
        return Words("; ".join(each.kk for each in found), "; ".join(each.ru for each in found))

    def period_of(self, month: Month) -> Period | None:
        """The period that pays for a month; None in holidays, where it does not pay by quarters.

        A month belongs to the term in which most of its days lie, and of two with as many to the
        earlier one. Raises NotInForceError for a school month of a year whose terms are not known.
        """
        if self.payment_period is PaymentPeriod.QUARTER:
            return Quarter.of(month)
        if month.number not in self.school_months:
            return None
        if self.payment_period is PaymentPeriod.MONTH:
            return month
        if self.payment_period is PaymentPeriod.SCHOOL_YEAR:
            return SchoolYear.of(month)
        found = self._term_of(month)
        if found is None:
            raise NotInForceError("terms", month.first_day)
        around = (month.shifted(step) for step in range(-11, 12))
        months = [
            each
            for each in around
            if each.number in self.school_months and self._term_of(each) is found
        ]
        return Term(found.school_year, found.number, months[0], months[-1])

    def _term_of(self, month: Month) -> SchoolTerm | None:
        best = max(self.terms, key=lambda term: (term.days_in(month), -term.first_day.toordinal()))
        return best if best.days_in(month) else None

    def school_months_of(self, period: Period) -> tuple[Month, ...]:
        return tuple(month for month in period.months if month.number in self.school_months)


@dataclass(frozen=True, eq=False)
class LawInForce:
    """Everything dated that a sum is counted with. The MCI is in whole tenge."""

    mci: InForce[int]
    profiles: InForce[DecisionProfile]

    @property
    def fingerprint(self) -> str:
        """The same for the same values only: what was reckoned by others is reckoned again."""
        return sha256(repr((self.mci.values, self.profiles.values)).encode()).hexdigest()

    def profile(self, month: Month) -> DecisionProfile:
        """The profile in force on the first day of a month; NotInForceError without one."""
        return self.profiles.on(month.first_day).value

    def is_school_month(self, month: Month) -> bool:
        """Whether the profile in force pays for the month; NotInForceError without a profile."""
        return _is_school_month(self, month)

    def period_of(self, month: Month) -> Period | None:
        """The period that pays for a month by the profile in force; see `DecisionProfile`."""
        return _period_of(self, month)

    def spans(self, months: Sequence[Month]) -> tuple[tuple[Month, Month], ...]:
        """Unbroken runs of school months in order, by their first and last ones.

        Only a school month that is not among them breaks a run: holidays do not.
        """
        found: list[tuple[Month, Month]] = []
        for month in months:
            if found and not self._school_month_between(found[-1][1], month):
                found[-1] = (found[-1][0], month)
            else:
                found.append((month, month))
        return tuple(found)

    def _school_month_between(self, before: Month, after: Month) -> bool:
        between = months_between(before.shifted(1), after.shifted(-1))
        return any(self.is_school_month(month) for month in between)

    def mci_for(self, month: Month) -> int:
        """The MCI that a school month is counted with; NotInForceError where there is none."""
        profile, day = self.profile(month), month.first_day
        match profile.mci_rule:
            case MciRule.OF_PERIOD_START:
                period = self.period_of(month)
                assert period is not None
                day = profile.school_months_of(period)[0].first_day
            case MciRule.OF_YEAR_START:
                day = date(month.year, 1, 1)
            case MciRule.OF_EACH_MONTH:
                pass
        return self.mci.on(day).value


@lru_cache(maxsize=4096)
def _is_school_month(law: LawInForce, month: Month) -> bool:
    return month.number in law.profile(month).school_months


@lru_cache(maxsize=4096)
def _period_of(law: LawInForce, month: Month) -> Period | None:
    return law.profile(month).period_of(month)
