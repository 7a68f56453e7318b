"""Setup.exe from one end to the other: installed, worked with, upgraded, refused, removed."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app import __version__
from tests.windows import installer, pictures
from tests.windows.machine import PLACE, Done, Machine, run
from tests.windows.windows_seen import Seen, window

TITLE = "Үйде оқыту"
EARLIER = "0.0.9"
OLD_FILE = "_internal/only in the earlier version.txt"
DONE, CANCELLED, FAILED, OPEN, NEWER, ANOTHER, TOO_OLD = range(7)  # exit codes of Setup.exe
CODE = ("HomeEducation.pkg", "home-education.pkg", "_internal")
PARTS = (*installer.PROGRAMS, *CODE, "uninstall.exe")
REMOVING = 60.0  # seconds


def check(machine: Machine, folder: Path) -> Iterator[str]:
    """What was seen, line by line; raises AssertionError where it is not as it should be."""
    yield from _steps(_Installed(machine, folder))


class _Installed:
    def __init__(self, machine: Machine, folder: Path) -> None:
        self.machine = machine
        self.there = machine.local_data / "Programs" / "HomeEducation"
        self.data = machine.local_data / "HomeEducation"
        made = PLACE / "setup"
        earlier = PLACE / "earlier"
        shutil.rmtree(earlier, ignore_errors=True)
        shutil.copytree(folder, earlier)
        (earlier / OLD_FILE).write_text("not in the next one")
        self.earlier = installer.set_up(earlier, made, EARLIER, fast=True)
        shutil.rmtree(earlier)
        self.now = installer.set_up(folder, made, fast=True)
        self.size = installer.size(folder)

    def run(self, *command: "str | Path", code: int = 0, seconds: float = 600) -> Done:
        done = run(self.machine, *command, folder=PLACE, seconds=seconds)
        assert done.code == code, f"{command[0]} ended with {done.code}, not {code}: {done.output}"
        return done

    def program(self, *arguments: "str | Path", code: int = 0) -> Done:
        return self.run(self.there / "home-education.exe", *arguments, code=code)

    @contextmanager
    def window(self, *arguments: "str | Path", picture: str) -> Iterator[Seen]:
        """The window of the installed program."""
        program = self.there / "HomeEducation.exe"
        with window(self.machine, TITLE, program, *arguments) as seen:
            pictures.take(self.machine, PLACE / "pictures" / f"{picture}.png", after=8)
            yield seen

    def uninstall(self, code: int = 0) -> Done:
        """Remove the program, the uninstaller in its own place: the file stays, being what runs."""
        program = self.there / "uninstall.exe"
        return self.run(program, "/S", f"_?={self.machine.path(self.there)}", code=code)

    def parts(self) -> list[str]:
        return sorted(path.name for path in self.there.iterdir())


def _steps(it: _Installed) -> Iterator[str]:
    if (it.there / "HomeEducation.exe").exists():
        assert it.machine.is_disposable, "the program is installed here: remove it first"
        it.uninstall()
    for left in (it.there, it.data) if it.machine.is_disposable else ():
        shutil.rmtree(left, ignore_errors=True)
    done = it.run(it.earlier, "/S", "/LANGUAGE=ru")
    assert it.parts() == sorted(PARTS), it.parts()
    assert (it.there / OLD_FILE).exists()
    yield f"installed silently in {done.seconds:.0f} s"

    demo = it.data / "demo"
    it.data.mkdir(parents=True, exist_ok=True)
    it.program("demo", demo)
    database = demo / "office.sqlite"
    it.program("check", "--database", database)
    before = database.read_bytes()
    yield "demo and check: no finding"

    with it.window("--database", database, picture="installed") as seen:
        yield f"its window is there after {seen.seconds:.1f} s"
        refused = it.run(it.now, "/S", code=OPEN)
        assert (it.there / OLD_FILE).exists()
        it.uninstall(code=OPEN)
        yield f"Setup and uninstaller refuse while it is open, in {refused.seconds:.0f} s"

    upgraded = it.run(it.now, "/S", "/LANGUAGE=kk")
    assert not (it.there / OLD_FILE).exists()
    assert it.parts() == sorted(PARTS), it.parts()
    assert installer.size(it.there)[1] == it.size[1] + 1
    assert __version__ in it.program("--version").output
    yield f"{EARLIER} became {__version__} in {upgraded.seconds:.0f} s, old files are gone"

    it.run(it.earlier, "/S", code=NEWER)
    it.program("check", "--database", database)
    yield "an earlier version refuses to replace it"

    other = it.there / "somebody's own file.txt"
    other.write_text("stays")
    it.run(it.there / "uninstall.exe", "/S")  # it goes on in a copy of itself
    until = time.monotonic() + REMOVING
    while it.parts() != [other.name]:
        assert time.monotonic() < until, f"left there: {it.parts()}"
        time.sleep(0.5)
    assert database.read_bytes() == before
    other.unlink()
    yield "removed; data and what others put there stay"
