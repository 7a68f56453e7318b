"""The README's two commands in Windows' own command line, by a Python that has nothing else."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.windows.machine import PLACE, ROOT, Machine, run
from tests.windows.windows_seen import window

FOLDER = "Үйде оқыту"
SETTING_UP = 1800  # seconds: 300 MB are downloaded
SHORT = ["-q", "-p", "no:cacheprovider", "tests/records"]
"""Of the tests: all the others are run by another part."""


def check(machine: Machine) -> Iterator[str]:
    """Raises AssertionError where one of them fails."""
    clone = _clone(machine)
    path = {"PATH": os.environ["PATH"], "WINEPATH": machine.path(_bare_python(machine))}
    command_line = ["cmd", "/c", "python", "run.py"]
    with window(
        machine, "Үйде оқыту", *command_line, folder=clone, longest=SETTING_UP, variables=path
    ) as seen:
        yield f"cmd: python run.py: its window after {seen.seconds:.0f} s"
    done = run(
        machine, *command_line, "test", *SHORT, folder=clone, seconds=SETTING_UP, variables=path
    )
    assert done.code == 0, done.output[-3000:]
    yield f"cmd: python run.py test: {done.output.strip().splitlines()[-1]} ({done.seconds:.0f} s)"


def _clone(machine: Machine) -> Path:
    """What a newcomer would have, in a folder with Kazakh letters."""
    folder = machine.local_data.parent / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        ["git", "-c", "advice.detachedHead=false", "clone", "-q", ROOT, folder], check=True
    )
    return folder


def _bare_python(machine: Machine) -> Path:
    """A copy of the Python for Windows without anything installed into it."""
    bare = PLACE / "bare python"
    if not bare.exists():
        ours = shutil.ignore_patterns("site-packages", "__pycache__")
        shutil.copytree(machine.python.parent, bare, ignore=ours)
        (bare / "Lib" / "site-packages").mkdir()
    return bare
