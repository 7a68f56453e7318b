"""A database in a file takes the place of another: all of it in one step, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from desktop_app.disk.durable import keep_names
from desktop_app.disk.long_paths import openable
from desktop_app.disk.saving import put_in_place
from desktop_app.keys import files
from desktop_app.law.steps import N_
from desktop_app.services.errors import Trouble
from desktop_app.services.file_words import why_not_written
from desktop_app.storage.logins import keyed_copy
from desktop_app.storage.trouble import DatabaseTrouble

Stamp = tuple[int, int, int]
"""What changes with every change of a file."""

_OPEN_ELSEWHERE = N_(
    "The database is open in another window or command. Close it and try again: "
    "nothing was changed."
)
_NOT_THE_SAME = N_(
    "The encrypted copy does not have all that the database has, so it was thrown away. "
    "Nothing was changed: have the disk checked, and call for help."
)


def being_made(file: Path) -> Path:
    """Where the new file grows. Whoever opens the office never takes it for the office."""
    return file.with_name(f".{file.name}.making")


@contextmanager
def written(file: Path) -> Iterator[Path]:
    """A place beside the file for a new one; what was left there is removed, and what is not used.

    Raises Trouble and DatabaseTrouble.
    """
    beside = being_made(file)
    try:
        keyed_copy.remove(beside)
        yield beside
    except BaseException:
        with suppress(OSError):
            keyed_copy.remove(beside)
        raise


@contextmanager
def known_trouble() -> Iterator[None]:
    """What keeps a file from being copied or replaced, as Trouble."""
    try:
        yield
    except DatabaseTrouble as error:
        if error.kind == "busy":
            raise Trouble(_OPEN_ELSEWHERE) from error
        if error.kind == "not the same":
            raise Trouble(_NOT_THE_SAME) from error
        raise
    except OSError as error:
        raise Trouble.of(why_not_written(error, Path(error.filename or ""))) from error


@contextmanager
def first_ring(file: Path) -> Iterator[None]:
    """Around all that makes a new office: a ring that was there is of none that is there.

    It stays beside under another name, because a backup of its database may come back; but for one
    of a beginning that was interrupted. An exception leaves no ring beside a database that is not.
    """
    ring = openable(files.ring_file(file))
    if openable(being_made(file)).exists():
        ring.unlink(missing_ok=True)
    _set_aside(ring)
    try:
        yield
    except BaseException:
        if stamp(file) is None:
            with suppress(OSError):
                ring.unlink(missing_ok=True)
        raise


def _set_aside(ring: Path) -> None:
    if ring.exists():
        names = (ring.with_name(f"{ring.name}-of-before-{turn}") for turn in count(1))
        ring.rename(next(name for name in names if not name.exists()))


def stamp(file: Path) -> Stamp | None:
    """None where there is no file, or an empty one."""
    try:
        found = openable(file).stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found.st_size else None


def put_in_its_place(beside: Path, file: Path, seen: Stamp | None) -> None:
    """DatabaseTrouble "busy" where another program has the file open, or changed it since."""
    if stamp(file) != seen or any(each.exists() for each in keyed_copy.companions(file)):
        raise DatabaseTrouble("busy")
    openable(beside).chmod(0o600)  # for the user alone, with what SQLite puts beside it later
    keep_names(openable(file).parent)  # the old log is gone before the new file is there
    put_in_place(openable(beside), openable(file))
