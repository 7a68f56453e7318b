"""Where a word may go on in the next line: at its own hyphen, elsewhere only if it is endless."""

import re
from collections.abc import Iterator

from reportlab.platypus import paragraph

_LEAST = 3
"""So many letters stand on each side of a hyphen."""
# No word of Kazakh or Russian is longer, and no line holds more letters.
_ENDLESS, _MOST_IN_LINE = 30, 90
_NEVER_FIRST = "ьъЬЪ-"

# ReportLab takes only Latin and Russian letters for such.
_WORD = re.compile(r"^[^\W\d_]+$")
_WITH_HYPHENS = re.compile(r"^(?:[^\W\d_]|[-\xad])+$")


def take_all_letters() -> None:
    """Let words of all letters be broken at hyphens: ReportLab offers no other way."""
    vars(paragraph).update(_hy_letters_pat=_WORD, _hy_shy_letters_pat=_WITH_HYPHENS)


def places(word: str) -> Iterator[tuple[str, str]]:
    """Both parts for each place, the last place first; ReportLab adds a hyphen that is missing."""
    for at in range(len(word) - _LEAST, _LEAST, -1):
        if word[at - 1] == "-":
            yield word[:at], word[at:]
    if len(word) > _ENDLESS and "-" not in word[:-1]:
        for at in range(min(len(word) - _LEAST, _MOST_IN_LINE), _LEAST, -1):
            if word[at] not in _NEVER_FIRST:
                yield word[:at], word[at:]
