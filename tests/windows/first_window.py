"""How soon the installed program shows its window, beside a bare one of PySide6 frozen alike.

Both are started in turn, in one run, and the fastest start of each counts.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.windows.installer import NotMade
from tests.windows.machine import PLACE, Machine, run
from tests.windows.windows_seen import window

BARE = Path(__file__).with_name("bare_window.py")
TITLE = "Bare"
TIMES = 5
MOST = 2.0
"""The goal is 1.3, read off a quiet machine; a busy one is not to be taken for a slower program."""


def check(machine: Machine, folder: Path) -> Iterator[str]:
    """Raises AssertionError where it takes more than `MOST` times as long."""
    bare = _frozen(machine)
    found: dict[str, list[float]] = {"bare": [], "ours": []}
    empty = PLACE / "first window.sqlite"
    programs: dict[str, tuple[str, list[str | Path]]] = {
        "bare": (TITLE, [bare]),
        "ours": ("Үйде оқыту", [folder / "HomeEducation.exe", "--database", empty]),
    }
    for _ in range(TIMES):
        for name, (title, command) in programs.items():
            with window(machine, title, *command) as seen:
                found[name].append(seen.seconds)
    ratio = min(found["ours"]) / min(found["bare"])
    yield (
        ", ".join(f"{name} {min(all_):.2f} s" for name, all_ in found.items()) + f": {ratio:.2f} ×"
    )
    assert ratio <= MOST, f"its window takes {ratio:.2f} times as long as a bare one"


def _frozen(machine: Machine) -> Path:
    made = PLACE / "bare"
    options = ["--noconfirm", "--log-level=WARN", "--windowed", "--exclude-module=PySide6.QtQml"]
    places = {"distpath": made, "workpath": PLACE / "work", "specpath": PLACE / "work"}
    options += [f"--{name}={machine.path(place)}" for name, place in places.items()]
    done = run(machine, machine.python, "-m", "PyInstaller", *options, BARE, seconds=1200)
    if done.code:
        raise NotMade("PyInstaller failed:\n" + done.output[-3000:])
    return made / "bare_window" / "bare_window.exe"
