"""How a decision is read, as it is kept with the decision and with each award by it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from desktop_app.law.readings import Institution, LastMonth, Readings, Renewal
from desktop_app.records.stored_words import meaning_of


def readings_from_values(values: Mapping[str, Any]) -> Readings:
    """What an earlier version of the program kept without them is read as the program ships it."""
    return _readings(
        values.get("institution", Institution.ENDS),
        values.get("renewal", Renewal.NEW_APPLICATION),
        values.get("last_month", LastMonth.INCLUSIVE),
    )


@lru_cache(maxsize=64)
def _readings(institution: str, renewal: str, last_month: str) -> Readings:
    """An office's awards are read in very few ways."""
    return Readings(
        meaning_of(Institution, institution),
        meaning_of(Renewal, renewal),
        meaning_of(LastMonth, last_month),
    )


def readings_to_values(readings: Readings) -> dict[str, str]:
    """What `readings_from_values` reads, fit for JSON."""
    return {
        "institution": readings.institution,
        "renewal": readings.renewal,
        "last_month": readings.last_month,
    }
