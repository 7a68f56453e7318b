"""What is done to names is on the disk, so that a power cut does not undo it.

A file's own fsync keeps what is in it. Under which name it is found again is kept by its folder.
"""

import os
from contextlib import suppress
from pathlib import Path


def to_disk(path: Path) -> None:
    """A file, or the names in a folder. Raises OSError.

    Windows keeps no folder open, and needs it not: its renames are in the file system's log.
    """
    if os.name == "nt" and path.is_dir():
        return
    opened = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def keep_names(folder: Path) -> None:
    """Names that were changed in a folder stay changed, as far as its disk can say so."""
    with suppress(OSError):  # a disk that takes no such order, such as a share of another system
        to_disk(folder)


def make_folder(path: Path, mode: int = 0o777) -> None:
    """With those above it, where they are not there; each is found again. Raises OSError."""
    new = [each for each in (path, *path.parents) if not each.exists()]
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    for each in new:
        keep_names(each.parent)
