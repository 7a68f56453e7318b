r"""Paths of more than 260 characters, which Windows opens only when they begin with ``\\?\``."""

import errno
import ntpath
import os
from pathlib import Path

_SHORT_ENOUGH = 230
"""A folder may have 247 characters, and SQLite and `saving` put longer names beside a file."""

_LONGEST = 32_767
"""What Windows itself takes, in its own units."""

_AS_IT_STANDS = ("\\\\?\\", "\\\\.\\")


def openable(path: Path) -> Path:
    """The path to open, write or rename a file by; the one to show is as it was.

    Raises OSError where no path can be so long, which Python would take for a wrong value.
    """
    if os.name != "nt":
        return path
    return Path(of_windows(str(path.absolute())))


def of_windows(path: str) -> str:
    """A whole path of Windows, marked where it is a long one. Raises OSError as `openable`."""
    if len(path) < _SHORT_ENOUGH:
        return path
    if not path.startswith(_AS_IT_STANDS):
        path = ntpath.normpath(path)
        path = f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"
    if len(path.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)
    return path


def shown(path: Path) -> Path:
    """The path as people write it."""
    text = str(path)
    if text.startswith("\\\\?\\UNC\\"):
        return Path(f"\\\\{text[8:]}")
    return Path(text.removeprefix("\\\\?\\"))
