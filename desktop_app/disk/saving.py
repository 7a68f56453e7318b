"""Files are written beside their place and put there in one step: never half a file."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from desktop_app.disk.errors import HeldError
from desktop_app.disk.held import BRIEFLY, PATIENTLY, is_held, tried
from desktop_app.disk.long_paths import openable


@contextmanager
def written_beside(
    path: Path,
    *,
    pauses: Sequence[float] = PATIENTLY,
    wait: Callable[[float], object] = time.sleep,
) -> Iterator[IO[bytes]]:
    """What is written into the file takes the place of ``path`` when all of it is on the disk.

    Raises OSError and leaves the old file whole: HeldError when it is open in Excel and stays so
    after every pause.
    """
    path = openable(path)
    beside = path.with_name(f".saving-{os.urandom(8).hex()}")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(beside, path, pauses=pauses, wait=wait)
    except BaseException:
        with suppress(OSError):  # what stopped it is told, not what keeps its half a file
            tried(lambda: beside.unlink(missing_ok=True), is_held, pauses=BRIEFLY, wait=wait)
        raise


def put_in_place(
    file: Path,
    place: Path,
    *,
    pauses: Sequence[float] = PATIENTLY,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Rename a file, over an older one if there is one; HeldError where that stays open."""

    def is_in_use(error: OSError) -> bool:
        # Windows says "access denied" of a file that is open and may not be deleted meanwhile.
        return is_held(error) or (isinstance(error, PermissionError) and place.is_file())

    try:
        tried(lambda: file.replace(place), is_in_use, pauses=pauses, wait=wait)
    except OSError as error:
        if is_in_use(error):
            raise HeldError(error.errno, error.strerror) from error
        raise
