"""Rows found by the words of their names, however these are spelled."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, islice
from typing import NamedTuple
from unicodedata import normalize

from desktop_app.identity.folding import folded

_BETWEEN = re.compile(r"[\s_/.,;:()«»\"-]+")
_AFTER_ALL = "\U0010ffff"


class Word(NamedTuple):
    """A word as it is spelled, without case, and the key of its sound."""

    spelled: str
    key: str


def words_of(text: str) -> list[Word]:
    """The words of a name, or of what is typed."""
    found = []
    for part in _parts(text):
        keys = folded(part).split()
        found += [Word(part, keys[0])] if len(keys) == 1 else [Word(key, key) for key in keys]
    return found


def _parts(text: str) -> list[str]:
    return _BETWEEN.split(normalize("NFC", text.casefold()))


class Level(NamedTuple):
    """How well a row meets what was typed, the best first."""

    level: int
    row: int


SAME, SOUNDS_SAME, BEGINS, SOUNDS_BEGUN, INSIDE = range(5)
LEVELS = (SAME, SOUNDS_SAME, BEGINS, SOUNDS_BEGUN, INSIDE)
LEAST_NEAR = 3
"""Letters of a word from which on another one is near it."""
_LETTERS = "абвгдежзиклмнопрстуфхчш"
"""Of which keys are made, see `desktop_app.identity.folding`."""
LEAST_INSIDE = 2
"""Letters from which on the inside of words is looked into."""


class Words:
    """An index of rows, which are numbered in the order in which equally good ones are shown.

    A word that is typed meets a word on file by being the same, sounding the same, or being the
    beginning of it, as it is spelled or as it sounds, or by standing inside. A row is as good as
    the worst of the words that are typed. Rows that are ``gone`` are not found.
    """

    def __init__(self, gone: set[int]) -> None:
        self._rows: dict[str, list[int]] = {}
        self._of_key: dict[str, list[str]] = defaultdict(list)
        self._spelled: list[str] = []
        self._keys: list[str] = []
        self._gone = gone

    def add(self, row: int, text: str) -> None:
        """A row, which must not be before those that are here."""
        for part in _parts(text):
            known = self._rows.get(part)
            if known is not None:  # most words of most names
                _put(known, row)
                continue
            for word in words_of(part):
                if word.spelled not in self._rows:
                    self._rows[word.spelled] = []
                    self._of_key[word.key].append(word.spelled)
                _put(self._rows[word.spelled], row)

    def find(
        self, wanted: Sequence[Word], most: int, accepts: Callable[[int], bool] | None = None
    ) -> list[Level]:
        """The best rows that have every word, the best first."""
        self._sort()
        steps = [self._met(word) for word in wanted]
        alone = len(wanted) == 1 and accepts is None
        waiting: list[list[str]] = [[] for _each in wanted]
        sets: list[set[int]] = [set() for _each in wanted]
        found: dict[int, Level] = {}
        for level in LEVELS:
            for words, step in zip(waiting, steps, strict=True):
                words += next(step)
            if not all(words or rows for words, rows in zip(waiting, sets, strict=True)):
                continue  # a word is met nowhere yet: no row has them all
            if alone:
                rows = self._first(waiting[0], most + len(self._gone))
                waiting[0].clear()
            else:
                for rows_of_word, words in zip(sets, waiting, strict=True):
                    rows_of_word.update(*map(self._rows.__getitem__, words))
                    words.clear()
                rows = set.intersection(*sets)
            rows = rows - self._gone - found.keys()
            left = most - len(found)
            if accepts is None:
                best: Iterable[int] = nsmallest(left, rows)
            else:
                best = islice(filter(accepts, sorted(rows)), left)
            for row in best:
                found[row] = Level(level, row)
            if len(found) == most:
                break
        return list(found.values())

    def _first(self, words: Iterable[str], most: int) -> set[int]:
        """Rows of these words; of each word the first, before which none of the others comes."""
        return set(chain.from_iterable(self._rows[each][:most] for each in words))

    def near(self, wanted: Sequence[Word], most: int) -> list[Level]:
        """The first rows that have every word, or one that is a letter away or two swapped."""
        self._sort()
        sets = []
        for word in wanted:
            words = set(chain.from_iterable(self._met(word)))
            for key in _a_letter_away(word.key):
                words.update(self._of_key.get(key, ()))
            sets.append(set().union(*map(self._rows.__getitem__, words)))
        rows = set.intersection(*sets) - self._gone
        return [Level(INSIDE, row) for row in nsmallest(most, rows)]

    def _met(self, word: Word) -> Iterator[list[str]]:
        """The words on file that are met, level by level."""
        yield [word.spelled] if word.spelled in self._rows else []
        yield list(self._of_key.get(word.key, ()))
        yield list(_begun(self._spelled, word.spelled))
        yield list(chain.from_iterable(self._of_key[key] for key in _begun(self._keys, word.key)))
        if len(word.key) < LEAST_INSIDE:
            yield []
            return
        yield list(chain.from_iterable(self._of_key[key] for key in self._keys if word.key in key))

    def _sort(self) -> None:
        if len(self._spelled) != len(self._rows):
            self._spelled, self._keys = sorted(self._rows), sorted(self._of_key)


def _put(rows: list[int], row: int) -> None:
    if not rows or rows[-1] != row:
        rows.append(row)


def _a_letter_away(key: str) -> set[str]:
    """Every key with one letter left out, put in, changed, or swapped with the next one."""
    if len(key) < LEAST_NEAR:
        return set()
    halves = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    found = {one + other[1:] for one, other in halves if other}
    found |= {one + other[1] + other[0] + other[2:] for one, other in halves if len(other) > 1}
    found |= {one + letter + other[1:] for one, other in halves if other for letter in _LETTERS}
    return found | {one + letter + other for one, other in halves for letter in _LETTERS}


def _begun(ordered: list[str], beginning: str) -> list[str]:
    """Those of a sorted list that begin so."""
    return ordered[bisect_left(ordered, beginning) : bisect_left(ordered, beginning + _AFTER_ALL)]
