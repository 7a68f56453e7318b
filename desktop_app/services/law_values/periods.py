"""The periods that payouts are for, as the decisions in force give them (D-7)."""

import re
from collections.abc import Sequence
from datetime import date

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, Quarter, months_between, parse_period
from desktop_app.law.steps import N_, as_is
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.school_year import first_month_counted, months_of_school_year

_AHEAD = 12


def of_law(law: LawInForce, until: Month) -> list[Period]:
    """Every period from the first decision to a month, the earliest first.

    School years whose terms nobody has entered yet have none.
    """
    if not law.profiles.values:
        return []
    first = first_month_counted(law.profiles.values[0].first)
    found = {_period_of(law, month) for month in months_between(first, until)}
    return sorted((each for each in found if each), key=_order)


def offered(desk: Desk) -> list[Period]:
    """From the first decision to a year ahead; this calendar quarter where there is no decision."""
    with desk.reading(Sight.OFFICE) as connection:
        law = law_data.in_force(connection)
    return offered_by(law, desk.today())


def offered_by(law: LawInForce, today: date) -> list[Period]:
    """What `offered` gives, where the law in force was read already."""
    return of_law(law, Month.of(today).shifted(_AHEAD)) or [Quarter.of(today)]


def current(periods: list[Period], today: date) -> Period:
    """The period that a day lies in, or the last one before it, as in the summer holidays."""
    begun = [period for period in periods if period.first_day <= today]
    return begun[-1] if begun else periods[0]


def around(desk: Desk, day: date | None = None) -> list[Period]:
    """The period before that of a day (or of today), that one, and the next, where there are."""
    return near(offered(desk), day or desk.today())


def near(periods: list[Period], day: date) -> list[Period]:
    """Of these periods the one before that of a day, that one, and the next, where there are."""
    place = periods.index(current(periods, day))
    return periods[max(0, place - 1) : place + 2]


def code(period: Period) -> str:
    """``2026Q1`` or ``2025T3``: short, fit for commands and names of files."""
    return str(period).partition(":")[0]


def resolve(desk: Desk, text: str) -> Period:
    """The payment period that ``2026-01``, ``2026Q1``, ``2025T3`` or ``2025Y`` names.

    Trouble where it is written in another way, or where no decision in force pays for it.
    """
    named = text.strip().upper()
    months = _months_named(named)
    if not months:
        label = N_(
            "“{text}” is not a payment period. Write a month, such as 2026-01, a quarter, such as "
            "2026Q1, a school term, such as 2025T3, or a school year, such as 2025Y."
        )
        raise Trouble(label, text=as_is(text))
    with desk.reading(Sight.OFFICE) as connection:
        law = law_data.in_force(connection)
    for month in months:
        period = _period_of(law, month)
        if period is not None and code(period) == named:
            return period
    label = N_("No decision in force pays for {text}. It pays for {periods}, for example.")
    examples = ", ".join(map(code, around(desk)))
    raise Trouble(label, text=as_is(named), periods=as_is(examples))


def _months_named(text: str) -> Sequence[Month]:
    """Months that the period of this code can lie in; none where it is no such code."""
    if re.fullmatch(r"\d{4}(T[1-9]|Y)", text):
        return months_of_school_year(int(text[:4]))
    try:
        return parse_period(text).months
    except ValueError:
        return ()


def _period_of(law: LawInForce, month: Month) -> Period | None:
    try:
        return law.period_of(month)
    except NotInForceError:
        return None


def _order(period: Period) -> tuple[date, date]:
    return period.first_day, period.last_day
