"""Where a word may go on in the next line: at its own hyphen, or between syllables."""

import re
from collections.abc import Collection, Iterator
from itertools import accumulate, pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import paragraph

SOFT = "\N{SOFT HYPHEN}"

_LEAST = 3
"""So many letters stand on each side of a hyphen."""
_LONGEST_SYLLABLE = 5
"""What is longer is no word of a language, and is broken anywhere."""

_VOWELS = frozenset("аәеёиіоөуұүыэюя")
_NOT_FIRST = frozenset("ьъй-")

# ReportLab takes only Latin and Russian letters for such, and asks of nothing else where it breaks.
_ANYTHING = re.compile(r"(?s).")
_WITH_HYPHENS = re.compile(r"^(?:[^\W\d_]|[-\xad])+$")
_PART = re.compile(r"[^-]*-|[^-]+")
_DIGIT = re.compile(r"\d")


def take_all_letters() -> None:
    """Let words of all letters be broken at hyphens: ReportLab offers no other way."""
    vars(paragraph).update(_hy_letters_pat=_ANYTHING, _hy_shy_letters_pat=_WITH_HYPHENS)


def places(word: str) -> Iterator[tuple[str, str]]:
    """For a word, both parts for each of its own hyphens where it may be broken, the last first."""
    if _DIGIT.search(word):
        return
    for at in range(len(word) - _LEAST, _LEAST, -1):
        if word[at - 1] == "-":
            yield word[:at], word[at:]


def syllables(word: str) -> Iterator[tuple[str, str]]:
    """The same for a word that is longer than its line, then between syllables, then anywhere.

    In Kazakh as in Russian a syllable that follows begins with the consonant before its vowel, and
    no part is without a vowel. A number is cut where the line ends: a hyphen would seem its own.
    """
    if _DIGIT.search(word):
        return
    low = word.lower()
    within = range(len(word) - 2, 1, -1)
    own = [at for at in within if word[at - 1] == "-"]
    between = [
        at
        for at in within
        if low[at] not in _VOWELS | _NOT_FIRST
        and low[at].isalpha()
        and low[at + 1] in _VOWELS
        and not _VOWELS.isdisjoint(low[:at])
        and "-" not in word[at - 2 : at + _LEAST]
    ]
    ends = sorted({0, len(word), *own, *between})
    endless = [
        at
        for first, last in pairwise(ends)
        if last - first > _LONGEST_SYLLABLE
        for at in range(first + 2, last - 1)
        if word[at - 1 : at + 1].isalpha()
    ]
    for at in (*own, *between, *reversed(endless)):
        yield word[:at], word[at:]


class Breaking:
    """Where the words of a text may be broken: between syllables what no line holds of them."""

    def __init__(self, too_long: Collection[str]) -> None:
        """``too_long`` are the parts of words, up to their own hyphens, that no line holds."""
        self._too_long = too_long

    def __call__(self, word: str) -> Iterator[tuple[str, str]]:
        # ReportLab asks also of what is left of a word, and without the marks around it.
        is_too_long = any(part in each for part in parts(word) for each in self._too_long)
        return syllables(word) if is_too_long else places(word)


def parts(word: str) -> list[str]:
    """A word's parts, each with the hyphen of its own that ends it."""
    return _PART.findall(word)


def cut(word: str, font: str, room: float, size: float) -> Iterator[str]:
    """Pieces of a word that each have room in a line, with a soft hyphen where one is put in."""
    while len(word) > 1 and stringWidth(word, font, size) > room:
        piece, word = _first_piece(word, font, room, size)
        yield piece
    yield word


def _first_piece(word: str, font: str, room: float, size: float) -> tuple[str, str]:
    """What of a word has room in a line, and what is left of it."""
    for before, after in syllables(word):
        piece = before if before.endswith("-") else f"{before}{SOFT}"
        if stringWidth(piece, font, size) <= room:
            return piece, after
    fits = accumulate(stringWidth(character, font, size) for character in word)
    at = max(1, sum(wide <= room for wide in fits))
    return word[:at], word[at:]
