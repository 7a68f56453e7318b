"""Files and folders that are for the user alone.

On Windows they inherit what the user's profile lets in: the user, the system and administrators.
Python's modes say nothing there, and nothing is set.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import IO

from desktop_app.disk.durable import make_folder

FILE, FOLDER = 0o600, 0o700
_OTHERS = 0o077


_own: set[Path] = set()


def folder(path: Path) -> Path:
    """The folder, made where it is not there; one that lets others in is closed. Raises OSError.

    What is saved in it from now on is for the user alone, too: see `holds`.
    """
    make_folder(path, FOLDER)
    close(path)
    _own.add(path.resolve())
    return path


def close_all(path: Path) -> None:
    """The folder and what stands in it; deeper ones are behind the door of theirs. OSError."""
    close(folder(path))
    for each in path.iterdir():
        with suppress(FileNotFoundError):  # another window was writing just now
            close(each)


def holds(path: Path) -> bool:
    """Whether a file has its place in a folder of the user's own; asked where modes say something.

    Windows finds no way through very long paths, and needs none here.
    """
    if os.name == "nt":
        return False
    return any(above in _own for above in path.parent.resolve().joinpath(path.name).parents)


def close(path: Path) -> None:
    """Shut others out of what is there already; what belongs to somebody else is left alone."""
    if os.name == "nt":
        return
    found = path.lstat()
    is_ours = found.st_uid == os.getuid() and not stat.S_ISLNK(found.st_mode)
    if is_ours and found.st_mode & _OTHERS:
        with suppress(OSError):  # such as on a disk that can't be written to
            path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)


def new(path: Path) -> IO[bytes]:
    """A new file to write into. Raises OSError: FileExistsError where there is one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, FILE), "wb")


def appended(path: Path) -> IO[bytes]:
    """A file to write more into, at its end; made where it is not there. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, FILE), "ab")


def is_closed(path: Path) -> bool:
    """Whether the system lets nobody but the user in, as far as its modes say."""
    return os.name == "nt" or not path.stat().st_mode & _OTHERS
