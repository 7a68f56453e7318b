"""What can stand in the log: codes of this program and numbers of records, nothing else.

Whatever is not one of them is written as a question mark, so that no caller can let a name in.
"""

import re
from enum import StrEnum


class Event(StrEnum):
    """What happened."""

    STARTED = "started"
    ENDED = "ended"
    OPENED = "opened"
    CLOSED = "closed"
    ACT = "act"
    TROUBLE = "trouble"
    BUG = "bug"
    NOT_DRAWN = "paper not drawn"
    BACKUP = "backup"
    RESTORED = "restored"
    UPGRADED = "upgraded"
    LOOK_NOT_KEPT = "look not kept"
    LOOKS_KEPT = "looks kept"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    LOGGED_IN = "logged in"
    LOGIN_FAILED = "login failed"


class Frame(str):
    """A place in the program's code, as `places` makes it."""

    __slots__ = ()


Said = str | int
"""A code, such as of an act or of a kind of trouble, or the number of a record."""

_CODE = re.compile(r"[a-z]+([ _][a-z]+){0,5}")
_FRAME = re.compile(r"[A-Za-z_<>?][\w.<>?]{0,120}:\d{1,6}:[\w<>?.]{1,80}", re.ASCII)
_LARGEST = 10**9
"""An identity number has twelve digits; no office has so many records."""
_UNKNOWN = "?"


def in_log(said: Said) -> str:
    """A code or a number as it is written; a question mark for anything else."""
    if isinstance(said, bool):
        return _UNKNOWN
    if isinstance(said, int):
        return str(said) if 0 <= said < _LARGEST else _UNKNOWN
    if isinstance(said, StrEnum):
        return said.value
    if isinstance(said, Frame):
        return said if _FRAME.fullmatch(said) else _UNKNOWN
    return said if len(said) <= 40 and _CODE.fullmatch(said) else _UNKNOWN
