"""Words that stand in the database for something the program knows, and those that no longer do."""

from enum import Enum
from typing import Any, TypeVar

E = TypeVar("E", bound=Enum)


class UnknownWord(ValueError):
    """Data hold a word, such as a status or a rule of a decision, that this program has not.

    ``what`` names its kind in the program; ``word`` is as it is stored, and no personal data.
    """

    def __init__(self, what: str, word: Any) -> None:
        super().__init__(f"unknown {what}")
        self.what = what
        self.word = str(word)


class Unreadable(ValueError):
    """What is stored makes no sense, such as a day that is none: damage, and no bug."""


def meaning_of(kind: type[E], stored: Any) -> E:
    """What a stored word stands for. Raises UnknownWord."""
    try:
        return kind(stored)
    except ValueError:
        raise UnknownWord(kind.__name__, stored) from None
