"""Whether two spellings are of one name: only slips of the keyboard lie between them.

Case, ё for е, hyphen for space, and letters of another alphabet that look the same. ``ә`` for ``а``
is no such slip: Әлия and Алия are two names in two documents, and somebody must say which holds.
"""

from desktop_app.identity.cleaning import AS_CYRILLIC, is_of_both, shown

_CAPITALS_ALIKE = {"m": "м", "t": "т"}
"""Latin letters that look like another's only as capitals, so that case makes no difference."""
_SAME = str.maketrans({"ё": "е", "-": " "} | _CAPITALS_ALIKE | dict.fromkeys("'’‘ʼ`´"))


def spelling(text: str) -> str:
    """What stays the same of a name however it was typed."""
    return " ".join(shown(text).translate(AS_CYRILLIC).casefold().translate(_SAME).split())


def is_slip(text: str) -> bool:
    """Whether a name mixes two alphabets in one word, or has capitals where none belong."""
    return any(is_of_both(word) or _is_in_capitals(word) for word in text.split())


def _is_in_capitals(word: str) -> bool:
    return len(word) > 1 and (word.isupper() or (word[0].islower() and word[1].isupper()))
