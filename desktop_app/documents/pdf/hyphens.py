"""Where a word may go on in the next line: at its own hyphen, between syllables, or anywhere.

A word is looked at only as far as one line holds of it, so that one without an end costs no more
for each of its lines than any other.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from desktop_app.documents.pdf.glue import NO_BREAK

SOFT = "\N{SOFT HYPHEN}"
"""A hyphen that is put in: it is seen, and is no letter of the word."""

_LEAST = 3
"""So many letters stand on each side of a word's own hyphen."""
_FULL = 1 / 3
"""A line that ends with a syllable holds so much; else the word is none of a language."""
_NOTHING = 1e-6

_VOWELS = frozenset("аәеёиіоөуұүыэюяАӘЕЁИІОӨУҰҮЫЭЮЯaeiouyAEIOUY")
_NOT_FIRST = frozenset("ьъйЬЪЙ")
_MARKS = "«»„“”()[]{}\"'’?!.,;:…"

_LETTERS_AND_HYPHENS = re.compile(r"(?:[^\W\d_]|-)+")
_ADDRESS = re.compile(r"[@_\\=&#%<>]|//|[A-Za-z\d]{2}\.[A-Za-z]{2}")
_ACCOUNT = re.compile(r"[A-Z]{2}\d{2}[A-Z\d]+")
_DIGIT = re.compile(r"\d")
_LONG_ENOUGH = re.compile(r"[^\W\d_]{5}")
_AFTER = frozenset("-/@.,;:_=&")


class Break(NamedTuple):
    """Where the next line begins, and whether a hyphen is put in before it."""

    at: int
    hyphen: bool = False


class Word:
    """A word whose letters have been measured once. All measures are of one unit."""

    def __init__(self, text: str, widths: Sequence[float], hyphen: float) -> None:
        self.text = text
        self._ends = [0.0, *accumulate(widths)]
        self._hyphen = hyphen
        self._is_plain = bool(_LETTERS_AND_HYPHENS.fullmatch(text.strip(_MARKS)))
        self._takes_hyphen = [
            takes
            for part in text.split(NO_BREAK)
            for takes in [not is_code(part)] * (len(part) + 1)
        ]

    def wide(self, start: int, found: Break) -> float:
        """How wide a piece is, with its hyphen; a no-break space at its end takes no room."""
        end = found.at - (self.text[found.at - 1] == NO_BREAK)
        return self._ends[end] - self._ends[start] + self._hyphen * found.hyphen

    def place(self, start: int, room: float, line: float, *, begins: bool) -> Break | None:
        """Where it is broken that goes on from ``start``; None where the next line has to do.

        ``room`` is what this line leaves, ``line`` what the next one has; ``begins``: nothing
        stands in this line yet. What the next line holds whole is broken at its own hyphens only.
        """
        left = self._ends[-1] - self._ends[start]
        is_too_long = left > line + _NOTHING or (begins and left > room + _NOTHING)
        own = self._own(start, room, line, is_too_long)
        if own or not is_too_long:
            return own
        if begins:
            found = self._syllable(start, room)
            is_full = found is not None and self.wide(start, found) >= room * _FULL
            return found if is_full else self._anywhere(start, room)
        next_line_does = self._own(start, line, line, is_too_long)
        return None if next_line_does else self._syllable(start, room)

    def _reach(self, start: int, room: float) -> int:
        """The end of what of it has room."""
        most = self._ends[start] + room + _NOTHING
        return max(bisect_right(self._ends, most, lo=start) - 1, start)

    def _own(self, start: int, room: float, line: float, is_too_long: bool) -> Break | None:
        text = self.text
        if not (is_too_long or self._is_plain):
            return None
        for at in range(min(self._reach(start, room), len(text) - 1), start, -1):
            if text[at - 1] == "-" and at - start > _LEAST and len(text) - at >= _LEAST:
                return Break(at)
            if is_too_long and text[at - 1] == NO_BREAK and self._next_part_fits(at, line):
                return Break(at)
        return None

    def _next_part_fits(self, start: int, line: float) -> bool:
        """Whether what stands together from here on is held by a line."""
        end = self._reach(start, line)
        return end == len(self.text) or NO_BREAK in self.text[start : end + 1]

    def _syllable(self, start: int, room: float) -> Break | None:
        """Between syllables: in Kazakh as in Russian one that follows begins with the consonant
        before its vowel, and none is without a vowel."""
        text = self.text
        last = min(self._reach(start, room - self._hyphen), len(text) - 2)
        first = next((at for at in range(start, last) if text[at] in _VOWELS), last)
        for at in range(last, max(first, start + 1), -1):
            begins = text[at] not in _VOWELS | _NOT_FIRST and text[at + 1] in _VOWELS
            if begins and self._takes_hyphen[at] and text[at - 2 : at + 2].isalpha():
                return Break(at, hyphen=True)
        return None

    def _anywhere(self, start: int, room: float) -> Break:
        """A number or an address gets no hyphen: it would seem its own."""
        text, count = self.text, len(self.text)
        if self._takes_hyphen[start]:
            at = max(self._reach(start, room - self._hyphen), start + 1)
            at = min(at, max(count - 2, start + 1))
            at = self._before_marks(start, at)
            found = Break(at, hyphen=text[at - 1 : at + 1].isalpha() and self._takes_hyphen[at])
            return found if self.wide(start, found) <= room + _NOTHING else Break(at)
        at = max(self._reach(start, room), start + 1)
        half = (start + at) // 2
        after = (place for place in range(at, half, -1) if text[place - 1] in _AFTER)
        return Break(self._before_marks(start, next(after, at)))

    def _before_marks(self, start: int, at: int) -> int:
        """What stands above or below a letter stays with it."""
        while at > start + 1 and unicodedata.combining(self.text[at]):
            at -= 1
        return at


def is_code(part: str) -> bool:
    """Whether it is a number, an account or an address: no hyphen may be put into it."""
    bare = part.strip(_MARKS)
    if _ADDRESS.search(bare) or _ACCOUNT.fullmatch(bare):
        return True
    return bool(_DIGIT.search(bare)) and not _LONG_ENOUGH.search(bare)
