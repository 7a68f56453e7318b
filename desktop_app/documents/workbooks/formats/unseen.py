"""What is in a cell, and is not seen there: white on white, by its number's format, too narrow."""

import re

THINNEST_LETTER = 3
"""Letters and rows of fewer points are not seen."""
NARROWEST_COLUMN = 2
"""In columns of fewer characters no sum is seen."""


def is_narrow(width: float) -> bool:
    """In characters of the workbook."""
    return width < NARROWEST_COLUMN


def hides(code: str) -> bool:
    """Whether a format of numbers shows nothing of one above nought: ``;;;``, or only a text."""
    return not _SHOWS.search(_ASIDE.sub("", code.partition(";")[0]))


def words_of(code: str) -> str:
    """What a format writes beside a number, where that is more than a currency."""
    said = " ".join("".join(pair) for pair in _WRITTEN.findall(code.partition(";")[0])).strip()
    return "" if _CURRENCY.fullmatch(said) else said


def words_beside(shown: str) -> str:
    """The same of a number as it is shown."""
    said = _NUMBER.sub(" ", shown).strip()
    return said if _WORD.search(said) and not _CURRENCY.fullmatch(said) else ""


_NUMBER = re.compile(r"-?\d[\d\s.,'%]*(?:E[+-]?\d+)?")
_WORD = re.compile(r"[^\W\d_]{2}")
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^]]*]')
"""What a format writes beside a number: texts, spaces, colours and conditions."""
_WRITTEN = re.compile(r'"([^"]*[^\W\d_]{2}[^"]*)"|((?:\\[^\W\d_]){2,})')
_SHOWS = re.compile("[0#?@dmyhsbg]|general|основной|негізгі", re.IGNORECASE)
_CURRENCY = re.compile(r"\W*(?:т\W*г|тенге|теңге|kzt|руб|[₸$€]|г|ж|жыл|год)?\W*", re.IGNORECASE)


def is_lost(fill: str, letters: str) -> bool:
    """Whether letters have the colour of what they stand on; both as six digits, or empty."""
    ground, ink = _GROUNDS.get(fill, fill), _INKS.get(letters, letters)
    if len(ground) != len("RRGGBB") or len(ink) != len("RRGGBB"):
        return False
    try:
        pairs = [(int(ground[at : at + 2], 16), int(ink[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:  # a colour that only its theme knows
        return False
    return max(abs(one - other) for one, other in pairs) < _LEAST_APART


_LEAST_APART = 32
_GROUNDS = {"": "FFFFFF", "TRANSPARENT": "FFFFFF", "THEME0": "FFFFFF", "THEME1": "000000"}
_INKS = {"": "000000", "THEME0": "FFFFFF", "THEME1": "000000"}
