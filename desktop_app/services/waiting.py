"""How far long work has come, and a way to stop it."""

from collections.abc import Callable

from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble

Progress = Callable[[int, int], None]
"""Told how much is done, of how much. Whoever wants no more raises `Stopped` out of it, and the
work is left as any trouble leaves it: nothing is saved, and no file is half there."""


class Stopped(Trouble):
    """Somebody who waited wants no more."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was saved."))


def nobody(_done: int, _count: int) -> None:
    """Where nobody waits to be told."""


_WHOLE = 1_000


def share(progress: Progress, first: float, last: float) -> Progress:
    """The progress of one part of the work, which goes from one share of the whole to another."""

    def told(done: int, count: int) -> None:
        part = done / count if count else 1.0
        progress(int((first + (last - first) * part) * _WHOLE), _WHOLE)

    return told
