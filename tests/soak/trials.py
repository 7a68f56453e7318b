"""What a soak is made of: a promise, how often it is tried, and one trial by its number."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

Trial = Callable[[int], str]
"""Tries what its number says, the same each time: what went wrong, or an empty text."""


@dataclass(frozen=True)
class Soak:
    """``begin`` makes ready what all trials share, in a folder of theirs; ``sample`` of them, from
    the first to the last, or just those, run with the ordinary tests; 0 of a soak whose trials take
    too long for them."""

    name: str
    promise: str
    count: int
    sample: int | range
    begin: Callable[[Path], AbstractContextManager[Trial]]

    def numbers(self, most: int | None = None) -> list[int]:
        """The trials to run: all of them, or so many spread over all."""
        wanted = min(most or self.count, self.count)
        return [number * self.count // wanted for number in range(wanted)]

    def sampled(self) -> list[int]:
        """Those that run with the ordinary tests."""
        return [*self.sample] if isinstance(self.sample, range) else self.numbers(self.sample)


def failures(soak: Soak, numbers: list[int], folder: Path) -> Iterator[str]:
    """What went wrong in the trials of those numbers, as it is found."""
    with soak.begin(folder) as trial:
        for number in numbers:
            wrong = trial(number)
            if wrong:
                yield f"{soak.name}, trial {number}: {wrong}"
