"""A program's window on Windows: how soon it is there, and that it closes as it should."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.windows.machine import PLACE, Machine, start

SEEN = Path(__file__).with_name("window_seen.py")
LONGEST = 120  # seconds until there is a window


@dataclass(frozen=True)
class Seen:
    seconds: float
    title: str


@contextmanager
def window(
    machine: Machine,
    title: str,
    *command: "str | Path",
    folder: Path = PLACE,
    longest: float = LONGEST,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Seen]:
    """Start ``command``; meanwhile its window, with ``title`` in its title, is open.

    Raises AssertionError where there is no window, or where the program does not end with 0.
    """
    program = start(
        machine,
        machine.python,
        SEEN,
        str(longest),
        title,
        *command,
        folder=folder,
        variables=variables,
    )
    assert program.stdout is not None
    assert program.stdin is not None
    told = program.stdout.readline().decode().strip()
    assert told[:1].isdigit(), f"{command[0]} showed no window “{title}” in {longest:.0f} s: {told}"
    seconds, _, title = told.partition(" ")
    try:
        yield Seen(float(seconds), title)
    finally:
        program.stdin.write(b"\n")
        program.stdin.close()
        code = program.wait(120)
    assert code == 0, f"{command[0]} ended with {code}: {_rest(program.stdout)}"


def _rest(said: IO[bytes]) -> str:
    """What can be read without waiting: Wine's services may hold the pipe open."""
    os.set_blocking(said.fileno(), False)
    return (said.read() or b"").decode("utf-8", "replace")
