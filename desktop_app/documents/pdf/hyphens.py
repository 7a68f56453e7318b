"""Where a word may go on in the next line: at its hyphen, elsewhere only if no line holds it."""

import re
from collections.abc import Callable, Iterator

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import paragraph

_LEAST = 3
"""So many letters stand on each side of a hyphen."""
_MOST_IN_LINE = 90
_NEVER_FIRST = "ьъЬЪ-"

Places = Callable[[str], Iterator[tuple[str, str]]]

# ReportLab takes only Latin and Russian letters for such.
_WORD = re.compile(r"^[^\W\d_]+$")
_WITH_HYPHENS = re.compile(r"^(?:[^\W\d_]|[-\xad])+$")


def take_all_letters() -> None:
    """Let words of all letters be broken at hyphens: ReportLab offers no other way."""
    vars(paragraph).update(_hy_letters_pat=_WORD, _hy_shy_letters_pat=_WITH_HYPHENS)


def within(room: float, font: str, size: float) -> Places:
    """For a word, both parts for each place where it may be broken, the last place first.

    ReportLab adds a hyphen that is missing. A word that a whole line has no room for is broken
    anywhere.
    """

    def places(word: str) -> Iterator[tuple[str, str]]:
        for at in range(len(word) - _LEAST, _LEAST, -1):
            if word[at - 1] == "-":
                yield word[:at], word[at:]
        if "-" in word[:-1] or stringWidth(word, font, size) <= room:
            return
        for at in range(min(len(word) - 1, _MOST_IN_LINE), 0, -1):
            if word[at] not in _NEVER_FIRST:
                yield word[:at], word[at:]

    return places
