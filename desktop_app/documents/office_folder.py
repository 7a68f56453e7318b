"""The folder where the office keeps files of its own: the words of forms, and layouts of sheets.

Papers are printed deep inside the acts of the office, so the folder is one for the whole process:
whoever starts the program names it with `use`, before the first paper. Any thread may print.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class _OfficeFolder:
    """``looks`` counts how often everybody was told to look at its files anew."""

    path: Path | None = None
    must_exist: bool = False
    looks: int = 0


Stamp = tuple[int, int, int]

_office = _OfficeFolder()


def use(folder: Path | None, *, must_exist: bool = False) -> None:
    """Where the office keeps its own files from now on; None: nowhere.

    A folder that ``must_exist`` is missed when it is not there.
    """
    global _office
    _office = _OfficeFolder(folder, must_exist, _office.looks + 1)


def path() -> Path | None:
    return _office.path


def is_missed() -> bool:
    """Whether the folder was chosen and is not there."""
    return _office.must_exist and _office.path is not None and not _office.path.is_dir()


def look_anew() -> None:
    """What was judged of any file holds no longer, though its time and size may be the same:
    shared folders may keep a file's time to two seconds only."""
    use(_office.path, must_exist=_office.must_exist)


def stamp(file: Path) -> Stamp:
    """Another one when a file has changed or is to be looked at anew; OSError when it can't be
    seen."""
    seen = file.stat()
    return _office.looks, seen.st_mtime_ns, seen.st_size


UNSEEN: Stamp = (0, 0, 0)
"""The stamp of a file that is there and can't be seen."""
