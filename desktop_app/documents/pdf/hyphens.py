"""Where a word may go on in the next line: at its own hyphen."""

import re
from collections.abc import Iterator

from reportlab.platypus import paragraph

_LEAST = 3
"""So many letters stand on each side of a hyphen."""

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
