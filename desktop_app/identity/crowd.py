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
_SIGNS = 60
_EVERY_SIGN = (1 << _SIGNS) - 1

K = TypeVar("K")
_Numbers = dict[K, "int | list[int]"]
"""Most are found alone under what they are sought by: a list of one is ten times a number."""


class _Day:
    """Those born on it, by their given names and their fathers' names.

    ``near`` are the places of the days of the crowd that a slip makes of it, and its own. With none
    of the signs in ``fathered``, no father is looked up.
    """

    __slots__ = ("by_father", "by_name", "everybody", "fathered", "fatherless", "near", "place")

    def __init__(self, place: int) -> None:
        self.place = place
        self.near = array("I")
        self.fathered = 0
        self.by_name: _Numbers[str] = {}
        self.by_father: _Numbers[str] | None = None
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
        self._numbers = array("q")
        self._letters = array("Q")
        self._asked: Facts | None = None
        self._surnames: list[str] = []
        self._addresses: list[str] = []
        self._words = AlikeWords()
        self._by_family: _Numbers[str] = {}
        self._by_paper: _Numbers[Paper] = {}
        self._days: dict[str, _Day] = {}
        self._every_day: list[_Day] = []
        self._named = array("Q")
        """Of each day the signs of all given names: without those sought nobody is looked up."""
        self._of_year: dict[str, dict[str, _Day]] = {}
        self._of_rest: dict[str, dict[str, _Day]] = {}
        self._signs: dict[str, int] = {}
        self._sought: dict[tuple[str, ...], tuple[int, Set[str] | None, int]] = {}

    def add(self, number: int, one: Facts) -> None:
        if self._facts is not None:
            self._facts[number] = one
        place = len(self._numbers)
        self._numbers.append(number)
        # Nobody's are reckoned before they are asked for; who was just asked about has theirs.
        self._letters.append(one.surname_letters if one is self._asked else 0)
        self._surnames.append(one.surname)
        self._addresses.append(one.address)
        for iin in one.family:
            _put(self._by_family, iin, place)
        for paper in one.papers:
            _put(self._by_paper, paper, place)
        if not one.born:
            return
        day = self._day(one.born)
        day.everybody.append(place)
        for word in self._kept(one.given_names):
            self._named[day.place] |= self._sign(word)
            _put(day.by_name, word, place)
        if not one.father:
            if day.fatherless is None:
                day.fatherless = []
            day.fatherless.append(place)
            return
        if day.by_father is None:
            day.by_father = {}
        for word in self._kept((one.father,)):
            day.fathered |= self._sign(word)
            _put(day.by_father, word, place)

    def _day(self, born: str) -> _Day:
        found = self._days.get(born)
        if found is not None:
            return found
        found = self._days[born] = _Day(len(self._every_day))
        self._every_day.append(found)
        self._named.append(0)
        year, rest = born[:4], born[4:]
        self._of_year.setdefault(year, {})[rest] = found
        self._of_rest.setdefault(rest, {})[year] = found
        for other in self._near_days(born):
            found.near.append(other.place)
            if other is not found:
                other.near.append(found.place)  # a slip leads back as well
        return found

    def _near_days(self, born: str) -> Iterator[_Day]:
        """The day itself and every other one of the crowd that a slip makes of it."""
        year, rest = born[:4], born[4:]
        of_year, of_rest = self._of_year[year], self._of_rest[rest]
        for each in slips_of_rest(rest) & of_year.keys():
            yield of_year[each]
        for each in slips_of_year(year) & of_rest.keys():
            if each != year:
                yield of_rest[each]
        other = swapped(born)
        if other != born and other in self._days:
            yield self._days[other]

    def _sign(self, word: str) -> int:
        """A bit, which other words may have as well."""
        found = self._signs.get(word)
        if found is None:
            found = self._signs[word] = 1 << len(self._signs) % _SIGNS
        return found

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
        words, signs = self._alike(one.given_names)
        named = self._named
        days = [self._every_day[each] for each in day.near if named[each] & signs]
        if days:
            self._of_near_days(one, days, words, near)
        if day.everybody:
            self._of_one_day(one, day, near)
        return near

    def _of_near_days(
        self, one: Facts, days: Iterable[_Day], words: Set[str] | None, near: set[int]
    ) -> None:
        """Whoever has an alike name, and perhaps an alike surname, or lives at the same place."""
        self._asked = one
        surname, letters = one.surname_letters, self._letters
        most = 2 * max(map(slips_within, one.surnames))
        for day in days:
            named = day.by_name
            for word in named if words is None else words & named.keys():
                for place in _of(named, word):
                    theirs = letters[place]
                    if not theirs:
                        theirs = letters[place] = surname_letters(self._surnames[place])
                    if (
                        (surname ^ theirs).bit_count() <= most
                        or SEVERAL in (surname, theirs)
                        or (one.address and self._is_home(one, place))
                    ):
                        near.add(place)

    def _of_one_day(self, one: Facts, day: _Day, near: set[int]) -> None:
        """Whoever has an alike father, or lives at the same place where one has none."""
        if not one.father:
            near.update(each for each in day.everybody if self._is_home(one, each))
            return
        if day.fatherless is not None:
            near.update(each for each in day.fatherless if self._is_home(one, each))
        words, signs = self._alike((one.father,))
        if words is None:
            near.update(day.everybody)
        elif day.by_father is not None and day.fathered & signs:
            for word in words & day.by_father.keys():
                near.update(_of(day.by_father, word))

    def _is_home(self, one: Facts, place: int) -> bool:
        """Whether they live at one place, of which more is said than the town."""
        return len(one.home) >= LEAST_OF_HOME and one.home == folded(self._addresses[place])

    def _alike(self, words: tuple[str, ...]) -> tuple[Set[str] | None, int]:
        """All words that are alike to one of these, with their signs; None where any may be."""
        kept = self._sought.get(words)
        if kept is not None and kept[0] == self._words.count:  # none was met since
            return kept[1], kept[2]
        every = [self._words.of(word) for word in words]
        found = None if None in every else {_ANY}.union(*(each for each in every if each))
        signs = _EVERY_SIGN if found is None else 0
        for word in found or ():
            signs |= self._sign(word)
        if len(self._sought) >= _MOST_SOUGHT:
            self._sought.clear()
        self._sought[words] = self._words.count, found, signs
        return found, signs


_MOST_SOUGHT = 10_000


def _put(numbers: _Numbers[K], key: K, number: int) -> None:
    before = numbers.setdefault(key, number)
    if isinstance(before, list):
        before.append(number)
    elif before != number:
        numbers[key] = [before, number]


def _of(numbers: _Numbers[K], key: K) -> Sequence[int]:
    found = numbers.get(key, ())
    return (found,) if isinstance(found, int) else found
