"""What may be a password: ten characters that nobody guesses first, or words that were drawn."""

import secrets
from collections import Counter
from itertools import pairwise
from unicodedata import normalize

from desktop_app import paths

SHORTEST = 10
LONGEST = 200
WORDS = 4

_FEWEST_DIFFERENT = 5
_ROWS = (
    "qwertyuiop asdfghjkl zxcvbnm",
    "йцукенгшщзхъ фывапролджэ ячсмитьбю",
    "әіңғүұқөһ",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
)
_FIRST_GUESSED = frozenset(
    "password passwords пароль құпиясөз құпия сөз qwerty йцукен admin администратор әкімші "
    "kazakhstan қазақстан казахстан homeeducation үйдеоқыту алматы астана шымкент".split()
)


def draw(*known: str) -> str:
    """Four words of 1 024, with a blank between them: 40 bits, each guess a tenth of a second.

    None that others know of its owner is among them.
    """
    words = paths.resource("passwords", "words.txt").read_text(encoding="utf-8").split()
    while True:
        drawn = " ".join(secrets.choice(words) for _ in range(WORDS))
        if not weakness(drawn, *known):
            return drawn


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
    """A few characters, the same again and again, figures alone, such as a telephone's, neighbours
    on the keyboard or in the alphabet, or one of the first words with figures at its end."""
    if len(Counter(folded)) < _FEWEST_DIFFERENT or folded in (folded + folded)[1:-1]:
        return True
    letters = "".join(filter(str.isalpha, folded))
    return not letters or letters in _FIRST_GUESSED or _is_of_neighbours(folded)


def _is_of_neighbours(folded: str) -> bool:
    rows = [row for rows in _ROWS for row in rows.split()]
    both = [*rows, *(row[::-1] for row in rows), "01234567890", "09876543210"]
    pairs = [one + other for one, other in pairwise(folded)]
    steps = sum(1 for pair in pairs if any(pair in row for row in both))
    return steps > len(pairs) * 2 // 3
