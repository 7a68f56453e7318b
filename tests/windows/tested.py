"""The project's own tests by a Python for Windows, its windows drawn by Windows."""

import re
from collections.abc import Iterator

from tests.windows.machine import Machine, run

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
SUM = re.compile(r"\d+ passed.*?(?= =*$|$)", re.M)


def check(machine: Machine) -> Iterator[str]:
    """A line for each group; raises AssertionError at the first that is not green."""
    for name, folders in FOLDERS.items():
        done = run(machine, machine.python, "-m", "pytest", *OPTIONS, *folders, seconds=1800)
        assert not done.code, f"{name}:\n{done.output[-6000:]}"
        said = SUM.findall(done.output)
        assert said, done.output[-1000:]
        yield f"{name}: {said[-1]}"
