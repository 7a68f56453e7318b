"""Files are written beside their place and put there in one step: never half a file."""

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

from desktop_app.disk import private
from desktop_app.disk.durable import keep_names
from desktop_app.disk.errors import HeldError
from desktop_app.disk.held import BRIEFLY, PATIENTLY, is_held, tried
from desktop_app.disk.long_paths import openable

_BESIDE = re.compile(r"\.saving-[0-9a-f]{16}")
_AN_HOUR = 3600
"""Seconds; no file is written for so long."""


Within = Callable[[], AbstractContextManager[object]]
"""What must hold at the moment in which a file comes to its place, such as an act that is kept
with it: nothing is put there where it raises, and nothing waits for the file to be written."""


@contextmanager
def written_beside(
    path: Path,
    within: Within = nullcontext,
    *,
    pauses: Sequence[float] = PATIENTLY,
    wait: Callable[[float], object] = time.sleep,
) -> Iterator[IO[bytes]]:
    """What is written into the file takes the place of ``path`` when all of it is on the disk.

    Raises OSError and leaves the old file whole: HeldError when it is open in Excel and stays so
    after every pause. In a folder of the user's own it is for the user alone; elsewhere it is as
    the system makes files there.
    """
    path = openable(path)
    _remove_what_was_left(path.parent)
    beside = path.with_name(f".saving-{os.urandom(8).hex()}")
    try:
        with private.new(beside) if private.holds(path) else beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with within():
            put_in_place(beside, path, pauses=pauses, wait=wait)
    except BaseException:
        with suppress(OSError):  # what stopped it is told, not what keeps its half a file
            tried(lambda: beside.unlink(missing_ok=True), pauses=BRIEFLY, wait=wait)
        raise


def _remove_what_was_left(folder: Path) -> None:
    """Halves of files that a program which was killed left there, with whatever they say."""
    before = time.time() - _AN_HOUR
    with suppress(OSError):  # told when the file is written
        for left in folder.iterdir():
            with suppress(OSError):  # somebody else has removed it, or holds it
                if _BESIDE.fullmatch(left.name) and left.stat().st_mtime < before:
                    left.unlink()


def put_in_place(
    file: Path,
    place: Path,
    *,
    pauses: Sequence[float] = PATIENTLY,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Rename a file, over an older one if there is one; HeldError where that stays open.

    A power cut does not undo it, and what is done next never happens without it.
    """

    def is_in_use(error: Exception) -> bool:
        # Windows says "access denied" of a file that is open and may not be deleted meanwhile.
        return is_held(error) or (isinstance(error, PermissionError) and place.is_file())

    try:
        tried(lambda: file.replace(place), is_in_use, pauses=pauses, wait=wait)
    except OSError as error:
        if is_in_use(error):
            raise HeldError(error.errno, error.strerror) from error
        raise
    keep_names(place.parent)
