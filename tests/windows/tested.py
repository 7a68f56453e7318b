"""The project's own tests by a Python for Windows, its windows drawn by Windows."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.windows.machine import PLACE, Machine, run

FOLDERS = {
    "files and places": ["tests/disk", "tests/test_settings.py", "tests/test_children.py"],
    "law, records, storage, commands": ["tests/law", "tests/records", "tests/storage", "tests/cli"],
    "services": ["tests/services"],
    "papers": ["tests/documents"],
    "windows": [
        "tests/journeys/test_one_family.py",
        *("tests/gui/system", "tests/gui/window", "tests/gui/papers/test_printing.py"),
        *("tests/gui/test_start.py", "tests/gui/test_theme.py"),
    ],
}
OPTIONS = [
    "-q",
    # What needs a server is not about Windows.
    *("-m", "not postgresql"),
    *("-p", "no:cacheprovider"),
    *("-n", "2", "--dist", "loadfile"),
    # Wine has no EnableNonClientDpiScaling, and Qt says so.
    *("-o", "qt_log_level_fail=CRITICAL"),
]
LONGEST = 1800  # seconds
SUM = re.compile(r"\d+ passed.*?(?= =*$|$)", re.M)


def check(machine: Machine) -> Iterator[str]:
    """A line for each group; raises AssertionError at the end where some are not green."""
    wrong = []
    for name, folders in FOLDERS.items():
        done = run(
            machine,
            machine.python,
            *("-m", "pytest", *OPTIONS, *folders),
            seconds=LONGEST,
            variables=_variables(machine),
        )
        said = SUM.findall(done.output)
        if done.code or not said:
            wrong.append(f"{name}:\n{done.output[-6000:]}")
        yield f"{name}: {said[-1] if said else 'not counted'}"
    assert not wrong, "\n".join(wrong)


def _variables(machine: Machine) -> dict[str, str]:
    """The processes of tests compile each module once; files lie in memory where run.py says so."""
    made = {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": machine.path(PLACE / "bytecode"),
    }
    if memory := os.environ.get("PYTEST_DEBUG_TEMPROOT"):
        made["PYTEST_DEBUG_TEMPROOT"] = machine.path(Path(memory))
    return made
