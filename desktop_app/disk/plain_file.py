"""Files, told from what only has a name like one, and read no further than they may be long."""

import errno
import json
import stat
from pathlib import Path
from typing import Any


def size_of(path: Path) -> int:
    """How many bytes a file has, also one that a link leads to.

    OSError where there is none, and where it is a folder, a pipe or a device: those may keep
    whoever reads them for ever.
    """
    seen = path.stat()
    if not stat.S_ISREG(seen.st_mode):
        raise IsADirectoryError(errno.EISDIR, "not a file", str(path))
    return seen.st_size


def text_of(path: Path, longest: int) -> str:
    """What a file says that others could have written: of so many bytes at most.

    Raises ValueError where it is longer or no text, and OSError as `size_of`.
    """
    size_of(path)
    with path.open("rb") as file:
        found = file.read(longest + 1)
    if len(found) > longest:
        raise ValueError(longest)
    return found.decode()


def json_of(path: Path, longest: int) -> Any:
    """The same where it is JSON; ValueError also where it is none, or nested without end."""
    try:
        return json.loads(text_of(path, longest))
    except RecursionError as error:
        raise ValueError(path.name) from error


def is_name(told: object) -> bool:
    """Whether something that was read can be the name of a file and leads out of no folder."""
    if not isinstance(told, str) or told in ("", "..") or "\0" in told:
        return False
    return Path(told).name == told
