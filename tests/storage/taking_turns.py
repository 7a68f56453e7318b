"""Writers that never pause may keep one of them waiting for longer than the program waits."""

from collections.abc import Callable
from typing import TypeVar

from desktop_app.storage.trouble import DatabaseTrouble

R = TypeVar("R")


def in_turn(act: Callable[[], R]) -> R:
    """Do it, once more for as often as the database is busy: a person would try again as well."""
    while True:
        try:
            return act()
        except DatabaseTrouble as trouble:
            if trouble.kind != "busy":
                raise
