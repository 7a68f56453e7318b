"""For which period a heading or a cell says that something was paid.

Only words that say no more than that money went out may stand beside a quarter: what is still due,
planned or left over for it was not paid.
"""

import re
from typing import Any

from desktop_app.law.quarters import Month
from desktop_app.services.importing.reading.cells import text
from desktop_app.services.importing.spans.runs import span_code
from desktop_app.services.importing.spans.words import (
    PAID,
    QUARTER,
    YEAR,
    ascii_number,
    month_named,
    words_of,
)
from desktop_app.services.importing.spans.written import written_out

_CODE = re.compile(r"(\d{4})\s*[-/ ]?\s*(q|t|кв|т)\s*([1-9])")
_TOTAL = frozenset("итого всего барлығы барлыгы жиыны total".split())


def period_code(cell: Any) -> str:
    """``2025Q4`` from the ways a quarter is written, ``2025T3`` for a term, ``2025-01`` for a
    month, ``2025-01/2025-06`` for a run of them; or an empty text."""
    typed = text(cell).casefold()
    return "" if says_when(typed) else _code_of(typed)


def says_when(typed: str) -> bool:
    """Whether small letters say when something was paid, and perhaps not what for: «выплачено в
    октябре 2025», «2025 жылғы 4-тоқсанда»."""
    return _WHEN.search(typed) is not None


def _code_of(typed: str) -> str:
    typed = written_out(typed)
    if _MONTH_CODE.fullmatch(typed):
        return typed
    if match := _CODE.fullmatch(typed):
        year, kind, number = match[1], match[2], match[3]
        kind = "T" if kind in {"t", "т"} else "Q"
        return "" if kind == "Q" and int(number) > _QUARTERS else f"{year}{kind}{number}"
    if run := span_code(typed):
        return run
    years, quarters = set(YEAR.findall(typed)), QUARTER.findall(typed)
    month = month_of(typed)
    if month and len(years) == 1 and not quarters:
        return f"{years.pop()}-{month:02}"
    if len(years) != 1 or len(quarters) != 1 or not words_of(typed) <= PAID:
        return ""
    number = ascii_number(quarters[0])
    return f"{years.pop()}Q{number}" if number <= _QUARTERS else ""


_QUARTERS = 4


def loose_code(cell: Any) -> str:
    """The same where a day stands for its month, a year has two digits, or the words say when:
    «01.03.2025», «09.25», «в октябре 2025».

    Whoever reads so asks: a day may be the one of paying, and «25» a day.
    """
    typed = text(cell).casefold()
    if period_code(typed):
        return ""
    if says_when(typed):
        return _code_of(typed)
    if match := _FIRST_DAY.fullmatch(typed):
        return f"{match[2]}-{match[1]}"
    if match := _SHORT_MONTH.fullmatch(typed):
        return f"20{match[2]}-{match[1]}"
    return period_code(_SHORT_YEAR.sub(r" 20\1", typed))


def code_in(cell: Any) -> str:
    """Either of both: of a cell that says of which period its own row is."""
    return period_code(cell) or loose_code(cell)


_WHEN = re.compile(
    r"\bв[о]?\s+(?:[1-4ivі]{1,3}\W*(?:м|ом|ем)?\W*кв|(?:перв|втор|трет|четв)|\d{4}\s*(?:году|г)?\W+за\b|"
    r"(?:янв|фев|мар|апр|ма[йе]|июн|июл|авг|сен|окт|ноя|дек))|"
    r"тоқсан(?:да|ында)\b|\bайында\b"
)
_FIRST_DAY = re.compile(r"01[./-](0[1-9]|1[0-2])[./-]((?:19|20)\d\d)")
_SHORT_MONTH = re.compile(r"(0[1-9]|1[0-2])[./](2\d)")
_SHORT_YEAR = re.compile(r"(?:[\s.,/'’-]+|(?<=кв))(2\d)(?=\s*(?:г|год|года|ж|жыл|жылы)?\.?$)")


def month_of(typed: str) -> int:
    """The month that a heading is of, with a year or without; 0 where it is of none, or of two."""
    words = re.findall(r"[^\W\d_]+", YEAR.sub(" ", typed.casefold()))
    months = [month for month in map(month_named, words) if month]
    others = {word for word in words if not month_named(word)}
    return months[0] if len(months) == 1 and others <= PAID and not _DIGIT.search(typed) else 0


def month_in(code: str) -> Month | None:
    """The month that ``2025-01`` names, or ``period:2025-01``; None of a longer time."""
    written = code.rpartition(":")[2]
    return Month.parse(written) if _MONTH_CODE.fullmatch(written) else None


_MONTH_CODE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_DIGIT = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def year_of_total(cell: Any) -> str | None:
    """The year of which a column says what was paid in all, empty for all years; None if none."""
    typed = text(cell).casefold()
    words, years = words_of(typed), set(YEAR.findall(typed))
    if not words & _TOTAL or not words <= PAID | _TOTAL or len(years) > 1:
        return None
    return "".join(years)


def years_said(cell: Any) -> set[str]:
    """The years that a line of a year, a school year or a period of them names, and no more than
    that: ``2026 год``, ``2025/2026 учебный год``, ``2026Q1``; none of any other line."""
    typed = text(cell).casefold()
    years = set(YEAR.findall(typed))
    is_of_years = period_code(typed) or words_of(typed) <= PAID | _TOTAL | _SCHOOL_YEAR
    return years if is_of_years else set()


_SCHOOL_YEAR = frozenset("учебный учебного уч оқу оку".split())


def only_year(*texts: Any) -> str:
    """The one year that all of them name together; empty where none is named, or several."""
    years = {year for each in texts for year in YEAR.findall(text(each))}
    return years.pop() if len(years) == 1 else ""


def says_when_paid(cell: Any) -> bool:
    """Whether a title speaks of paying, or of a year alone, and not of the day of some act."""
    typed = text(cell).casefold()
    return bool(years_said(typed)) or (
        _OF_PAYING.search(typed) is not None and _DAY.search(typed) is None
    )


_OF_PAYING = re.compile(r"выплат|выплач|плачен|перечисл|возмещ|төле|аудар|өтел|өтеу|paid|payment")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|№|\bот\s+\d")
