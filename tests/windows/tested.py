"""The project's own tests by a Python for Windows, its windows drawn by Windows."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.windows.machine import PLACE, Machine, run

FOLDERS = {
    "files and places": [
        *("tests/disk", "tests/keys"),
        *(f"tests/events/test_{what}.py" for what in ("log", "places", "report")),
        *("tests/test_children.py", "tests/test_paths.py", "tests/test_settings.py"),
    ],
    "storage": [
        *(f"tests/storage/{room}" for room in ("backups", "logins", "opening", "server")),
        "tests/storage/registers/test_numbers.py",
        *("tests/storage/test_damaged_pages.py", "tests/storage/test_database.py"),
        *("tests/storage/test_schema.py", "tests/storage/test_upgraded_meanwhile.py"),
    ],
    "commands": [
        *(f"tests/cli/test_{what}.py" for what in ("backups", "check", "commands", "databases")),
        *(f"tests/cli/test_{what}.py" for what in ("demo", "failures", "grammar", "import")),
        *(f"tests/cli/test_{what}.py" for what in ("journal", "logins", "reconcile")),
    ],
    "services": [
        *(f"tests/services/{room}" for room in ("backups", "forms", "importing", "logins")),
        *(f"tests/services/test_{what}.py" for what in ("file_words", "files", "killed")),
    ],
    "papers": [
        "tests/documents/test_office_folder.py",
        *(f"tests/documents/{room}" for room in ("forms", "importing", "logins", "pdf")),
        "tests/documents/workbooks",
    ],
    "windows": [
        "tests/journeys/test_one_family.py",
        *(f"tests/gui/{room}" for room in ("backups", "beginning", "lock", "logins", "papers")),
        *("tests/gui/system", "tests/gui/frames/test_save_as.py"),
        *("tests/gui/at_work", "tests/gui/opening", "tests/gui/test_main_window.py"),
        *("tests/gui/test_start.py", "tests/gui/test_theme.py"),
    ],
}
"""Where Windows is another one: files, locks, keys, processes, consoles, dialogs, printing, fonts.
What is the same sum or the same query on every system is not run once more: all of this stays
within the time that the checks of a change may take."""
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
