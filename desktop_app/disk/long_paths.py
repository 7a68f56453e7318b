r"""Paths of more than 260 characters, which Windows opens only when they begin with ``\\?\``."""

import ntpath
import os
from pathlib import Path

_SHORT_ENOUGH = 230
"""A folder may have 247 characters, and SQLite and `saving` put longer names beside a file."""

_AS_IT_STANDS = ("\\\\?\\", "\\\\.\\")


def openable(path: Path) -> Path:
    """The path to open, write or rename a file by; the one to show is as it was."""
    if os.name != "nt":
        return path
    return Path(of_windows(str(path.absolute())))


def of_windows(path: str) -> str:
    """A whole path of Windows, marked where it is a long one."""
    if len(path) < _SHORT_ENOUGH or path.startswith(_AS_IT_STANDS):
        return path
    path = ntpath.normpath(path)
    if path.startswith("\\\\"):
        return f"\\\\?\\UNC\\{path[2:]}"
    return f"\\\\?\\{path}"


def shown(path: Path) -> Path:
    """The path as people write it."""
    text = str(path)
    if text.startswith("\\\\?\\UNC\\"):
        return Path(f"\\\\{text[8:]}")
    return Path(text.removeprefix("\\\\?\\"))
