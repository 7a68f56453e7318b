"""Whether two spellings are of one name: only slips of the keyboard lie between them.

Case, ё for е, hyphen for space, and letters of another alphabet that look the same. ``ә`` for ``а``
is no such slip: Әлия and Алия are two names in two documents, and somebody must say which holds.
"""

from unicodedata import category, normalize

_LATIN = "AaBCcEeHhIiKkMmOoPpTtXxYyƏə"
_CYRILLIC = "АаВСсЕеНһІіКкМмОоРрТтХхУуӘә"
_ALIKE = str.maketrans(_LATIN, _CYRILLIC)
_SAME = str.maketrans({"ё": "е", "-": " ", "‐": " ", "‑": " ", "–": " "} | dict.fromkeys("'’‘ʼ`´"))


def spelling(text: str) -> str:
    """What stays the same of a name however it was typed."""
    seen = "".join(each for each in normalize("NFC", text) if category(each) != "Cf")
    return " ".join(seen.translate(_ALIKE).casefold().translate(_SAME).split())


def is_slip(text: str) -> bool:
    """Whether a name mixes two alphabets in one word, or is all in capitals."""
    return any(_mixed(word) or (len(word) > 1 and word.isupper()) for word in text.split())


def _mixed(word: str) -> bool:
    return any(_is_latin(each) for each in word) and any(_is_cyrillic(each) for each in word)


def _is_latin(letter: str) -> bool:
    return (letter.isascii() and letter.isalpha()) or letter in "Əə"


def _is_cyrillic(letter: str) -> bool:
    return "Ѐ" <= letter <= "ԯ"
