"""What a process did to the files of a folder, in order: `shim.c` writes it down."""

import atexit
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

COMPILER = shutil.which("cc") or shutil.which("gcc")
"""Without one nothing is recorded, and no sample of it runs with the ordinary tests."""
_HEAD = struct.Struct("=ciqII")


class Event(NamedTuple):
    """``what``: o(pen), c(lose), w(rite), t(runcate), s(ync), r(ename), l(ink), u(nlink), m(kdir).

    ``number`` is where it was written, to which size it was cut, or 1 where opening emptied it;
    ``data`` is what was written, or the path; ``to`` is the other path.
    """

    what: str
    fd: int
    number: int
    data: bytes
    to: bytes

    @property
    def path(self) -> str:
        return os.fsdecode(self.data)


@cache
def _shim() -> Path:
    assert COMPILER, "needs a C compiler"
    folder = mkdtemp()
    atexit.register(shutil.rmtree, folder)
    made = Path(folder) / "shim.so"
    source = Path(__file__).with_name("shim.c")
    command = [COMPILER, "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC"]
    subprocess.run([*command, "-o", str(made), str(source)], check=True)
    return made


def recorded(command: Sequence[str], under: Path, into: Path) -> list[Event]:
    """Run the command to its end; what it did to the files in ``under``; `Path()` is everywhere."""
    environment = {
        **os.environ,
        "LD_PRELOAD": str(_shim()),
        "RECORDED_IN": str(into),
        "RECORDED_UNDER": "" if under == Path() else str(under),
        "PYTHONHASHSEED": "0",
    }
    subprocess.run(command, check=True, env=environment)
    return list(_events(into.read_bytes()))


def _events(content: bytes) -> Iterator[Event]:
    at = 0
    while at < len(content):
        what, fd, number, one, two = _HEAD.unpack_from(content, at)
        start, middle = at + _HEAD.size, at + _HEAD.size + one
        at = middle + two
        yield Event(what.decode(), fd, number, content[start:middle], content[middle:at])
