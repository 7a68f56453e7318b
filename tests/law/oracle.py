"""A second reading of the law, slow and plain: it walks every day and asks every condition.

It shares no code with the program but the records that hold the facts. Months are pairs of a year
and a number, sums are counted in sixths of a tenge.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from desktop_app.law.facts import Facts

FIRST_DAY, LAST_DAY = date(2024, 6, 1), date(2026, 12, 31)
"""No circumstance of a made-up family lies before the first of these days."""
SCHOOL_MONTHS = {1: (1, 2, 3), 2: (4, 5), 3: (9,), 4: (10, 11, 12)}
MCI = {2024: 3_692, 2025: 3_932, 2026: 4_325}

YearMonth = tuple[int, int]
YearQuarter = tuple[int, int]


def _days() -> Iterator[tuple[date, bool]]:
    """Every day, and whether it is the last one of its month."""
    day = FIRST_DAY
    while day <= LAST_DAY:
        tomorrow = day + timedelta(days=1)
        yield day, tomorrow.month != day.month
        day = tomorrow


ALL_DAYS = tuple(_days())


def _turns_eighteen(born: date, day: date) -> bool:
    if day.year != born.year + 18:
        return False
    if (born.month, born.day) == (2, 29):
        return day.month == 2 and (day + timedelta(days=1)).month == 3
    return (day.month, day.day) == (born.month, born.day)


def _something_ends_it(facts: Facts, day: date) -> bool:
    """D-5: does anything happen on this day after which payment stops?"""
    if _turns_eighteen(facts.birth_date, day) or facts.disability_until == day:
        return True
    begins = facts.applied_on
    if facts.certificate is not None and facts.certificate.first_day > begins:
        begins = facts.certificate.first_day
    for event in facts.events:
        over_before = event.ended_on is not None and event.ended_on < begins
        if event.happened_on == day and not over_before:
            return True
    return False


@lru_cache(20_000)
def entitled_months(facts: Facts) -> frozenset[YearMonth]:
    """Walk the days. A month counts if by its end the family has applied, if the certificate
    confirms at least one of its days, and if nothing had ended the payment before it began."""
    certificate = facts.certificate
    if certificate is None or facts.full_state_support or facts.parental_rights_deprived:
        return frozenset()
    months: set[YearMonth] = set()
    ended = ended_before_this_month = confirmed = False
    for day, is_last_day in ALL_DAYS:
        if day.day == 1:
            ended_before_this_month, confirmed = ended, False
        ended = ended or _something_ends_it(facts, day)
        confirmed = confirmed or certificate.first_day <= day <= certificate.last_day
        applied = facts.applied_on <= day
        if is_last_day and applied and confirmed and not ended_before_this_month:
            months.add((day.year, day.month))
    return frozenset(months)


def owner_of_months(awards: Mapping[int, Facts]) -> dict[YearMonth, int]:
    """D-3: a month goes to the first award that covers it, and to no other."""
    owner: dict[YearMonth, int] = {}
    for key, facts in awards.items():
        for month in entitled_months(facts):
            if month not in owner:
                owner[month] = key
    return owner


def school_quarter(month: YearMonth) -> YearQuarter | None:
    """The quarter that pays for a month, or None for June, July and August."""
    year, number = month
    for quarter, numbers in SCHOOL_MONTHS.items():
        if number in numbers:
            return year, quarter
    return None


def sums_of_child(awards: Mapping[int, Facts]) -> dict[YearQuarter, int]:
    """D-7: what the child gets for each quarter, over all its awards."""
    sixths: dict[YearQuarter, int] = {}
    for month in owner_of_months(awards):
        quarter = school_quarter(month)
        if quarter is not None:
            of_month = 8 * MCI[month[0]] * 6 // len(SCHOOL_MONTHS[quarter[1]])
            sixths[quarter] = sixths.get(quarter, 0) + of_month
    return {quarter: (amount + 3) // 6 for quarter, amount in sixths.items()}
