"""Halves of a year and runs of its months, which one heading or one cell names."""

import re

from desktop_app.law.quarters import Month, Quarter, months_between
from desktop_app.services.importing.spans.words import (
    YEAR,
    ascii_number,
    month_named,
    says_only_paying,
)

BETWEEN = "/"
_HALF = re.compile(
    r"(?<!\w)(?:([12]|i{1,2}|і{1,2})\s*[-–]?\s*(?:е|ое|ші|шы|інші)?|(перв\w+|бірінші)|(втор\w+|екінші))"
    r"\s*(?:полугод\w*|пол\.|пол-[ея]|п/г|жарты\s?жыл\w*)"
)
_QUARTERS = re.compile(
    r"(?<!\w)([1-4]|iv|i{1,3}|іv|і{1,3})\s*[-–,и+]\s*([1-4]|iv|i{1,3}|іv|і{1,3})\s*"
    r"(?:кв\w*|тоқ(?:сан\w*)?(?!\w)|ток(?:сан\w*)?(?!\w))\.?"
)
_MONTHS = re.compile(r"([^\W\d_]+)\.?\s*[-–—]\s*([^\W\d_]+)")


def span_code(typed: str) -> str:
    """``2025-01/2025-06`` of «1 полугодие 2025», «I-II кв. 2025» or «январь-июнь 2025»; empty where
    no such run of months of one year is named. A run that is a quarter is that quarter: ``2025Q1``.
    """
    years = set(YEAR.findall(typed))
    if len(years) != 1:
        return ""
    for pattern, months_of in ((_HALF, _of_half), (_QUARTERS, _of_quarters), (_MONTHS, _of_months)):
        found = pattern.findall(typed)
        if len(found) != 1 or not says_only_paying(pattern.sub(" ", typed)):
            continue
        first, last = months_of(found[0])
        if 0 < first < last:
            return _code(Month(int(years.pop()), 1), first, last)
    return ""


def _code(year: Month, first: int, last: int) -> str:
    begin, end = year.shifted(first - 1), year.shifted(last - 1)
    quarter = Quarter.of(begin)
    if (begin, end) == (quarter.months[0], quarter.months[-1]):
        return str(quarter)
    return f"{begin}{BETWEEN}{end}"


def _of_half(found: tuple[str, str, str]) -> tuple[int, int]:
    number, _first, second = found
    is_second = bool(second) or (number != "" and ascii_number(number) > 1)
    return (7, 12) if is_second else (1, 6)


def _of_quarters(found: tuple[str, str]) -> tuple[int, int]:
    first, last = map(ascii_number, found)
    return first * 3 - 2, last * 3


def _of_months(found: tuple[str, str]) -> tuple[int, int]:
    first, last = map(month_named, found)
    return (first, last) if first and last else (0, 0)


def months_of(code: str) -> tuple[Month, ...]:
    """The months of a run; none of any other code, with ``period:`` before it or without."""
    first, between, last = code.rpartition(":")[2].partition(BETWEEN)
    if not between:
        return ()
    return tuple(months_between(Month.parse(first), Month.parse(last)))
