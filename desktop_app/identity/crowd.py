"""Many people at once, kept so that whoever may be one of them is found without asking all."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import TypeVar

from desktop_app.identity.alike_words import AlikeWords
from desktop_app.identity.folding import folded
from desktop_app.identity.likeness import (
    LEAST_OF_HOME,
    SEVERAL,
    Facts,
    Likeness,
    Paper,
    likeness,
    slips_of_rest,
    slips_of_year,
    slips_within,
    surname_letters,
    swapped,
)

_ANY = "*"
"""Stands for a name that may be alike to any; no folded name is written so."""

K = TypeVar("K")
_Places = dict[K, "int | list[int]"]
"""Most are found alone under what they are sought by: a list of one is ten times a number."""


class _Day:
    """Those born on it. ``near`` are the places of the days of the crowd that a slip makes of it,
    and its own."""

    __slots__ = ("everybody", "fatherless", "near", "place")

    def __init__(self, place: int) -> None:
        self.place = place
        self.near = array("I", (place,))
        self.everybody: list[int] = []
        self.fatherless: list[int] | None = None


class Crowd:
    """People by numbers of whoever asks; each question takes the same time, however many they are.

    Whoever is one of them is of their family, has their paper, or was born on the same or nearly
    the same day and is called alike: by the given name, and by the surname or at one home. On the
    same day it may be the father's name instead, or the home alone where one of them has no father.

    With ``facts_of`` nothing is kept of anybody but what they are found by: it says again what is
    known of a number, for the few who are looked at.
    """

    def __init__(self, facts_of: Callable[[int], Facts] | None = None) -> None:
        self._facts: dict[int, Facts] | None = {} if facts_of is None else None
        self._facts_of = self._facts.__getitem__ if self._facts is not None else facts_of
        # Of each who was added, by their places: the number, and by what a namesake is told apart.
        # Places of people and days begin with 1, so that none is false.
        self._numbers = array("q", (0,))
        self._letters = array("Q", (0,))
        self._asked: Facts | None = None
        self._surnames: list[str] = [""]
        self._addresses: list[str] = [""]
        self._homes = array("q", (0,))
        self._words = AlikeWords()
        self._by_family: _Places[str] = {}
        self._by_paper: _Places[Paper] = {}
        self._days: dict[str, int] = {}
        self._every_day = [_Day(0)]
        self._of_year: dict[str, dict[str, int]] = {}
        self._of_rest: dict[str, dict[str, int]] = {}
        # By the word, and then by the day: a word is looked up once for all days near one.
        self._by_name: dict[str, _Places[int]] = {}
        self._by_father: dict[str, _Places[int]] = {}
        self._sought: dict[tuple[str, ...], tuple[int, Set[str] | None]] = {}

    def add(self, number: int, one: Facts) -> None:
        if self._facts is not None:
            self._facts[number] = one
        place = len(self._numbers)
        self._numbers.append(number)
        # Nobody's are reckoned before they are asked for; who was just asked about has theirs.
        self._letters.append(one.surname_letters if one is self._asked else 0)
        self._surnames.append(one.surname)
        self._addresses.append(one.address)
        self._homes.append(0)
        for iin in one.family:
            _put(self._by_family, iin, place)
        for paper in one.papers:
            _put(self._by_paper, paper, place)
        if not one.born:
            return
        day = self._day(one.born)
        day.everybody.append(place)
        for word in self._kept(one.given_names):
            _put(self._by_name.setdefault(word, {}), day.place, place)
        if one.father:
            for word in self._kept((one.father,)):
                _put(self._by_father.setdefault(word, {}), day.place, place)
        elif day.fatherless is None:
            day.fatherless = [place]
        else:
            day.fatherless.append(place)

    def _day(self, born: str) -> _Day:
        place = self._days.get(born)
        if place is not None:
            return self._every_day[place]
        near = self._near_days(born)
        place = self._days[born] = len(self._every_day)
        found = _Day(place)
        found.near.extend(near)
        for other in near:
            self._every_day[other].near.append(place)  # a slip leads back as well
        self._every_day.append(found)
        year, rest = born[:4], born[4:]
        self._of_year.setdefault(year, {})[rest] = place
        self._of_rest.setdefault(rest, {})[year] = place
        return found

    def _near_days(self, born: str) -> list[int]:
        """Every other day of the crowd that a slip makes of one that is not yet of it."""
        year, rest = born[:4], born[4:]
        of_year, of_rest = self._of_year.get(year), self._of_rest.get(rest)
        near = [*filter(None, map(of_year.get, slips_of_rest(rest)))] if of_year else []
        if of_rest:
            near += filter(None, map(of_rest.get, slips_of_year(year)))
        other = self._days.get(swapped(born))  # the day itself is not there yet
        return near if other is None else [*near, other]

    def _kept(self, words: Sequence[str]) -> Iterable[str]:
        if len(words) == 1:
            return words if self._words.of(words[0]) is not None else (_ANY,)
        return {_ANY if self._words.of(word) is None else word for word in words}

    def alike(self, one: Facts) -> Iterator[tuple[int, Likeness]]:
        """Who of them is probably this one, and why, by their numbers."""
        near = self._near(one)
        if not near:
            return
        assert self._facts_of is not None
        for number in sorted(map(self._numbers.__getitem__, near)):
            found = likeness(one, self._facts_of(number))
            if found is not None:
                yield number, found

    def _near(self, one: Facts) -> set[int]:
        """The places of whoever must be looked at."""
        near: set[int] = set()
        for iin in one.family:
            near.update(_of(self._by_family, iin))
        for paper in one.papers:
            near.update(_of(self._by_paper, paper))
        if not one.born:
            return near
        day = self._day(one.born)
        self._of_near_days(one, day, near)
        if day.everybody:
            self._of_one_day(one, day, near)
        return near

    def _of_near_days(self, one: Facts, day: _Day, near: set[int]) -> None:
        """Whoever has an alike name, and perhaps an alike surname, or lives at the same place."""
        self._asked, letters, surname, most = one, self._letters, 0, 0
        for place in self._namesakes(one, day):
            theirs = letters[place]
            if not theirs:
                theirs = letters[place] = surname_letters(self._surnames[place])
            if not surname:  # most have nobody who is called so
                surname = one.surname_letters
                most = 2 * max(map(slips_within, one.surnames))
            if (
                (surname ^ theirs).bit_count() <= most
                or SEVERAL in (surname, theirs)
                or (one.address and self._is_home(one, place))
            ):
                near.add(place)

    def _namesakes(self, one: Facts, day: _Day) -> Iterator[int]:
        words = self._alike(one.given_names)
        if words is None:
            for each in day.near:
                yield from self._every_day[each].everybody
            return
        for word in words:
            by_day = self._by_name.get(word)
            if by_day is None:
                continue
            for places in map(by_day.get, day.near):
                if isinstance(places, int):
                    yield places
                elif places is not None:
                    yield from places

    def _of_one_day(self, one: Facts, day: _Day, near: set[int]) -> None:
        """Whoever has an alike father, or lives at the same place where one has none."""
        if not one.father:
            near.update(each for each in day.everybody if self._is_home(one, each))
            return
        if day.fatherless is not None:
            near.update(each for each in day.fatherless if self._is_home(one, each))
        words = self._alike((one.father,))
        if words is None:
            near.update(day.everybody)
            return
        for word in words:
            by_day = self._by_father.get(word)
            if by_day is not None:
                near.update(_of(by_day, day.place))

    def _is_home(self, one: Facts, place: int) -> bool:
        """Whether they live at one place, of which more is said than the town."""
        address = self._addresses[place]
        if not address or len(one.home) < LEAST_OF_HOME:
            return False
        theirs = self._homes[place]
        if not theirs:  # folded once, and not kept: the hashes of two homes are nearly never one
            theirs = self._homes[place] = hash(folded(address)) or 1
        return theirs == (hash(one.home) or 1) and one.home == folded(address)

    def _alike(self, words: tuple[str, ...]) -> Set[str] | None:
        """All words that are alike to one of these; None where any may be."""
        kept = self._sought.get(words)
        if kept is not None and kept[0] == self._words.count:  # none was met since
            return kept[1]
        every = [self._words.of(word) for word in words]
        found = None if None in every else {_ANY}.union(*(each for each in every if each))
        if len(self._sought) >= _MOST_SOUGHT:
            self._sought.clear()
        self._sought[words] = self._words.count, found
        return found


_MOST_SOUGHT = 10_000


def _put(numbers: _Places[K], key: K, number: int) -> None:
    before = numbers.setdefault(key, number)
    if isinstance(before, list):
        before.append(number)
    elif before != number:
        numbers[key] = [before, number]


def _of(numbers: _Places[K], key: K) -> Sequence[int]:
    found = numbers.get(key, ())
    return (found,) if isinstance(found, int) else found
