"""Is a database in a file open in another program, whatever is in it?"""

import os
from pathlib import Path

from desktop_app.disk.errors import HeldError
from desktop_app.disk.long_paths import openable

_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510
"""The bytes of its file that SQLite locks for as long as somebody reads it or may."""


def require_free(path: Path) -> None:
    """HeldError where another program has the file open. Raises OSError.

    Not for a file that this program itself has open: Linux would forget its locks.
    """
    path = openable(path)
    if not path.exists():
        return
    if os.name == "nt":
        _require_free_to_rename(path)
    else:
        _require_unlocked(path)


def _require_free_to_rename(path: Path) -> None:
    """Windows renames no file that SQLite has open."""
    try:
        path.rename(path)
    except PermissionError as error:
        raise HeldError(error.errno, error.strerror) from error


def _require_unlocked(path: Path) -> None:
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except BlockingIOError as error:
            raise HeldError(error.errno, error.strerror) from error
