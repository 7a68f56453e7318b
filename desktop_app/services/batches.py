"""Doing one act for many, one after the other: what was done stays, the rest can be done later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop_app.law.steps import Step
from desktop_app.services.explaining import steps_of
from desktop_app.storage.trouble import DatabaseTrouble

Progress = Callable[[int], None]
"""Told how many are done with."""
Stopped = Callable[[], bool]
"""Whether somebody wants it to stop."""

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Outcome(Generic[R]):
    """What was ``done``, why others could not be, and how many were not begun."""

    done: tuple[R, ...]
    troubles: tuple[Step, ...]
    left: int


def each(
    items: Sequence[T], act: Callable[[T], R], progress: Progress, stopped: Stopped
) -> Outcome[R]:
    """Do the act for every item, each in its own transaction, until somebody stops it.

    An item that meets known trouble is passed over; trouble with the database itself ends it.
    """
    done: list[R] = []
    troubles: list[Step] = []
    for number, item in enumerate(items):
        if stopped():
            return Outcome(tuple(done), tuple(troubles), len(items) - number)
        try:
            done.append(act(item))
        except Exception as error:  # known trouble is told, anything else is a bug
            found = steps_of(error)
            if not found:
                raise
            troubles.extend(found)
            if isinstance(error, DatabaseTrouble):
                return Outcome(tuple(done), tuple(troubles), len(items) - number - 1)
        progress(number + 1)
    return Outcome(tuple(done), tuple(troubles), 0)
