"""What is found in one group: by names, by numbers, or by both."""

from collections.abc import Iterable
from typing import NamedTuple

from desktop_app.services.search.asked import Asked
from desktop_app.services.search.numbers import Numbers, merged
from desktop_app.services.search.words import Level, Words

Key = int | tuple[int, int]
"""An id, or somebody's beside that of the child whom they are found for."""


class Entry(NamedTuple):
    """Somebody or something on file: whose, all names of it, and the keys of its numbers."""

    key: Key
    names: str
    numbers: tuple[str, ...]


class GroupIndex:
    """Entries in the order in which equally good ones are shown.

    Those that have numbers alone may come the last one first.
    """

    def __init__(self, entries: Iterable[Entry] = (), *, last_first: bool = False) -> None:
        self.last_first = last_first
        self.keys: list[Key] = []
        self.gone: set[int] = set()
        """Rows whose entries are not as they were: others stand further down, or none."""
        self._words = Words(self.gone)
        self._numbers = Numbers(self.gone, last_first=last_first)
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        numbers = []
        for entry in entries:
            row = len(self.keys)
            self.keys.append(entry.key)
            if entry.names:
                self._words.add(row, entry.names)
            numbers += [(row, number) for number in entry.numbers if number]
        self._numbers.add(numbers)

    def __len__(self) -> int:
        return len(self.keys)

    def remove(self, ids: set[int]) -> None:
        """Entries that are of these ids, of whichever somebody: they are not as they were."""
        self.gone.update(
            row
            for row, key in enumerate(self.keys)
            if (key if isinstance(key, int) else key[1]) in ids
        )

    def find(self, asked: Asked, most: int) -> list[Key]:
        """The keys of the best entries, the best first."""
        found = [self._words.find(asked.words, most)] if asked.words else []
        found += [self._numbers.find(number, most) for number in asked.numbers]
        if asked.is_name_and_number:
            having = [self._numbers.having(part) for part in asked.digits]
            found.append(
                self._words.find(asked.letters, most, lambda row: all(has(row) for has in having))
            )
        return self._keys(merged(*found, most=most, last_first=self.last_first))

    def by_number(self, number: str, most: int) -> list[Key]:
        """The keys of entries that have it in a number."""
        return self._keys(self._numbers.find(number, most))

    def near(self, asked: Asked, most: int) -> list[Key]:
        """Entries whose names are a letter away from what was typed."""
        return self._keys(self._words.near(asked.letters, most)) if asked.letters else []

    def _keys(self, found: list[Level]) -> list[Key]:
        return [self.keys[each.row] for each in found]
