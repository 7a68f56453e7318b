"""The periods that payouts are for, as the decisions in force give them (D-7)."""

import re
from datetime import date

from desktop_app.law.in_force import NotInForceError
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Period, Quarter, months_between
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
    """The payment period that ``2026Q1`` or ``2025T3`` names.

    Trouble where it is written in another way, or where no decision in force pays for it.
    """
    match = re.fullmatch(r"(\d{4})([QT])([1-9])", text.strip().upper())
    if match is None or (match[2] == "Q" and int(match[3]) > 4):
        label = N_(
            "“{text}” is not a payment period. "
            "Write a quarter, such as 2026Q1, or a school term, such as 2025T3."
        )
        raise Trouble(label, text=as_is(text))
    with desk.reading(Sight.OFFICE) as connection:
        law = law_data.in_force(connection)
    year, number = int(match[1]), int(match[3])
    months = list(Quarter(year, number).months) if match[2] == "Q" else months_of_school_year(year)
    for month in months:
        period = _period_of(law, month)
        if period is not None and code(period) == match[0]:
            return period
    label = N_("No decision in force pays for {text}. It pays for {periods}, for example.")
    examples = ", ".join(map(code, around(desk)))
    raise Trouble(label, text=as_is(match[0]), periods=as_is(examples))


def _period_of(law: LawInForce, month: Month) -> Period | None:
    try:
        return law.period_of(month)
    except NotInForceError:
        return None


def _order(period: Period) -> tuple[date, date]:
    return period.first_day, period.last_day
