"""For which period a heading or a cell says that something was paid.

Only words that say no more than that money went out may stand beside a quarter: what is still due,
planned or left over for it was not paid.
"""

import re
from typing import Any

from desktop_app.law.quarters import Month
from desktop_app.services.importing.reading.cells import text

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}
_CODE = re.compile(r"(\d{4})\s*[-/ ]?\s*(q|t|кв|т)\s*([1-9])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(
    r"(?<![\w])([1-9]|iv|i{1,3}|іv|і{1,3})\s*[-–]?\s*(?:й|ый|ші|ши|шы|інші|нші)?\s*\.?\s*"
    r"(?:кв\w*|тоқсан\w*|токсан\w*|quarter)\.?"
)
_PAID = frozenset(
    """
    за в во по г гг год года году ж жыл жылы жылғы жылга жылға жылда үшін бойынша
    выплачено выплачен выплаченная выплата выплаты оплачено оплата перечислено перечисление
    сумма суммы факт фактически тенге тг kzt возмещение
    төленді төленген төлем төлемі төлемдер аударылды аударылған сома сомасы теңге нақты өтеу
    мес месяц ай айы айына айында
    paid for of sum
    """.split()
)
_TOTAL = frozenset("итого всего барлығы барлыгы жиыны total".split())


def period_code(cell: Any) -> str:
    """``2025Q4`` from the ways a quarter is written, ``2025T3`` for a term, ``2025-01`` for a
    month; or an empty text."""
    typed = text(cell).casefold()
    if _MONTH_CODE.fullmatch(typed):
        return typed
    if match := _CODE.fullmatch(typed):
        year, kind, number = match[1], match[2], match[3]
        kind = "T" if kind in {"t", "т"} else "Q"
        return "" if kind == "Q" and int(number) > _QUARTERS else f"{year}{kind}{number}"
    years, quarters = set(_YEAR.findall(typed)), _QUARTER.findall(typed)
    month = month_of(typed)
    if month and len(years) == 1 and not quarters:
        return f"{years.pop()}-{month:02}"
    if len(years) != 1 or len(quarters) != 1 or not _words(typed) <= _PAID:
        return ""
    number = str(_ROMAN.get(quarters[0], quarters[0]))
    return f"{years.pop()}Q{number}" if int(number) <= _QUARTERS else ""


_QUARTERS = 4


def month_of(typed: str) -> int:
    """The month that a heading is of, with a year or without; 0 where it is of none, or of two."""
    words = re.findall(r"[^\W\d_]+", _YEAR.sub(" ", typed.casefold()))
    months = [month for month in map(_month, words) if month]
    others = {word for word in words if not _month(word)}
    return months[0] if len(months) == 1 and others <= _PAID and not _DIGIT.search(typed) else 0


def _month(word: str) -> int:
    plain = word.translate(_FOLDED)
    return next((n for n, month in enumerate(_MONTHS, 1) if month.fullmatch(plain)), 0)


def month_in(code: str) -> Month | None:
    """The month that ``2025-01`` names, or ``period:2025-01``; None of a longer time."""
    written = code.rpartition(":")[2]
    return Month.parse(written) if _MONTH_CODE.fullmatch(written) else None


_MONTH_CODE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_DIGIT = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_FOLDED = str.maketrans("әғқңөұүі", "агкноууи")
_MONTHS = [
    re.compile(words)
    for words in """
    янв(?:ар[ьяе])?|кан(?:тар)?|january
    фев(?:рал[ьяе])?|акп(?:ан)?|february
    мар(?:т[ае]?)?|наурыз|march
    апр(?:ел[ьяе])?|сауир|april
    ма[йяе]|мамыр|may
    июн[ьяе]|маусым|june
    июл[ьяе]|шилде|july
    авг(?:уст[ае]?)?|тамыз|august
    сент?(?:ябр[ьяе])?|кыркуйек|september
    окт(?:ябр[ьяе])?|казан|october
    ноя(?:б|бр[ьяе])?|караша|november
    дек(?:абр[ьяе])?|желтоксан|december
    """.split()
]


def year_of_total(cell: Any) -> str | None:
    """The year of which a column says what was paid in all, empty for all years; None if none."""
    typed = text(cell).casefold()
    words, years = _words(typed), set(_YEAR.findall(typed))
    if not words & _TOTAL or not words <= _PAID | _TOTAL or len(years) > 1:
        return None
    return "".join(years)


def years_said(cell: Any) -> set[str]:
    """The years that a line of a year, a school year or a period of them names, and no more than
    that: ``2026 год``, ``2025/2026 учебный год``, ``2026Q1``; none of any other line."""
    typed = text(cell).casefold()
    years = set(_YEAR.findall(typed))
    is_of_years = period_code(typed) or _words(typed) <= _PAID | _TOTAL | _SCHOOL_YEAR
    return years if is_of_years else set()


_SCHOOL_YEAR = frozenset("учебный учебного уч оқу оку".split())


def only_year(*texts: Any) -> str:
    """The one year that all of them name together; empty where none is named, or several."""
    years = {year for each in texts for year in _YEAR.findall(text(each))}
    return years.pop() if len(years) == 1 else ""


def says_when_paid(cell: Any) -> bool:
    """Whether a title speaks of paying, or of a year alone, and not of the day of some act."""
    typed = text(cell).casefold()
    return bool(years_said(typed)) or (
        _OF_PAYING.search(typed) is not None and _DAY.search(typed) is None
    )


_OF_PAYING = re.compile(r"выплат|выплач|плачен|перечисл|возмещ|төле|аудар|өтел|өтеу|paid|payment")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|№|\bот\s+\d")


def _words(typed: str) -> set[str]:
    """What stands beside year and quarter, with the numbers among it."""
    return set(re.findall(r"\w+", _QUARTER.sub(" ", _YEAR.sub(" ", typed))))
