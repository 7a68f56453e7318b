"""Files are written beside their place and put there in one step: never half a file."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written_beside(path: Path) -> Iterator[IO[bytes]]:
    """What is written into the file takes the place of ``path`` when all of it is on the disk.

    Raises OSError and leaves the old file whole: PermissionError when it is open in Excel.
    """
    beside = path.with_name(f".saving-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
