"""Many people at once, kept so that whoever may be one of them is found without asking all."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from desktop_app.identity.likeness import Facts, Likeness, Paper, likeness, slips_within


class Crowd:
    """People by numbers of whoever asks; each question takes the same time, however many they are.

    On another day than one's own only those are looked at whose given name may be the same.
    """

    def __init__(self) -> None:
        self._facts: dict[int, Facts] = {}
        self._by_day: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._by_family: dict[str, list[int]] = defaultdict(list)
        self._by_paper: dict[Paper, list[int]] = defaultdict(list)

    def add(self, number: int, one: Facts) -> None:
        self._facts[number] = one
        if one.born:
            self._by_day[one.born].append((_letters_of(one), number))
        for iin in one.family:
            self._by_family[iin].append(number)
        for paper in one.papers:
            self._by_paper[paper].append(number)

    def alike(self, one: Facts) -> Iterator[tuple[int, Likeness]]:
        """Who of them is probably this one, and why, by their numbers."""
        for number in sorted(self._near(one)):
            found = likeness(one, self._facts[number])
            if found is not None:
                yield number, found

    def _near(self, one: Facts) -> set[int]:
        near = {number for iin in one.family for number in self._by_family.get(iin, ())}
        near |= {number for paper in one.papers for number in self._by_paper.get(paper, ())}
        if not one.born:
            return near
        near |= {number for _letters, number in self._by_day.get(one.born, ())}
        mine, most = _letters_of(one), 2 * max(map(slips_within, one.given_names), default=0)
        for day in one.days:
            for letters, number in self._by_day.get(day, ()):
                if _ANY in (mine, letters) or (mine ^ letters).bit_count() <= most:
                    near.add(number)
        return near


_ANY = -1
"""The letters of a name of several words, each of which may be the one."""


def _letters_of(one: Facts) -> int:
    """Which letters stand in the given name, a bit each: a slip changes two of them at most."""
    names = one.given_names
    return _letters(names[0]) if len(names) == 1 else _ANY


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> int:
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % 64
    return found
