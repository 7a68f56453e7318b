"""The months of a line as they are kept."""

from collections.abc import Sequence
from functools import lru_cache

from desktop_app.law.quarters import Month


def months_of(stored: Sequence[str]) -> tuple[Month, ...]:
    """Most lines of a sheet have the same ones."""
    return _months(tuple(stored))


@lru_cache(maxsize=4096)
def _months(stored: tuple[str, ...]) -> tuple[Month, ...]:
    return tuple(map(Month.parse, stored))
