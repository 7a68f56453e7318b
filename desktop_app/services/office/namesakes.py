"""Two entries of the list of workers that may be one person: who draws up and who approves."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import permutations

from desktop_app.identity.cleaning import cleaned_name
from desktop_app.identity.folding import folded
from desktop_app.records.people import Worker

_INITIALS = 2
_MOST_PARTS = 4
_ALIKE = 0.85


def of(worker: Worker, others: Iterable[Worker]) -> list[Worker]:
    """Who else is on the list under the same name, or nearly the same."""
    return [o for o in others if o.id != worker.id and are_alike(o.name, worker.name)]


def are_alike(one: str, other: str) -> bool:
    """Whether the shorter name may be the longer one: initials for names, a letter mistyped."""
    fewer, more = sorted((_parts(one), _parts(other)), key=len)
    if len(fewer) == 1 < len(more):  # such as a position in the place of a name
        return False
    return any(
        all(map(_may_be, fewer, chosen)) and any(map(_both_words, fewer, chosen))
        for chosen in permutations(more, len(fewer))
    )


def _parts(name: str) -> list[str]:
    """In the letters that names are found by: those of a Russian keyboard, or of a passport."""
    return folded(cleaned_name(name).value).split()[:_MOST_PARTS]


def _both_words(one: str, other: str) -> bool:
    return min(len(one), len(other)) > _INITIALS


def _may_be(one: str, other: str) -> bool:
    if _both_words(one, other):
        return SequenceMatcher(None, one, other).ratio() >= _ALIKE
    return one.startswith(other) or other.startswith(one)
