"""Text as a database keeps it: whole characters, without those that control machines.

A half of a character (a lone surrogate) comes from other programs by the clipboard, NUL and the
like from broken files. Neither SQLite nor PostgreSQL keeps them all, and nobody sees them.
"""

import re

_UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

LONGEST_SOUGHT = 100
"""Characters of a search: no name and no number is longer."""


def has_unkept(text: str) -> bool:
    """Whether there is a character that can't be kept."""
    # What is printed can be kept, and is asked of each text that goes to the database.
    return not text.isprintable() and _UNKEPT.search(text) is not None


def plain(text: str) -> str:
    """The text without what can't be kept; lines and tabs stay."""
    return _UNKEPT.sub("", text)


def in_one_line(text: str) -> str:
    """The same, with a space where lines are broken."""
    return plain(_BREAKS.sub(" ", text))
