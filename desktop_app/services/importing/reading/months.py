"""Columns of months: what was paid for each is a part of the period that the office pays for."""

from collections.abc import Collection, Mapping
from datetime import date

from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.records.imports import ImportPayment
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.reading.cells import noted
from desktop_app.services.importing.reading.heading_names import PERIOD
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.periods import month_in
from desktop_app.services.importing.spans.runs import BETWEEN, months_of
from desktop_app.services.importing.telling import Telling


def by_code(years: Collection[int], months: Mapping[str, Period]) -> dict[str, Period]:
    """The first period of each run that a year has, by its code."""
    return {
        f"{Month(year, first)}{BETWEEN}{Month(year, last)}": months[str(Month(year, first))]
        for year in years
        for first in range(1, 12)
        for last in range(first + 1, 13)
        if str(Month(year, first)) in months
    }


def payment(
    periods: Mapping[str, Period],
    code: str,
    amount: int,
    *,
    paid_on: date | None = None,
    iban: str = "",
) -> ImportPayment:
    """What was paid for the period of that code, or for all periods that a run of months is of."""
    plain = code.rpartition(":")[2]
    run = months_of(plain)
    together = tuple(dict.fromkeys(periods[str(month)] for month in run))
    return ImportPayment(
        periods[plain],
        amount,
        paid_on,
        iban,
        month_in(plain),
        together if len(together) > 1 else (),
        run if len(together) > 1 else (),
    )


def require_one_way(sheet: Matched, by_code: Mapping[str, Period]) -> None:
    """Trouble where two columns are of one month, as a quarter and a month of it: it would count
    twice."""
    seen: dict[Month, Heading] = {}
    for heading in sheet.headings:
        if not heading.code.startswith(PERIOD):
            continue
        period = by_code[heading.code.removeprefix(PERIOD)]
        for month in _months(heading.code, period):
            other = seen.setdefault(month, heading)
            if other is not heading:
                part, whole = sorted((heading, other), key=lambda each: _length(each, by_code))
                label = N_(
                    "“{whole}” and “{month}” are columns of one period: read both, it would count "
                    "twice. Leave one of them out."
                )
                raise Trouble(label, whole=as_is(whole.text), month=as_is(part.text))


def _length(heading: Heading, by_code: Mapping[str, Period]) -> int:
    return len(_months(heading.code, by_code[heading.code.removeprefix(PERIOD)]))


def _months(code: str, period: Period) -> tuple[Month, ...]:
    month = month_in(code)
    return (month,) if month is not None else months_of(code) or tuple(period.months)


def tell(sheet: Matched, by_code: Mapping[str, Period], telling: Telling) -> None:
    """Once a sheet, which periods its months were added up to."""
    found = _of_months(sheet, by_code)
    if found:
        label = N_("Columns of months are added up: {count} of them are read as {periods}.")
        periods = tuple(dict.fromkeys(period for _heading, period in found))
        values: dict[str, Value] = {"count": len(found), "periods": periods}
        column = found[0][0].column
        telling.note(sheet.sheet.name, sheet.row + 1, column, noted(label, **values))


def _of_months(sheet: Matched, by_code: Mapping[str, Period]) -> list[tuple[Heading, Period]]:
    """Columns of months with the periods that they are parts of."""
    found = [
        (each, by_code[each.code.removeprefix(PERIOD)])
        for each in sheet.headings
        if each.code.startswith(PERIOD) and month_in(each.code) is not None
    ]
    return [(each, period) for each, period in found if not isinstance(period, Month)]
