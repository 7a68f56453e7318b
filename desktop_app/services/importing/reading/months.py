"""Columns of months: what was paid for each is a part of the period that the office pays for."""

from collections.abc import Mapping

from desktop_app.law.quarters import Month, Period
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.services.errors import Trouble
from desktop_app.services.importing.reading.cells import noted
from desktop_app.services.importing.reading.heading_names import PERIOD
from desktop_app.services.importing.reading.headings import Heading, Matched
from desktop_app.services.importing.reading.periods import month_in
from desktop_app.services.importing.telling import Telling


def require_one_way(sheet: Matched, by_code: Mapping[str, Period]) -> None:
    """Trouble where a period has a column, and months of it have some too: it would count twice."""
    whole: dict[Period, Heading] = {}
    for heading in sheet.headings:
        if heading.code.startswith(PERIOD) and month_in(heading.code) is None:
            whole[by_code[heading.code.removeprefix(PERIOD)]] = heading
    for heading, period in _of_months(sheet, by_code):
        if period in whole:
            label = N_(
                "“{whole}” and “{month}” are columns of one period: read both, it would count "
                "twice. Leave one of them out."
            )
            raise Trouble(label, whole=as_is(whole[period].text), month=as_is(heading.text))


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
