"""Where a word may go on in the next line: at its own hyphen, or between syllables."""

import re
from collections.abc import Iterator

from reportlab.platypus import paragraph

_LEAST = 3
"""So many letters stand on each side of a hyphen."""

_VOWELS = frozenset("аәеёиіоөуұүыэюя")
_NOT_FIRST = frozenset("ьъй-")

# ReportLab takes only Latin and Russian letters for such.
_WORD = re.compile(r"^[^\W\d_]+$")
_WITH_HYPHENS = re.compile(r"^(?:[^\W\d_]|[-\xad])+$")


def take_all_letters() -> None:
    """Let words of all letters be broken at hyphens: ReportLab offers no other way."""
    vars(paragraph).update(_hy_letters_pat=_WORD, _hy_shy_letters_pat=_WITH_HYPHENS)


def places(word: str) -> Iterator[tuple[str, str]]:
    """For a word, both parts for each of its own hyphens where it may be broken, the last first.

    A word that no line holds is cut where the line ends.
    """
    for at in range(len(word) - _LEAST, _LEAST, -1):
        if word[at - 1] == "-":
            yield word[:at], word[at:]


def syllables(word: str) -> Iterator[tuple[str, str]]:
    """The same for a word that is longer than its line, also between syllables.

    In Kazakh as in Russian a syllable that follows begins with the consonant before its vowel, and
    no part is without a vowel.
    """
    low = word.lower()
    for at in range(len(word) - 2, 1, -1):
        begins = low[at] not in _VOWELS | _NOT_FIRST and low[at + 1] in _VOWELS
        if word[at - 1] == "-" or (begins and not _VOWELS.isdisjoint(low[:at])):
            yield word[:at], word[at:]
