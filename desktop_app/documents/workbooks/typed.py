"""Sums and days as people and banks type them into cells: «34 600,00», «27.11.2026г.».

One reading or none: what could be read in two ways, as «34.600» can, is not read at all.
"""

import re
from datetime import date, datetime
from decimal import Decimal

_CURRENCY = re.compile(r"(?:₸|тг\.?|тенге|теңге|kzt)$", re.IGNORECASE)
_PLAIN = re.compile(r"(-?\d{1,15})(?:[.,](\d{1,2}))?")
_GROUPED = re.compile(r"(-?\d{1,3}(?:,\d{3})+)\.(\d{1,2})|(-?\d{1,3}(?:\.\d{3})+),(\d{1,2})")
_SPACES = re.compile(r"[\s'’]+")
_SPACED = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?|[^ ]*")
_TIYN = 100


def tiyn(value: object) -> int | None:
    """A sum of money in hundredths of a tenge; None where it can't be read."""
    match value:
        case bool():
            return None
        case int():
            return value * _TIYN
        case float() | Decimal():
            return _of_number(Decimal(str(value)))
        case str():
            return _of_text(value)
        case _:
            return None


def whole_tenge(value: object) -> int | None:
    """A sum without tiyn; None where it has some, or can't be read."""
    found = tiyn(value)
    return None if found is None or found % _TIYN else found // _TIYN


def _of_number(value: Decimal) -> int | None:
    if not value.is_finite() or abs(value) >= 10**15:
        return None
    hundredths = round(value * _TIYN)
    return hundredths if abs(value * _TIYN - hundredths) < Decimal("0.001") else None


def _of_text(text: str) -> int | None:
    bare = _CURRENCY.sub("", " ".join(_SPACES.sub(" ", text).split())).strip()
    bare = bare.replace("−", "-").replace("- ", "-")
    if not bare.isascii() or not _SPACED.fullmatch(bare):
        return None
    bare = bare.replace(" ", "")
    plain = _PLAIN.fullmatch(bare)
    if plain is not None:
        return _put_together(plain[1], plain[2] or "")
    grouped = _GROUPED.fullmatch(bare)
    if grouped is None:
        return None
    whole, part = (grouped[1], grouped[2]) if grouped[1] else (grouped[3], grouped[4])
    return _put_together(re.sub("[.,]", "", whole), part)


def _put_together(whole: str, part: str) -> int:
    hundredths = int(part.ljust(2, "0"))
    return int(whole) * _TIYN + (-hundredths if whole.startswith("-") else hundredths)


_DAY = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\s*(?:года|год|г|жылы|жыл|ж)?\.?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")


def day(value: object) -> date | None:
    """A day as it is kept or as it is written here; bare numbers are left to who knows them."""
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case str():
            return _of_written(" ".join(value.split()))
        case _:
            return None


def _of_written(text: str) -> date | None:
    found, iso = _DAY.fullmatch(text), _ISO.fullmatch(text)
    if found is not None:
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        first, second = int(found[1]), int(found[3])
        if found[2] == "/" and first <= 12 and first != second:  # a month first, in other countries
            return None
        parts = (year, second, first)
    elif iso is not None:
        parts = (int(iso[1]), int(iso[2]), int(iso[3]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None
