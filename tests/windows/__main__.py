"""`python run.py windows`: every part of the program's life on Windows, one after the other.

    python run.py windows              all parts
    python run.py windows tests setup  some of them

The last line says whether all of them passed; a part that could not be run is named there.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.windows import (
    commands,
    contents,
    first_window,
    installed,
    installer,
    signed,
    spool,
    tested,
)
from tests.windows.machine import Machine
from tests.windows.machines import here
from tests.windows.wine import WineTrouble


@dataclass
class Work:
    """What the parts before have made."""

    machine: Machine
    told: list[str] = field(default_factory=list)


def _tests(work: Work) -> None:
    for line in tested.check(work.machine):
        work.told.append(line)


def _print(work: Work) -> None:
    if work.machine.printer is None:
        work.told.append("left to a person: tests/windows/README.md")
    else:
        work.told += spool.check(work.machine, work.machine.printer)


def _build(work: Work) -> None:
    folder = installer.freeze(work.machine)
    taken, files = installer.size(folder)
    work.told.append(f"{taken / 2**20:.0f} MB in {files} files")
    strangers = [*contents.strangers(folder)]
    assert strangers == [], f"not of requirements.lock: {strangers}"
    work.told.append("all of it belongs to requirements.lock, Python or PyInstaller")


def _setup(work: Work) -> None:
    work.told += signed.check(installer.FOLDER / "HomeEducation.exe")
    work.told += installed.check(work.machine, installer.FOLDER)


def _start(work: Work) -> None:
    work.told += first_window.check(work.machine, installer.FOLDER)


def _commands(work: Work) -> None:
    work.told += commands.check(work.machine)


PARTS: dict[str, Callable[[Work], None]] = {
    "tests": _tests,  # law, records, storage, commands, services, papers, a journey
    "print": _print,  # to a spool
    "build": _build,  # the program for people without Python
    "setup": _setup,  # installed, upgraded, refused, removed
    "start": _start,  # how soon there is a window
    "commands": _commands,  # the README's, by a Python that has nothing
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
            wrong = [name for name in wanted if not _passes(name, Work(machine))]
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


def _passes(name: str, work: Work) -> bool:
    """Run a part and print what was seen, with the seconds it took."""
    print(f"== Windows: {name}", flush=True)
    started = time.monotonic()
    try:
        PARTS[name](work)
    except (AssertionError, OSError, installer.NotMade) as error:
        print(f"   {error}")
        passed = False
    else:
        passed = True
    for line in work.told:
        print(f"   {line}")
    print(
        f"   {'passed' if passed else 'FAILED'} after {time.monotonic() - started:.0f} s",
        flush=True,
    )
    return passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
