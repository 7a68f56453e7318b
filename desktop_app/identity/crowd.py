"""Many people at once, kept so that whoever may be one of them is found without asking all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from desktop_app.identity.alike_words import AlikeWords
from desktop_app.identity.likeness import (
    LEAST_OF_HOME,
    Facts,
    Likeness,
    Paper,
    letters,
    likeness,
    slips_of_rest,
    slips_of_year,
    slips_within,
    swapped,
)

_ANY = "*"
"""Stands for a name that may be alike to any; no folded name is written so."""

_Named = dict[str, list[tuple[int, int]]]
"""By a given name: the letters of the surname, and the number of whoever is called so."""


class Crowd:
    """People by numbers of whoever asks; each question takes the same time, however many they are.

    Whoever is one of them is of their family, has their paper, or was born on the same or nearly
    the same day and is called alike: by the given name, and by the surname or at one home. On the
    same day it may be the father's name instead, or the home alone where one of them has no father.
    """

    def __init__(self) -> None:
        self._facts: dict[int, Facts] = {}
        self._words = AlikeWords()
        self._by_family: dict[str, list[int]] = defaultdict(list)
        self._by_paper: dict[Paper, list[int]] = defaultdict(list)
        self._by_day: dict[str, list[int]] = defaultdict(list)
        self._of_year: dict[str, dict[str, _Named]] = defaultdict(dict)
        self._of_rest: dict[str, dict[str, _Named]] = defaultdict(dict)
        self._by_father: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._fatherless: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, one: Facts) -> None:
        self._facts[number] = one
        for iin in one.family:
            self._by_family[iin].append(number)
        for paper in one.papers:
            self._by_paper[paper].append(number)
        born = one.born
        if not born:
            return
        self._by_day[born].append(number)
        named = self._named(born[:4], born[4:])
        for word in self._kept(one.given_names):
            named.setdefault(word, []).append((_letters_of(one.surnames), number))
        if one.father:
            for word in self._kept((one.father,)):
                self._by_father[born, word].append(number)
        else:
            self._fatherless[born].append(number)

    def _named(self, year: str, rest: str) -> _Named:
        """Those of one day, found by its year and by what else it is."""
        of_year = self._of_year[year]
        found = of_year.get(rest)
        if found is None:
            found = of_year[rest] = self._of_rest[rest][year] = {}
        return found

    def _kept(self, words: Iterable[str]) -> set[str]:
        return {_ANY if self._words.of(word) is None else word for word in words}

    def alike(self, one: Facts) -> Iterator[tuple[int, Likeness]]:
        """Who of them is probably this one, and why, by their numbers."""
        for number in sorted(self._near(one)):
            found = likeness(one, self._facts[number])
            if found is not None:
                yield number, found

    def _near(self, one: Facts) -> set[int]:
        near = {number for iin in one.family for number in self._by_family.get(iin, ())}
        near.update(number for paper in one.papers for number in self._by_paper.get(paper, ()))
        if not one.born:
            return near
        words, surname = self._alike(one.given_names), _letters_of(one.surnames)
        most = 2 * max(map(slips_within, one.surnames))
        home = one.home if len(one.home) >= LEAST_OF_HOME else ""
        for named in self._near_days(one.born):
            # Written out: of a large register it is asked hundreds of thousands of times.
            for word in named if words is None else words & named.keys():
                for theirs, number in named[word]:
                    if (
                        (surname ^ theirs).bit_count() <= most
                        or surname < 0
                        or theirs < 0
                        or (home and home == self._facts[number].home)
                    ):
                        near.add(number)
        near |= self._of_one_day(one)
        return near

    def _near_days(self, born: str) -> Iterator[_Named]:
        """Those of the day itself and of every other one that a slip makes of it."""
        year, rest = born[:4], born[4:]
        of_year = self._of_year.get(year)
        if of_year:
            for each in slips_of_rest(rest) & of_year.keys():
                yield of_year[each]
        of_rest = self._of_rest.get(rest)
        if of_rest:
            for each in slips_of_year(year) & of_rest.keys():
                if each != year:
                    yield of_rest[each]
        other = swapped(born)
        if other != born and other in self._by_day:
            yield self._of_year[other[:4]][other[4:]]

    def _of_one_day(self, one: Facts) -> set[int]:
        """Whoever has an alike father, or lives at the same place where one has none."""
        others = self._by_day.get(one.born)
        if others is None:
            return set()
        if not one.father:
            return self._at_home(one, others)
        near = self._at_home(one, self._fatherless.get(one.born, ()))
        words = self._alike((one.father,))
        if words is None:
            return near.union(others)
        return near.union(*(self._by_father.get((one.born, word), ()) for word in words))

    def _at_home(self, one: Facts, others: Iterable[int]) -> set[int]:
        if not others or len(one.home) < LEAST_OF_HOME:
            return set()
        return {number for number in others if self._facts[number].home == one.home}

    def _alike(self, words: Iterable[str]) -> Set[str] | None:
        """All words that are alike to one of these; None where any may be."""
        found: set[str] = {_ANY}
        for word in words:
            alike = self._words.of(word)
            if alike is None:
                return None
            found.update(alike)
        return found


def _letters_of(surnames: Sequence[str]) -> int:
    """Below zero for a surname of several words, each of which may be the one."""
    return letters(surnames[0]) if len(surnames) == 1 else -1
