"""Where Windows programs are run: here, if this is Windows, otherwise under Wine."""

import os
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tests.windows.spool import Printer

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "windows"
"""What is made here: nothing outside is touched."""


@dataclass(frozen=True)
class Done:
    code: int
    output: str
    seconds: float


class Machine(Protocol):
    """Runs Windows programs; a path is given as this system has it."""

    python: Path
    """A Python for Windows that has everything in requirements-dev.lock."""
    local_data: Path
    """What Windows calls %LOCALAPPDATA%."""
    is_disposable: bool
    """Whether nobody works on it, so that what lies there may be removed."""

    printer: "Printer | None"
    """Where what is printed comes out, if that can be read by a program."""

    def path(self, path: Path) -> str:
        """``path`` as Windows programs know it."""
        ...

    def command(self, *command: "str | Path") -> list[str]:
        """What starts the Windows program that ``command`` names."""
        ...

    def variables(self) -> dict[str, str]:
        """Of the processes that are started."""
        ...


def run(
    machine: Machine,
    *command: "str | Path",
    folder: Path = ROOT,
    seconds: float = 1200,
    variables: Mapping[str, str] | None = None,
) -> Done:
    """Run a Windows program to its end; what it says is kept and, at the end, returned.

    All three streams are pipes: Wine gives a program that gets a file or nothing no streams at all.
    """
    started = time.monotonic()
    process = start(machine, *command, folder=folder, variables=variables)
    assert process.stdin is not None
    assert process.stdout is not None
    told = bytearray()
    # Not to the end of the pipe: Wine's own services hold it open as long as they run.
    reader = Thread(target=_read, args=(process.stdout.fileno(), told), daemon=True)
    reader.start()
    with suppress(OSError):
        process.stdin.write(b"\n")
        process.stdin.close()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        told += f"\nstopped after {seconds:.0f} seconds".encode()
    reader.join(2)
    text = told.decode("utf-8", "replace").replace("\r\n", "\n")
    return Done(process.returncode, text, time.monotonic() - started)


def _read(pipe: int, into: bytearray) -> None:
    with suppress(OSError):
        while part := os.read(pipe, 65536):
            into += part


def start(
    machine: Machine,
    *command: "str | Path",
    folder: Path = ROOT,
    variables: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    """Begin a Windows program, whose one output is read by whoever starts it."""
    usual = {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        machine.command(*command),
        cwd=folder,
        env=os.environ | usual | machine.variables() | dict(variables or {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
