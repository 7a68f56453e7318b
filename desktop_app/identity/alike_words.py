"""Which of many words are alike, found by what is left of them when letters are taken out."""

from collections.abc import Sequence
from itertools import combinations

from desktop_app.identity.likeness import is_same, slips_within

_MOST_SLIPS = 2
"""Of longer words too much would have to be kept: what is left without any three letters."""
_MOST_WORDS = 5_000
"""So many given names no country has: of more of them the memory would be the measure."""


class AlikeWords:
    """Words that were met, and beside each all those of them that are alike, itself among them.

    A slip between two words is one letter taken out of each at most, so that alike words have
    something left in common.
    """

    def __init__(self) -> None:
        self._alike: dict[str, list[str]] = {}
        self.count = 0
        """How many were met and kept."""
        self._left: dict[str, list[str]] = {}

    def of(self, word: str) -> Sequence[str] | None:
        """Met from now on. None of a word that is not kept: any word may be alike."""
        found = self._alike.get(word)
        if found is not None:
            return found
        if slips_within(word) > _MOST_SLIPS or len(self._alike) >= _MOST_WORDS:
            return None
        left = _left_of(word)
        met = {other for each in left for other in self._left.get(each, ())}
        found = [other for other in met if is_same(word, other)]
        for other in found:
            self._alike[other].append(word)
        for each in left:
            self._left.setdefault(each, []).append(word)
        found.append(word)
        self._alike[word] = found
        self.count += 1
        return found


def _left_of(word: str) -> set[str]:
    """What is left of it when up to as many letters are taken out as it may have slips."""
    found = {word}
    for many in range(1, slips_within(word) + 1):
        found.update(map("".join, combinations(word, len(word) - many)))
    return found
