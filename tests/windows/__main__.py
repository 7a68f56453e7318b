"""`python run.py windows`: every part of the program's life on Windows, one after the other.

    python run.py windows              all parts
    python run.py windows tests setup  some of them

The last line says whether all of them passed; a part that could not be run is named there.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator

from tests.windows import (
    at_work,
    commands,
    contents,
    first_window,
    installed,
    installer,
    setups,
    signed,
    spool,
    tested,
)
from tests.windows.machine import Machine
from tests.windows.machines import here
from tests.windows.wine import WineTrouble

Seen = Iterator[str]
"""Line by line, what a part has seen; it raises where that is not as it should be."""


def _print(machine: Machine) -> Seen:
    if machine.printer is None:
        yield "left to a person: tests/windows/README.md"
    else:
        yield from spool.check(machine, machine.printer)


def _build(machine: Machine) -> Seen:
    folder = installer.freeze(machine)
    taken, files = installer.size(folder)
    yield f"{taken / 2**20:.0f} MB in {files} files"
    strangers = [*contents.strangers(machine, folder)]
    assert strangers == [], f"not of requirements.lock: {strangers}"
    yield "all of it belongs to requirements.lock, Python or PyInstaller"


def _setup(machine: Machine) -> Seen:
    yield from signed.check(installer.FOLDER / "HomeEducation.exe")
    yield from setups.check(machine)
    yield from installed.check(machine, installer.FOLDER)


def _work(machine: Machine) -> Seen:
    yield from at_work.check(machine, installer.FOLDER)


def _start(machine: Machine) -> Seen:
    yield from first_window.check(machine, installer.FOLDER)


PARTS: dict[str, Callable[[Machine], Seen]] = {
    "tests": tested.check,  # what is about files, processes, consoles, papers and windows
    "print": _print,  # to a spool
    "build": _build,  # the program for people without Python
    "setup": _setup,  # installed, upgraded, refused, removed
    "work": _work,  # entered, locked, a paper shown
    "start": _start,  # how soon there is a window
    "commands": commands.check,  # the README's, by a Python that has nothing
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="run.py windows",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted = parser.parse_args(arguments).parts or list(PARTS)
    if unknown := [name for name in wanted if name not in PARTS]:
        parser.error(f"there is no part {unknown[0]}; there are: {', '.join(PARTS)}")
    try:
        with here() as machine:
            wrong = [name for name in wanted if not _passes(name, machine)]
    except WineTrouble as error:
        print(f"WINDOWS NOT RUN: {error}")
        return 1
    left = [name for name in PARTS if name not in wanted]
    if wrong:
        print("WINDOWS FAILED: " + ", ".join(wrong))
        return 1
    print(
        "Windows passed: " + ", ".join(wanted) + (f"; not asked: {', '.join(left)}" if left else "")
    )
    return 0


def _passes(name: str, machine: Machine) -> bool:
    """Run a part and print what was seen, with the seconds it took."""
    print(f"== Windows: {name}", flush=True)
    started = time.monotonic()
    try:
        for line in PARTS[name](machine):
            print(f"   {line}", flush=True)
    except Exception:  # noqa: BLE001 - whatever it is, the other parts are run and told
        print(traceback.format_exc())
        passed = False
    else:
        passed = True
    print(
        f"   {'passed' if passed else 'FAILED'} after {time.monotonic() - started:.0f} s",
        flush=True,
    )
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
