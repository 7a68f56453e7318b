"""A second reading of the law, slow and plain: it walks every day and asks every condition.

It shares no code with the program but the records that hold the facts and what a decision fixes.
Months are pairs of a year and a number; a period is named as a payout is filed: ``2026Q1``, or
``2025T3:2026-01:2026-03`` for the third term of the school year that begins in 2025.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from desktop_app.law.facts import Event, Facts
from desktop_app.law.profile import DecisionProfile, MciRule, PartialQuarter, RatePeriod, Rounding

FIRST_DAY, LAST_DAY = date(2024, 6, 1), date(2026, 12, 31)
"""No circumstance of a made-up family lies before the first of these days."""

YearMonth = tuple[int, int]


class UnknownError(Exception):
    """A value that a sum needs is not known."""


@dataclass(frozen=True)
class Values:
    """The first day of each MCI and of each decision, in any order."""

    mci: tuple[tuple[date, int], ...]
    decisions: tuple[tuple[date, DecisionProfile], ...]


ALATAU = Values(
    mci=(
        (date(2024, 1, 1), 3_692),
        (date(2025, 1, 1), 3_932),
        (date(2026, 1, 1), 4_325),
    ),
    decisions=(
        (
            date(2024, 12, 1),
            DecisionProfile(
                "alatau", Fraction(8), frozenset({9, 10, 11, 12, 1, 2, 3, 4, 5}), "", ""
            ),
        ),
    ),
)


# --- which months ----------------------------------------------------------------------------


def _days() -> Iterator[tuple[date, bool]]:
    """Every day, and whether it is the last one of its month."""
    day = FIRST_DAY
    while day <= LAST_DAY:
        tomorrow = day + timedelta(days=1)
        yield day, tomorrow.month != day.month
        day = tomorrow


ALL_DAYS = tuple(_days())


def _turns_eighteen(born: date, day: date) -> bool:
    if (born.month, born.day) == (2, 29):
        return day.month == 2 and (day + timedelta(days=1)).month == 3
    return (day.month, day.day) == (born.month, born.day)


def _only_suspends(event: Event, facts: Facts) -> bool:
    """By one of two readings of D-5, study in a state institution that is over ended nothing."""
    if facts.readings.institution == "ends" or event.kind == "death":
        return False
    return event.ended_on is not None


def _is_suspended(day: date, facts: Facts) -> bool:
    """Whether the day's whole month lies inside such a study, which began and ended in others."""
    for event in facts.events:
        if _only_suspends(event, facts) and event.ended_on is not None:
            began = (event.happened_on.year, event.happened_on.month)
            over = (event.ended_on.year, event.ended_on.month)
            if began < (day.year, day.month) < over:
                return True
    return False


def _days_that_end_it(facts: Facts) -> frozenset[date]:
    """The days on which something happens after which payment stops (D-3, D-5)."""
    begins = facts.applied_on
    if facts.certificate is not None and facts.certificate.first_day > begins:
        begins = facts.certificate.first_day
    days = set()
    for event in facts.events:
        over_before = event.ended_on is not None and event.ended_on < begins
        if not over_before and not _only_suspends(event, facts):
            days.add(event.happened_on)
    if facts.disability_until is not None:
        days.add(facts.disability_until)
    if facts.ended is not None:
        days.add(facts.ended.day)
    return frozenset(days)


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


@lru_cache(20_000)
def entitled_months(facts: Facts) -> frozenset[YearMonth]:
    """Walk the days. A month counts if by its end the family has applied, if the certificate
    confirms at least one of its days, and if nothing had ended the payment before it began."""
    certificate = facts.certificate
    if certificate is None or facts.full_state_support or facts.parental_rights_deprived:
        return frozenset()
    if facts.wrong_child or not facts.consent:
        return frozenset()
    ends_it, year_of_eighteen = _days_that_end_it(facts), facts.birth_date.year + 18
    months: set[YearMonth] = set()
    ended = ended_before_this_month = confirmed = False
    for day, is_last_day in ALL_DAYS:
        if day.day == 1:
            ended_before_this_month, confirmed = ended, False
        if day in ends_it:
            ended = True
        if day.year == year_of_eighteen and _turns_eighteen(facts.birth_date, day):
            ended = True
        if certificate.first_day <= day <= certificate.last_day:
            confirmed = True
        if facts.readings.last_month == "exclusive" and _same_month(day, certificate.last_day):
            confirmed = False
        stopped = ended_before_this_month or _is_suspended(day, facts)
        if is_last_day and facts.applied_on <= day and confirmed and not stopped:
            months.add((day.year, day.month))
        if is_last_day and (ended or certificate.last_day <= day):
            break  # for no later month is anything confirmed, or everything has ended
    return frozenset(months)


def owner_of_months(awards: Mapping[int, Facts]) -> dict[YearMonth, int]:
    """D-3: a month goes to the last award that covers it, unless it was another's when decided."""
    owner: dict[YearMonth, int] = {}
    for key, facts in awards.items():
        was_taken = {(month.year, month.number) for month in facts.taken}
        for month in entitled_months(facts):
            if month not in was_taken:
                owner[month] = key
    return owner


# --- which values ----------------------------------------------------------------------------


def decision_for(month: YearMonth, values: Values) -> DecisionProfile:
    """The decision in force on the first day of a month, until the next one is."""
    newest: tuple[date, DecisionProfile] | None = None
    for first, decision in values.decisions:
        if first <= date(*month, 1) and (newest is None or first >= newest[0]):
            newest = first, decision
    if newest is None:
        raise UnknownError
    return newest[1]


def _mci_on(day: date, values: Values) -> int:
    """An MCI holds until the next one, and never past the year that it was set for."""
    newest: tuple[date, int] | None = None
    for first, tenge in values.mci:
        if first <= day and (newest is None or first > newest[0]):
            newest = first, tenge
    if newest is None or newest[0].year != day.year:
        raise UnknownError
    return newest[1]


@dataclass(frozen=True)
class PayPeriod:
    """A quarter or a school term, and the school months that it pays for."""

    name: str
    months: tuple[YearMonth, ...]


@lru_cache(20_000)
def period_for(month: YearMonth, decision: DecisionProfile) -> PayPeriod | None:
    """The period that pays for a month, or None outside the school year."""
    if month[1] not in decision.school_months:
        return None
    if not decision.terms and decision.pays_by == "month":
        return PayPeriod("{:04}-{:02}".format(*month), (month,))
    if not decision.terms and decision.pays_by == "school year":
        year = month[0] - (month[1] < 9)
        around = [(year, number) for number in range(9, 13)]
        around += [(year + 1, number) for number in range(1, 9)]
        found = tuple(each for each in around if each[1] in decision.school_months)
        return PayPeriod(f"{year}Y", found)
    if not decision.terms:
        quarter = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3, 10: 4, 11: 4, 12: 4}
        number = quarter[month[1]]
        months = [each for each in quarter if quarter[each] == number]
        school = tuple((month[0], each) for each in months if each in decision.school_months)
        return PayPeriod(f"{month[0]}Q{number}", school)
    term = _term_for(month, decision)
    if term is None:
        raise UnknownError
    years = (month[0] - 1, month[0], month[0] + 1)
    same = [
        (year, number)
        for year in years
        for number in range(1, 13)
        if number in decision.school_months and _term_for((year, number), decision) == term
    ]
    first, last = ("{:04}-{:02}".format(*each) for each in (same[0], same[-1]))
    return PayPeriod(f"{term[0]}T{term[1]}:{first}:{last}", tuple(same))


@lru_cache(20_000)
def _term_for(month: YearMonth, decision: DecisionProfile) -> tuple[int, int] | None:
    """The term in which most days of the month lie; of two with as many, the earlier."""
    best, most = None, 0
    for term in sorted(decision.terms, key=lambda term: term.first_day):
        if month[0] not in (term.first_day.year, term.last_day.year):
            continue
        days, day = 0, date(*month, 1)
        while (day.year, day.month) == month:
            if term.first_day <= day <= term.last_day:
                days += 1
            day += timedelta(days=1)
        if days > most:
            best, most = (term.school_year, term.number), days
    return best


# --- which sums ------------------------------------------------------------------------------


def _part_of_sum(
    month: YearMonth, period: PayPeriod, entitled: int, decision: DecisionProfile, values: Values
) -> Fraction:
    """What one entitled month adds to the sum of its period (D-7)."""
    day = date(*month, 1)
    if decision.mci_rule is MciRule.OF_YEAR_START:
        day = date(month[0], 1, 1)
    if decision.mci_rule is MciRule.OF_PERIOD_START:
        day = date(*period.months[0], 1)
    whole = decision.rate * _mci_on(day, values)
    if decision.rate_period is RatePeriod.MONTH:
        return whole
    all_months = len(period.months)
    if decision.partial is PartialQuarter.FULL:
        return whole / entitled
    if decision.partial is PartialQuarter.BY_THIRDS and entitled < all_months:
        return whole / 3
    return whole / all_months


def _rounded(amount: Fraction, rounding: Rounding) -> int:
    tenge, rest = divmod(amount.numerator, amount.denominator)
    if rounding is Rounding.UP and rest > 0:
        return tenge + 1
    if rounding is Rounding.HALF_UP and 2 * rest >= amount.denominator:
        return tenge + 1
    return tenge


def sums_of_awards(
    awards: Mapping[int, Facts], values: Values = ALATAU
) -> dict[str, dict[int, int]]:
    """D-7: what each award gives in each period. Rounded once for the child and period: the tenge
    that rounding wins or loses is the last award's."""
    owner = owner_of_months(awards)
    paid: dict[str, list[YearMonth]] = {}
    for month in sorted(owner):
        period = period_for(month, decision_for(month, values))
        if period is not None:
            paid.setdefault(period.name, []).append(month)
    return {
        name: _sums_of_period(list(awards), owner, months, values) for name, months in paid.items()
    }


def sum_of_award(awards: Mapping[int, Facts], key: int, name: str, values: Values = ALATAU) -> int:
    """What one award gives in one period, whatever is not known of the others."""
    owner = owner_of_months(awards)
    months = []
    for month in sorted(owner):
        try:
            period = period_for(month, decision_for(month, values))
        except UnknownError:
            continue
        if period is not None and period.name == name:
            months.append(month)
    return _sums_of_period(list(awards), owner, months, values)[key]


def _sums_of_period(
    keys: list[int], owner: Mapping[YearMonth, int], months: list[YearMonth], values: Values
) -> dict[int, int]:
    """Of each award, in the order of their decisions; ``months`` are the paid ones, in order."""
    so_far, given = Fraction(0), 0
    rounding = decision_for(months[-1], values).rounding
    sums = {}
    for key in keys:
        for month in months:
            if owner[month] == key:
                decision = decision_for(month, values)
                period = period_for(month, decision)
                assert period is not None
                so_far += _part_of_sum(month, period, len(months), decision, values)
        sums[key] = _rounded(so_far, rounding) - given
        given += sums[key]
    return sums


def sums_of_child(awards: Mapping[int, Facts], values: Values = ALATAU) -> dict[str, int]:
    """What the child gets in each period, over all its awards."""
    totals = {name: sum(sums.values()) for name, sums in sums_of_awards(awards, values).items()}
    return {name: total for name, total in totals.items() if total}
