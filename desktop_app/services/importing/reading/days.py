"""Days in an old register, in the ways in which offices write them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from desktop_app.law.steps import N_, as_is
from desktop_app.services.importing.reading.cells import MISSING, Read, Told, corrected, text, wrong


class Part(Enum):
    """Which day is meant where a cell names a month alone, or a first and a last day."""

    NEITHER = "neither"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True)
class UntilAge:
    """A disability that lasts until the child has so many years; ``stated`` is a day beside it."""

    years: int
    stated: date | None
    text: str


_MONTHS = (
    "янв|қаң|кан|jan фев|ақп|акп|feb мар|нау|mar апр|сәу|сау|apr ма[йя]|мам|may июн|мау|jun "
    "июл|шіл|шил|jul авг|там|aug сен|қыр|кыр|sep окт|қаз|каз|oct ноя|қар|кар|nov дек|жел|dec"
).split()
_MONTH_WORDS = [re.compile(rf"(?:{month})[а-яёәғқңөұүһіa-z]*") for month in _MONTHS]
_ROMAN = {
    word: str(number)
    for number, word in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}
_YEAR_WORD = r"(?:\s*(?:ж|г|год|года|жыл|жылы|жылғы)\.?)?"
_NUMBERS = re.compile(
    rf"(\d{{1,2}})[./,\- ](\d{{1,2}}|[ivxіх]+)[./,\- ](\d{{4}}|\d{{2}}){_YEAR_WORD}"
)
_ISO = re.compile(rf"(\d{{4}})[./\-](\d{{1,2}})[./\-](\d{{1,2}})(?:[t ][\d:.]+)?{_YEAR_WORD}")
_DAY_FIRST = re.compile(rf"[«\"]?(\d{{1,2}})[»\"]?\s+([^\W\d_]+)\.?,?\s+(\d{{4}}){_YEAR_WORD}")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_YEAR_WORD},?\s+[«\"]?(\d{{1,2}})[»\"]?\s+([^\W\d_]+)\.?")
_MONTH_ALONE = re.compile(rf"([^\W\d_]+|\d{{1,2}})[.,/ ]\s*(\d{{4}}|(?<=\D\.)\d{{2}}){_YEAR_WORD}")
_YEAR_AND_MONTH = re.compile(rf"(\d{{4}}){_YEAR_WORD},?\s+([^\W\d_]+)\.?")
_NO_YEAR = re.compile(r"[«\"]?\d{1,2}[»\"]?(?:\s+[^\W\d_]{3,}|[./]\d{1,2})\.?")
_BEFORE = re.compile(r"(?:с|со|по|до|от)\s+(?=[«\"\d])")
_BETWEEN = re.compile(r"(?<=\d)(?:\s*(?:г|ж)\.?)?\s*(?:[–—-]|\sпо\s|\sдо\s)\s*(?=\d)")
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
FIRST_YEAR, LAST_YEAR = 1920, 2100

_NO_DAY = wrong(N_("This is not a day. Write it like 01.09.2025."))
_READ_AS = N_("“{text}” is read as {date}")


def day(cell: Any, counts_from_1904: bool = False, part: Part = Part.NEITHER) -> Read[date]:
    """A date of Excel's, its bare number in either system, or a text in the usual ways."""
    found: date | None
    told: Told | None = None
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    elif isinstance(cell, float | int) and not isinstance(cell, bool):
        found = _from_number(cell, counts_from_1904)
    else:
        typed = text(cell)
        if not typed:
            return None, wrong(MISSING)
        found = from_text(typed)
        if found is None:
            found = _of_part(typed, part)
            if found is not None:
                told = corrected(_READ_AS, text=as_is(typed), date=found)
            elif _NO_YEAR.fullmatch(typed.casefold()):
                return None, wrong(N_("The year is missing. Write the day like 01.09.2025."))
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None, _NO_DAY
    return found, told


def _from_number(number: float, counts_from_1904: bool) -> date | None:
    """Days since the epoch; or all eight digits of a day, typed without points."""
    if 0 < number < 100_000:
        return (_EPOCH_1904 if counts_from_1904 else _EPOCH_1900) + timedelta(int(number))
    if 1_000_000 <= number < 100_000_000:
        eight = f"{int(number):08}"
        return _day_of(eight[4:], eight[2:4], eight[:2])
    return None


def from_text(typed: str) -> date | None:
    """A whole day, written in one of the usual ways."""
    typed = _BEFORE.sub("", typed.casefold().rstrip(".;, "), count=1)
    if match := _NUMBERS.fullmatch(typed):
        return _day_of(match[3], _arabic(match[2]), match[1])
    if match := _ISO.fullmatch(typed):
        return _day_of(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(typed):
        return _day_of(match[3], _month_of(match[2]), match[1])
    if match := _YEAR_FIRST.fullmatch(typed):
        return _day_of(match[1], _month_of(match[3]), match[2])
    if len(typed) == 8 and typed.isascii() and typed.isdigit():
        return _day_of(typed[4:], typed[2:4], typed[:2])
    return None


def _of_part(typed: str, part: Part) -> date | None:
    """The first or the last day of a month, or of two days with a dash between them."""
    if part is Part.NEITHER:
        return None
    both = _BETWEEN.split(typed.casefold())
    if len(both) == 2:
        first, last = map(from_text, both)
        if first is None or last is None or last < first:
            return None
        return first if part is Part.FIRST else last
    first = _first_of_month(typed.casefold().rstrip(".;, "))
    if first is None or part is Part.FIRST:
        return first
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _first_of_month(typed: str) -> date | None:
    typed = _BEFORE.sub("", typed, count=1)
    if match := _MONTH_ALONE.fullmatch(typed):
        month, year = match[1], match[2]
    elif match := _YEAR_AND_MONTH.fullmatch(typed):
        month, year = match[2], match[1]
    else:
        return None
    return _day_of(year, month if month.isdigit() else _month_of(month), "1")


def _arabic(month: str) -> str:
    return _ROMAN.get(month.translate(_LATIN), month)


_LATIN = str.maketrans("іх", "ix")


def _month_of(word: str) -> str:
    places = (n for n, month in enumerate(_MONTH_WORDS, 1) if month.fullmatch(word))
    return str(next(places, 0))


def _day_of(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError:
        return None


# Disabilities

_INDEFINITE = re.compile(r"мерзімсіз|мерзимсиз|бессрочно|бессрочная|indefinite|б/с|пожизненно")
_AGE = re.compile(r"(1[68])\s*-?\s*(?:ти\s+|и\s+)?(?:лет\w*|жас\w*)")
_A_DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}")


def disability(cell: Any, counts_from_1904: bool = False) -> Read[date | UntilAge]:
    """The last day, or the age until which it lasts; an indefinite one is None, nothing told."""
    if isinstance(cell, str):
        typed = text(cell).casefold()
        age, indefinite = _AGE.search(typed), _INDEFINITE.search(typed)
        if age and indefinite:
            return None, wrong(TWO_TERMS)
        if indefinite:
            return None, None
        if age:
            day_beside = _A_DAY.search(typed)
            stated = from_text(day_beside[0]) if day_beside else None
            return UntilAge(int(age[1]), stated, text(cell)), None
    found, told = day(cell, counts_from_1904, Part.LAST)
    if found is None:
        label = N_("Write the last day of the disability, or that it is indefinite (бессрочно).")
        return None, wrong(label)
    return found, told


TWO_TERMS = N_("Two different terms stand here. Leave the one that the document names.")


def until_age(term: UntilAge, born: date) -> Read[date]:
    """The last day before the birthday; a day that stands beside the age must say the same."""
    try:
        birthday = born.replace(year=born.year + term.years)
    except ValueError:  # 29 February
        birthday = date(born.year + term.years, 3, 1)
    last = birthday - timedelta(1)
    if term.stated is not None and term.stated not in {last, birthday}:
        return None, wrong(TWO_TERMS)
    return last, corrected(_READ_AS, text=as_is(term.text), date=last)
