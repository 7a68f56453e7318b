"""What may be a password: ten characters that nobody guesses first, or words that were drawn."""

import secrets
from collections import Counter
from itertools import pairwise
from unicodedata import normalize

from desktop_app import paths

SHORTEST = 10
LONGEST = 200
WORDS = 3

_FEWEST_DIFFERENT = 5
_ROWS = ("qwertyuiop asdfghjkl zxcvbnm", "йцукенгшщзхъ фывапролджэ ячсмитьбю", "01234567890")


def draw() -> str:
    """Three words of 2 048, with a blank between them: 33 bits, each guess a tenth of a second."""
    words = paths.resource("passwords", "words.txt").read_text(encoding="utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def weakness(password: str, *known: str) -> str:
    """Why it may not be a password: "short", "long", "simple", "known"; empty where it may.

    ``known`` is what others know of its owner, such as their name.
    """
    folded = normalize("NFC", password).casefold().strip()
    if len(folded) < SHORTEST:
        return "short"
    if len(folded) > LONGEST:
        return "long"
    if any(part in folded for name in known for part in _parts(name)):
        return "known"
    return "simple" if _is_simple(folded) else ""


def _parts(name: str) -> list[str]:
    return [part for part in normalize("NFC", name).casefold().split() if len(part) > 3]


def _is_simple(folded: str) -> bool:
    """A few characters repeated, or neighbours on the keyboard."""
    if len(Counter(folded)) < _FEWEST_DIFFERENT:
        return True
    rows = "".join(_ROWS).replace(" ", "")
    pairs = list(pairwise(folded))
    steps = sum(1 for one, other in pairs if one + other in rows or other + one in rows)
    return steps > len(pairs) * 2 // 3
