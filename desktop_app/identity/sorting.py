"""The order of names in every list and on every paper: that of the Kazakh alphabet.

The alphabet holds the Russian one, so that names of both languages stand where a reader of either
looks for them; ё is a letter of its own, after е. A key is made of digits only. Such texts every
database puts in the same order, whatever its collation and its language.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"

# What stands for the letters, two digits each, the lower the earlier.
_END = "00"
_SPACE = "01"
_NUMBER = "05"
_FIRST_LETTER = 10
_OTHER = "99"

# What stands for what is looked at last, one digit each.
_BETWEEN, _SMALL, _CAPITAL, _HYPHEN, _APOSTROPHE, _MARK = "012349"

_NUMBERS = re.compile("([0-9]{1,99})")


class _Letters(dict[int, str]):
    """What stands for a character among the letters; told apart once, then known."""

    def __missing__(self, code: int) -> str:
        plain = normalize("NFD", chr(code))
        found = plain.translate(self) if len(plain) > 1 else _other(plain)
        self[code] = found
        return found


class _Marks(dict[int, str]):
    """What stands for a character among what only tells equal letters apart."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isalnum():
            found = _CAPITAL if character.isupper() else _SMALL
        else:
            found = f"{_MARK}{code:07d}"
        self[code] = found
        return found


def _other(character: str) -> str:
    """A letter of another script stands after ours, by its code; a mark is no letter."""
    return f"{_OTHER}{ord(character):07d}" if category(character)[0] in "LN" else ""


_LETTERS = _Letters(
    {ord(letter): str(at) for at, letter in enumerate(ALPHABET + LATIN, _FIRST_LETTER)}
)
_MARKS = _Marks(
    {ord(" "): _BETWEEN}
    | dict.fromkeys(map(ord, "-‐‑–"), _HYPHEN)
    | dict.fromkeys(map(ord, "'’ʼ`"), _APOSTROPHE)
)


def sort_key(*parts: str) -> str:
    """Where somebody of this surname, given name and patronymic stands, or a school of this name.

    The same as for the whole name in one text, as a reader of a list sees it: word by word, so that
    every Ким comes before the first Кимов. Letters come first in the order of the alphabet, those
    of Latin after them; a number stands before letters, by its value. Small and capital letters,
    hyphens, apostrophes and other marks only tell apart what has the same letters. Digits only.
    """
    words = normalize("NFC", " ".join(parts)).split()
    # What has neither letters nor numbers, such as a № or a dash by itself, is no word.
    letters = _SPACE.join(filter(None, map(_letters, words)))
    marks = " ".join(words).translate(_MARKS)
    return f"{letters}{_END}{marks}"


@lru_cache(maxsize=1 << 12)
def _letters(word: str) -> str:
    between = _NUMBERS.split(word.casefold())
    between[::2] = [text.translate(_LETTERS) for text in between[::2]]
    between[1::2] = map(_number, between[1::2])
    return "".join(between)


def _number(digits: str) -> str:
    """By its value: the longer number is the greater, of equally long ones the digits say."""
    value = digits.lstrip("0")
    return f"{_NUMBER}{len(value):02d}{value}"
