"""What else can be done about what keeps a database from opening, by the kind of trouble."""

from collections.abc import Callable
from typing import NamedTuple

from desktop_app.translation import _

Way = tuple[str, Callable[[], None]]
"""The words of a button, and what it does."""


class Acts(NamedTuple):
    """What the window can do; ``restore`` is None where nothing restores a backup."""

    begin: Callable[[], None]
    move_log_aside: Callable[[], None]
    upgrade: Callable[[], None]
    restore: Callable[[], None] | None


_LOST = frozenset(
    {"counts differ", "damaged", "foreign log", "not a database", "not there", "other tables"}
)
"""Trouble for which a backup is a way out."""


def ways_out(kind: str, acts: Acts) -> list[Way]:
    ways: dict[str, Way] = {
        "not there": (_("Begin a new office there"), acts.begin),
        "no database": (_("Begin a new office there"), acts.begin),
        "foreign log": (_("Move it aside and open"), acts.move_log_aside),
        "older": (_("A backup was made: upgrade"), acts.upgrade),
    }
    found = [ways[kind]] if kind in ways else []
    if kind in _LOST and acts.restore is not None:
        found.append((_("Restore a backup…"), acts.restore))
    return found
