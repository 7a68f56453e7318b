"""Many people at once, kept so that whoever may be one of them is found without asking all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from desktop_app.identity.likeness import (
    Facts,
    Likeness,
    Paper,
    letters,
    likeness,
    slips_within,
)


class Crowd:
    """People by numbers of whoever asks; each question takes the same time, however many they are.

    On another day than one's own only those are looked at whose names may be the same, or whose
    given name and home.
    """

    def __init__(self) -> None:
        self._facts: dict[int, Facts] = {}
        self._by_day: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self._by_family: dict[str, list[int]] = defaultdict(list)
        self._by_paper: dict[Paper, list[int]] = defaultdict(list)

    def add(self, number: int, one: Facts) -> None:
        self._facts[number] = one
        if one.born:
            names = _letters_of(one.given_names), _letters_of(one.surnames)
            self._by_day[one.born].append((*names, number))
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
        near |= {number for *_names, number in self._by_day.get(one.born, ())}
        given, surname = _letters_of(one.given_names), _letters_of(one.surnames)
        of_given, of_surname = _most_unlike(one.given_names), _most_unlike(one.surnames)
        # Written out: of a large register it is asked millions of times.
        for day in one.days & self._by_day.keys():
            for their_given, their_surname, number in self._by_day[day]:
                if given >= 0 <= their_given and (given ^ their_given).bit_count() > of_given:
                    continue
                if (
                    surname < 0
                    or their_surname < 0
                    or (surname ^ their_surname).bit_count() <= of_surname
                    or (one.home and one.home == self._facts[number].home)
                ):
                    near.add(number)
        return near


_ANY = -1
"""The letters of a name of several words, each of which may be the one."""


def _letters_of(names: Sequence[str]) -> int:
    return letters(names[0]) if len(names) == 1 else _ANY


def _most_unlike(names: Sequence[str]) -> int:
    return 2 * max(map(slips_within, names), default=0)
