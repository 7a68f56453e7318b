"""Files, told from what only has a name like one."""

import errno
import stat
from pathlib import Path


def size_of(path: Path) -> int:
    """How many bytes a file has, also one that a link leads to.

    OSError where there is none, and where it is a folder, a pipe or a device: those may keep
    whoever reads them for ever.
    """
    seen = path.stat()
    if not stat.S_ISREG(seen.st_mode):
        raise IsADirectoryError(errno.EISDIR, "not a file", str(path))
    return seen.st_size
