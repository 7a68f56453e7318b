"""What one award gives, period by period, as its notice tells it (D-4, D-7)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.documents.notices.kinds import PeriodSum
from desktop_app.law.entitlement import owners, shares_of
from desktop_app.law.facts import Facts
from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import DecisionProfile, LawInForce, PaymentPeriod, RatePeriod
from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import Words
from desktop_app.services.law_values.school_year import school_year_of
from desktop_app.wording import month_names, rate
from desktop_app.wording import period as period_words
from desktop_app.wording import school_year as school_year_words

_RULES = {
    PaymentPeriod.MONTH: ("айына {mci} АЕК", "{mci} МРП в месяц"),
    PaymentPeriod.QUARTER: ("тоқсанына {mci} АЕК", "{mci} МРП за квартал"),
    PaymentPeriod.TERM: ("оқу тоқсанына {mci} АЕК", "{mci} МРП за учебную четверть"),
    PaymentPeriod.SCHOOL_YEAR: ("оқу жылына {mci} АЕК", "{mci} МРП за учебный год"),
}
_PAYMENTS = {
    PaymentPeriod.MONTH: ("оқу жылы ішінде ай сайын", "ежемесячно в течение учебного года"),
    PaymentPeriod.QUARTER: (
        "оқу жылы ішінде тоқсан сайын",
        "ежеквартально в течение учебного года",
    ),
    PaymentPeriod.TERM: ("оқу жылы ішінде әр оқу тоқсаны үшін", "за каждую учебную четверть"),
    PaymentPeriod.SCHOOL_YEAR: ("оқу жылында бір рет", "один раз в учебный год"),
}


@dataclass(frozen=True)
class TableLine:
    """The award's school months of one payment period, and their sum in whole tenge.

    ``amount`` is None where the MCI of a month is not known yet; ``period`` where the school terms
    of a year are not: such months stand together, school year by school year.
    """

    period: Period | None
    months: tuple[Month, ...]
    amount: int | None

    @property
    def name(self) -> Words:
        if self.period is None:
            year = school_year_of(self.months[0])
            return Words(school_year_words(year, "kk"), school_year_words(year, "ru"))
        return Words(period_words(self.period, "kk"), period_words(self.period, "ru"))

    @property
    def on_paper(self) -> PeriodSum:
        return PeriodSum(
            name_kk=self.name.kk,
            name_ru=self.name.ru,
            months_kk=month_names(self.months, "kk"),
            months_ru=month_names(self.months, "ru"),
            amount=self.amount,
            by_that_years_terms=self.period is None,
        )


def of_award(awards: Mapping[int, Facts], key: int, law: LawInForce) -> tuple[TableLine, ...]:
    """One of a child's awards, counted as a payout counts it; `shares` says how they are given.

    Raises NotInForceError where no decision profile covers a month: what pays for it at all is not
    known then. A value of the law that is only still to come makes a line without a sum.
    """
    owned = owners(awards)
    by_period: dict[Period, list[Month]] = {}
    later: dict[int, list[Month]] = defaultdict(list)
    for month in sorted(owned):
        if owned[month] != key or not law.is_school_month(month):
            continue
        try:
            period = law.period_of(month)
        except NotInForceError:
            later[school_year_of(month)].append(month)
        else:
            assert period is not None
            by_period.setdefault(period, []).append(month)
    lines = [
        TableLine(period, tuple(months), _amount(awards, key, owned, period, law))
        for period, months in by_period.items()
    ]
    lines += [TableLine(None, tuple(months), None) for months in later.values()]
    return tuple(sorted(lines, key=lambda line: line.months))


def _amount(
    awards: Mapping[int, Facts],
    key: int,
    owned: Mapping[Month, int],
    period: Period,
    law: LawInForce,
) -> int | None:
    try:
        return shares_of(awards, owned, period, law)[key].amount
    except NotInForceError:
        return None


def rule(profile: DecisionProfile) -> Words:
    """``8 МРП за квартал``: what the decision gives (D-7)."""
    a_month = profile.rate_period is RatePeriod.MONTH
    kind = PaymentPeriod.MONTH if a_month else profile.payment_period
    mci = rate(profile.rate)
    return Words(*(template.format(mci=mci) for template in _RULES[kind]))


def payment(profile: DecisionProfile) -> Words:
    """``ежеквартально``: how often it is paid."""
    return Words(*_PAYMENTS[profile.payment_period])
