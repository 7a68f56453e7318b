"""Whether two people are probably one: names, days of birth and family held against each other.

What is alike is only asked about; somebody who knows them says whether it is one child, twins or
two different ones. A namesake born on another day, and a brother or sister, are not asked about.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from sys import intern
from typing import Any, Generic, TypeVar

from desktop_app.identity.folding import folded

V = TypeVar("V")

Paper = tuple[int, str, date]
"""A certificate: the school's id, the folded number and the day of issue; numbers begin anew."""


class Likeness(StrEnum):
    """Why two records may be of one person."""

    NAME_AND_DAY = "name and day"
    """Called alike and born on the same or nearly the same day."""
    FAMILY_AND_DAY = "family and day"
    """Of one family and born on one day, though called otherwise: twins, or another name."""
    FAMILY_AND_NAME = "family and name"
    """Of one family and called alike, whatever the day of birth."""
    CERTIFICATE = "certificate"
    """The same certificate of the same school."""
    INSTITUTION = "institution"
    """Organisations that are called alike."""


class _Once(Generic[V]):
    """Worked out when it is first asked for, and kept; without the lock that Python 3.11 takes."""

    def __init__(self, work_out: Callable[[Any], V]) -> None:
        self.work_out, self.name = work_out, work_out.__name__

    def __get__(self, one: object, _kind: type) -> V:
        found = self.work_out(one)
        object.__setattr__(one, self.name, found)  # a dict of its own would be as large again
        return found


@dataclass(frozen=True)
class Facts:
    """What is known of somebody; ``family`` are the IINs of whoever applied for them, or for whom
    they applied."""

    surname: str
    given_name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    address: str = ""
    family: Collection[str] = ()
    papers: Collection[Paper] = ()

    @_Once
    def born(self) -> str:
        """The birth date as it is written, ``2015-04-07``, or nothing."""
        return "" if self.birth_date is None else intern(self.birth_date.isoformat())

    @_Once
    def surnames(self) -> tuple[str, ...]:
        return _words(self.surname)

    @_Once
    def surname_letters(self) -> int:
        return surname_letters(self.surname)

    @_Once
    def given_names(self) -> tuple[str, ...]:
        return _given_names(self.given_name)

    @_Once
    def father(self) -> str:
        """The folded name that the patronymic is made of."""
        return _father(self.patronymic)

    @_Once
    def home(self) -> str:
        return folded(self.address)


@lru_cache(maxsize=1 << 12)
def _given_names(name: str) -> tuple[str, ...]:
    """Thousands are called by a few hundred names."""
    return _words(name)


@lru_cache(maxsize=1 << 12)
def _father(patronymic: str) -> str:
    return _FATHERS_ENDING.sub("", folded(patronymic))


_FATHERS_ENDING = re.compile(
    r"(ович|и?евич|ич|овна|и?евна|инична|ична| ?(ули|кизи|огли|оглу|гизи))$"
)
_LEAST_OF_WORD = 3
"""Shorter words are alike only where they are the same."""
_LETTERS_A_SLIP = 6
"""So many letters may hide one slip more: long names in Latin letters differ in two or three."""
LEAST_OF_HOME = 8


def likeness(one: Facts, other: Facts) -> Likeness | None:
    """Why the two are probably one person; None where nothing says so."""
    if _meet(one.papers, other.papers):
        return Likeness.CERTIFICATE
    if one.birth_date is None or other.birth_date is None:
        return _without_day(one, other)
    if one.birth_date == other.birth_date:
        return _of_one_day(one, other)
    if is_near(one.born, other.born):
        return _of_near_days(one, other)
    # Brothers are Айбар and Айдар: on days far apart only the very same name is asked about.
    if _meet(one.family, other.family) and folded(one.given_name) == folded(other.given_name):
        return Likeness.FAMILY_AND_NAME
    return None


def _meet(one: Collection[Any], other: Collection[Any]) -> bool:
    """Whether something stands in both; there are few, and a set of them is larger than its own."""
    return bool(one and other) and any(each in other for each in one)


def _of_one_day(one: Facts, other: Facts) -> Likeness | None:
    given, surname = _alike(one.given_names, other.given_names), _surnames(one, other)
    father = _same_father(one, other)
    if sum((given, surname, father)) >= 2:
        return Likeness.NAME_AND_DAY
    if surname and not (one.father and other.father):
        father = True  # nothing says that there are two
    is_kin = _meet(one.family, other.family) or ((given or father) and _one_home(one, other))
    return Likeness.FAMILY_AND_DAY if is_kin else None


def _of_near_days(one: Facts, other: Facts) -> Likeness | None:
    surname = _surnames(one, other)
    is_kin = _meet(one.family, other.family) or _one_home(one, other)
    if not (surname or is_kin) or not _alike(one.given_names, other.given_names):
        return None
    if surname and (_same_father(one, other) or not (one.father and other.father)):
        return Likeness.NAME_AND_DAY
    return Likeness.FAMILY_AND_NAME if is_kin else None


def _without_day(one: Facts, other: Facts) -> Likeness | None:
    if not _alike(one.given_names, other.given_names):
        return None
    if _meet(one.family, other.family):
        return Likeness.FAMILY_AND_NAME
    named = _surnames(one, other) and _same_father(one, other)
    return Likeness.FAMILY_AND_NAME if named and _one_home(one, other) else None


def _one_home(one: Facts, other: Facts) -> bool:
    return len(one.home) >= LEAST_OF_HOME and one.home == other.home


def _surnames(one: Facts, other: Facts) -> bool:
    return _alike(one.surnames, other.surnames)


def _same_father(one: Facts, other: Facts) -> bool:
    return bool(one.father and other.father) and is_same(one.father, other.father)


# Names


def _words(name: str) -> tuple[str, ...]:
    """Each half of a double name, and both in one."""
    halves = folded(name).split()
    return tuple(halves) if len(halves) == 1 else (*halves, "".join(halves))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) == 1 == len(other):
        return is_same(one[0], other[0])
    return any(is_same(here, there) for here, there in product(one, other))


def is_same(one: str, other: str) -> bool:
    """Whether one slip lies between two words, or as many more as long words may have."""
    if one == other:
        return True
    most = min(slips_within(one), slips_within(other))
    if abs(len(one) - len(other)) > most:
        return False
    # A slip makes two letters at most that only one of two words has.
    if (letters(one) ^ letters(other)).bit_count() > 2 * most:
        return False
    return _is_within(one, other, most)


def slips_within(word: str) -> int:
    """So many slips may lie between a word and what was meant by it."""
    return 0 if len(word) < _LEAST_OF_WORD else 1 + len(word) // _LETTERS_A_SLIP


@lru_cache(maxsize=1 << 14)
def letters(word: str) -> int:
    """Which letters stand in a word, a bit each."""
    found = 0
    for letter in word:
        found |= _BIT[letter]
    return found


class _Bits(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        found = self[letter] = 1 << ord(letter) % 64
        return found


_BIT = _Bits()


@lru_cache(maxsize=1 << 14)
def _is_within(one: str, other: str, most: int) -> bool:
    return distance(one, other, most) <= most


SEVERAL = (1 << 64) - 1
"""Stands for the letters of a surname of several words, each of which may be the one."""


def surname_letters(surname: str) -> int:
    """`letters` of a surname of one word."""
    word = folded(surname)
    return SEVERAL if " " in word else letters(word)


def distance(one: str, other: str, most: int | None = None) -> int:
    """Letters wrong, missing, too many, or swapped with their neighbour (Damerau-Levenshtein).

    Of more than ``most`` nobody asks how many: it is given up, and said to be some more.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for here, letter in enumerate(one):
        row = [here + 1]
        for there, opposite in enumerate(other):
            best = min(last[there + 1] + 1, row[there] + 1, last[there] + (letter != opposite))
            if here and there and letter == other[there - 1] and one[here - 1] == opposite:
                best = min(best, before[there - 1] + 1)
            row.append(best)
        # What follows comes of these two rows, by one more or none.
        if most is not None and min(row) > most <= min(last):
            return most + 1
        before, last = last, row
    return last[-1]


# Days


_DAYS_OF_TWINS = 5
"""So many days may lie between the births of twins: they are born in one night, or soon after."""


def may_be_twins(one: date | None, other: date | None) -> bool:
    """Whether two were born so near each other; one of whom no day is known may be."""
    return one is None or other is None or abs((one - other).days) <= _DAYS_OF_TWINS


def near_days(day: date) -> frozenset[date]:
    """The day itself, and every other one that a slip makes of it: day and month swapped, a digit
    wrong, two neighbours swapped, a year off."""
    return frozenset(map(date.fromisoformat, filter(_is_day, near_written(day.isoformat()))))


def near_written(day: str) -> frozenset[str]:
    """The same as they are written, ``2015-04-07``; some of them are no days."""
    year, rest = day[:4], day[4:]
    slips = {year + slip for slip in slips_of_rest(rest)}
    slips |= {slip + rest for slip in slips_of_year(year)}
    slips.add(swapped(day))
    return frozenset(slips)


def is_near(one: str, other: str) -> bool:
    """Whether a slip makes one day of the other: as if it were sought among those near it."""
    if one[:4] == other[:4]:
        return other[4:] in slips_of_rest(one[4:])
    if one[4:] == other[4:]:
        return other[:4] in slips_of_year(one[:4])
    return other == swapped(one)


def swapped(day: str) -> str:
    """With the last digit of the year and the first one of the month swapped."""
    return f"{day[:3]}{day[5]}-{day[3]}{day[6:]}"


@cache
def slips_of_rest(rest: str) -> frozenset[str]:
    """Month and day, ``-04-07``, as they may be where the year is right."""
    digits = rest[1:3] + rest[4:]
    slips = {digits, digits[2:] + digits[:2], *_slips_at(digits, range(4))}
    return frozenset(f"-{slip[:2]}-{slip[2:]}" for slip in slips)


@cache
def slips_of_year(year: str) -> frozenset[str]:
    """Nobody mistakes the century."""
    a_year_off = {f"{int(year) + off:04}" for off in (-1, 1)}
    return frozenset({*a_year_off, *_slips_at(year, range(2, 4))})


def _slips_at(text: str, places: range) -> Iterator[str]:
    """One digit of these wrong, or swapped with the next one."""
    for place in places:
        head, tail = text[:place], text[place + 1 :]
        yield from (f"{head}{digit}{tail}" for digit in "0123456789")
        if tail:
            yield f"{head}{tail[0]}{text[place]}{tail[1:]}"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
