"""What the search finds, slowly and plainly: every entry is looked at by itself."""

from collections.abc import Sequence

from desktop_app.services.search.asked import Asked
from desktop_app.services.search.group import Entry, Key
from desktop_app.services.search.words import (
    BEGINS,
    INSIDE,
    LEAST_INSIDE,
    SAME,
    SOUNDS_BEGUN,
    SOUNDS_SAME,
    Word,
    words_of,
)

NOT_AT_ALL = 99


def found(entries: Sequence[Entry], asked: Asked, most: int, *, last_first: bool) -> list[Key]:
    """The keys of the best entries: by how well they answer, then in their order."""
    order = list(enumerate(entries))
    if last_first:
        order.reverse()
    levels = [(_answers(entry, asked), at, entry) for at, (_row, entry) in enumerate(order)]
    answering = sorted((*each[:2], each[2].key) for each in levels if each[0] < NOT_AT_ALL)
    return [key for _level, _at, key in answering[:most]]


def _answers(entry: Entry, asked: Asked) -> int:
    names = words_of(entry.names)
    levels = [_named(names, asked.words)]
    levels += [_numbered(number, part) for part in asked.numbers for number in entry.numbers]
    has_digits = all(any(part in number for number in entry.numbers) for part in asked.digits)
    if asked.is_name_and_number and has_digits:
        levels.append(_named(names, asked.letters))
    return min(levels)


def _named(names: list[Word], typed: Sequence[Word]) -> int:
    """As well as the word that fits worst."""
    if not typed:
        return NOT_AT_ALL
    return max(min((_word(name, word) for name in names), default=NOT_AT_ALL) for word in typed)


def _word(name: Word, typed: Word) -> int:
    if name.spelled == typed.spelled:
        return SAME
    if name.key == typed.key:
        return SOUNDS_SAME
    if name.spelled.startswith(typed.spelled):
        return BEGINS
    if name.key.startswith(typed.key):
        return SOUNDS_BEGUN
    inside = len(typed.key) >= LEAST_INSIDE and typed.key in name.key
    return INSIDE if inside else NOT_AT_ALL


def _numbered(number: str, part: str) -> int:
    if number == part:
        return SAME
    if number.startswith(part) or number.endswith(part):
        return BEGINS
    return INSIDE if part in number else NOT_AT_ALL
