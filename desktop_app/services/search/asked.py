"""What somebody types into the search, as words of names and as parts of numbers."""

from dataclasses import dataclass

from desktop_app.records.plain_text import LONGEST_SOUGHT, plain
from desktop_app.services.search.numbers import number_key, phone_key
from desktop_app.services.search.words import Word, words_of

LEAST_NAME, LEAST_PART = 2, 3
"""Letters of a name, and characters of a part of a number, that are sought beside each other."""


@dataclass(frozen=True)
class Asked:
    """``words`` are all that was typed; ``letters`` and ``digits`` its words without and with a
    digit; ``numbers`` the whole as one number, in each way it may be meant."""

    words: tuple[Word, ...]
    letters: tuple[Word, ...]
    digits: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def is_name_and_number(self) -> bool:
        """Whether a part of a number stands beside a name; ``Ө-2026`` is no name."""
        return (
            bool(self.letters and self.digits)
            and all(len(word.key) >= LEAST_NAME for word in self.letters)
            and all(len(part) >= LEAST_PART for part in self.digits)
        )

    @property
    def is_empty(self) -> bool:
        return not self.words


def asked(text: str) -> Asked:
    """Longer than any name or number it is nothing that could be found."""
    text = plain(text).strip()
    words = tuple(words_of(text)) if len(text) <= LONGEST_SOUGHT else ()
    letters = tuple(word for word in words if not _has_digit(word.key))
    digits = tuple(number_key(word.spelled) for word in words if _has_digit(word.key))
    numbers = [number_key(text)] if digits else []
    if digits and all(each.isdecimal() for each in digits) and not letters:
        numbers.append(phone_key(text))
    return Asked(words, letters, digits, tuple(dict.fromkeys(filter(None, numbers))))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
