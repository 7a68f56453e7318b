"""Periods as offices write them, in the words that the rules of periods know.

Only what can mean one thing is put otherwise: «IX.2025» is September, and «IV.2025» may be April or
the fourth quarter, of which somebody is asked.
"""

import re
from calendar import monthrange

from desktop_app.services.importing.spans.words import MONTH_NAMES, YEAR, month_named

_ORDINAL = re.compile(
    r"(?<!\w)(?:(перв\w+|бірінші)|(втор\w+|екінші)|(трет\w+|үшінші)|(четв[её]рт\w+|төртінші))\s+"
    r"(?=(?:кв|тоқ|ток)\w*)"
)
_NUMBER_BEHIND = re.compile(
    r"(?<!\w)(кв\w*|тоқсан\w*|токсан\w*)\.?\s*№?\s*([1-4]|iv|i{1,3}|іv|і{1,3})(?![\w/])"
    r"(?!\s*(?:кв|тоқ|ток))"
)
_ENGLISH = re.compile(r"q([1-4])[\s./-]+((?:19|20)\d\d)")
_ROMAN_MONTH = r"([xх][iі]{0,2}|[iі][xх]|v[iі]{0,3}|[iі]v|[iі]{1,3})"
_ROMANS = re.compile(
    rf"(?<![\w.]){_ROMAN_MONTH}(?:\s*[-–—]\s*{_ROMAN_MONTH})?(?!\w)"
    r"(?!\s*[-–.]?\s*(?:й|ый|ші|шы)?\s*(?:кв|тоқ|ток|пол|п/г|жарты|кл|сын))"
)
_MONTH_OF_YEAR = re.compile(
    r"(?:([5-9])|(0[1-9]|1[0-2]))[./-]((?:19|20)\d\d)|((?:19|20)\d\d)[./-](?:([5-9])|(0[1-9]|1[0-2]))"
)
_RUN = re.compile(
    r"(0[1-9]|1[0-2])(?:[./]((?:19|20)\d\d))?\s*[-–—]\s*(0[1-9]|1[0-2])[./]((?:19|20)\d\d)"
)
_DAYS = re.compile(
    r"(?:с\s*)?01\.(0[1-9]|1[0-2])(?:\.((?:19|20)\d\d))?\s*(?:г\.?\s*)?(?:[-–—]|по)\s*"
    r"(\d\d)\.(0[1-9]|1[0-2])\.((?:19|20)\d\d)(?!\d)"
)
_FROM_TO = re.compile(r"(?<!\w)с\s+([^\W\d_]+)\.?\s+по\s+([^\W\d_]+)")
_SAME_YEAR = re.compile(r"((?:19|20)\d\d)(?:\s*г(?:ода|\.)?)?(\s*[-–—]\s*[^\W\d_]+\.?\s*)\1(?!\d)")
_LIST = re.compile(r"[^\W\d_]+\.?(?:\s*(?:[,+/–—-]|\bи\b|\bжәне\b)\s*[^\W\d_]+\.?)+")
_LAST_QUARTER = 4


def written_out(typed: str) -> str:
    """The same heading or cell in plain words; as it stands where it can mean two things."""
    if not YEAR.search(typed):
        return _quarter_first(typed)
    if match := _ENGLISH.fullmatch(typed):
        return f"{match[2]}q{match[1]}"
    if match := _MONTH_OF_YEAR.fullmatch(typed):
        year, month = match[3] or match[4], match[1] or match[2] or match[5] or match[6]
        return f"{year}-{int(month):02}"
    if match := _RUN.fullmatch(typed):
        is_of_one = match[2] in (None, match[4])
        return _run(int(match[1]), int(match[3]), match[4]) if is_of_one else typed
    typed = _DAYS.sub(_of_days, typed)
    typed = _FROM_TO.sub(_from_to, _quarter_first(typed))
    typed = _ROMANS.sub(_of_romans, typed)
    typed = _SAME_YEAR.sub(r"\2\1", typed)
    return _LIST.sub(_of_list, typed)


def month_or_quarter(typed: str) -> int:
    """The number of what may be a month as well as a quarter, as in «IV.2025»; 0 of all else."""
    found = _EITHER.fullmatch(typed.casefold().strip())
    written = found and (found[1] or found[2])
    return (_ROMAN.get(written.translate(_LATIN)) or int(written)) if written else 0


_EITHER = re.compile(
    r"([1-4]|[iі]v|[iі]{1,3})[\s./-]+(?:19|20)\d\d|(?:19|20)\d\d[\s./-]+([1-4]|[iі]v|[iі]{1,3})"
)


def _quarter_first(typed: str) -> str:
    typed = _ORDINAL.sub(lambda found: f"{found.lastindex} ", typed)
    return _NUMBER_BEHIND.sub(r"\2 \1", typed)


def _run(first: int, last: int, year: str) -> str:
    return f"{MONTH_NAMES[first - 1]}-{MONTH_NAMES[last - 1]} {year}"


def _of_days(found: re.Match[str]) -> str:
    """Whole months alone."""
    first, year, day, last = int(found[1]), found[5], int(found[3]), int(found[4])
    if found[2] not in (None, year) or day != monthrange(int(year), last)[1]:
        return found[0]
    return f"{MONTH_NAMES[first - 1]} {year}" if first == last else _run(first, last, year)


def _from_to(found: re.Match[str]) -> str:
    are_months = month_named(found[1]) and month_named(found[2])
    return f"{found[1]}-{found[2]}" if are_months else found[0]


def _of_romans(found: re.Match[str]) -> str:
    """Up to four it may be a quarter as well."""
    numbers = [_ROMAN[each.translate(_LATIN)] for each in found.groups() if each]
    if max(numbers) <= _LAST_QUARTER:
        return found[0]
    return "-".join(MONTH_NAMES[number - 1] for number in numbers)


_LATIN = str.maketrans("іх", "ix")
_ROMAN = {
    word: number for number, word in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}


def _of_list(found: re.Match[str]) -> str:
    """Months that follow one another are a run."""
    words = re.findall(r"[^\W\d_]+", found[0])
    numbers = [month_named(each) for each in words if each not in ("и", "және")]
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and first and numbers == list(range(first, last + 1)):
        return f"{MONTH_NAMES[first - 1]}-{MONTH_NAMES[last - 1]}"
    return found[0]
