"""Setup.exe where something is in its way; a tiny program stands for ours, so that it is quick.

Files are held as by an antivirus, Setup is ended half way as by a power cut, two run at once.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.windows import installer
from tests.windows.installed import ANOTHER, CANCELLED, DONE, FAILED, NEWER, OPEN, PARTS, TOO_OLD
from tests.windows.machine import PLACE, Machine, run, start
from tests.windows.windows_seen import SEEN

HOLDING = Path(__file__).with_name("holding.py")
ALONE, FOR_READING_AND_RENAMING = "1", "5"  # how a held file is shared
KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\HomeEducation"
OWN_KEY = "HKCU\\Software\\HomeEducation"
FIRST, SECOND = "1.0.0", "2.0.0"
NEW, OLD = ".HomeEducation-new", ".HomeEducation-old"
LONGEST = 60.0  # seconds


def check(machine: Machine) -> Iterator[str]:
    """What was seen, line by line; raises AssertionError where it is not as it should be."""
    it = _Tiny(machine)
    assert machine.is_disposable or not it.is_known(), "the program is installed here: remove it"
    it.forget()
    try:
        yield from _installing(it)
        yield from _removing(it)
    finally:
        it.forget()


class _Tiny:
    """Setups of two versions of a program that has the parts of ours and does nothing."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.place = PLACE / "setups"
        shutil.rmtree(self.place, ignore_errors=True)
        self.there = self.place / "there"
        self.first, self.second = (self._set_up(version) for version in (FIRST, SECOND))

    def _set_up(self, version: str) -> Path:
        folder = self.place / version
        (folder / "_internal").mkdir(parents=True)
        for name in PARTS:
            if name not in {"_internal", "uninstall.exe"}:
                (folder / name).write_text(version)
        for number in range(200):
            (folder / "_internal" / f"{number}.dll").write_text(version)
        return installer.set_up(folder, self.place, version, fast=True)

    def start(self, setup: Path) -> "subprocess.Popen[bytes]":
        into = f"/D={self.machine.path(self.there)}"
        return start(self.machine, setup, "/S", into, folder=self.place)

    def install(self, setup: Path, into: str = "", code: int = DONE) -> None:
        """``into`` is a folder as Windows spells it."""
        self._run(setup, "/S", f"/D={into or self.machine.path(self.there)}", code=code)

    def uninstall(self, folder: Path, code: int = DONE) -> None:
        self._run(folder / "uninstall.exe", "/S", f"_?={self.machine.path(folder)}", code=code)

    def _run(self, *command: "str | Path", code: int) -> None:
        done = run(self.machine, *command, folder=self.place, seconds=LONGEST)
        assert done.code == code, f"{command} ended with {done.code}, not {code}: {done.output}"

    def version(self) -> str:
        """Of the installed program, which is whole and alone in its folder."""
        assert sorted(path.name for path in self.there.iterdir()) == sorted(PARTS)
        files = [path for path in self.there.rglob("*") if path.suffix in {".pkg", ".dll"}]
        [version] = {path.read_text() for path in files}
        assert version == (self.there / "HomeEducation.exe").read_text()
        assert version == (self.there / "home-education.exe").read_text()
        return version

    def is_known(self) -> bool:
        """Whether Windows lists the program."""
        return run(self.machine, "reg", "query", KEY, folder=PLACE).code == 0

    def forget(self) -> None:
        for key in (KEY, OWN_KEY):
            run(self.machine, "reg", "delete", key, "/f", folder=PLACE)

    @contextmanager
    def held(
        self, file: Path, shared: str = ALONE, after: Path | None = None
    ) -> Iterator[Callable[[], None]]:
        """Somebody has ``file`` open, or will as soon as it, and ``after``, are there.

        Call what is given to wait for that.
        """
        python = self.machine.python
        holder = start(self.machine, python, HOLDING, shared, file, after or file, folder=PLACE)
        assert holder.stdin is not None
        assert holder.stdout is not None
        told = holder.stdout
        assert told.readline().strip() == b"looks"

        def wait() -> None:
            assert told.readline().strip() == b"held"

        try:
            yield wait
        finally:
            holder.stdin.write(b"\n")
            holder.stdin.close()
            assert holder.wait(LONGEST) == 0


def _until(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not seen():
        assert time.monotonic() < until, "it does not come to that"
        time.sleep(0.02)


def _installing(it: _Tiny) -> Iterator[str]:
    yield from _where(it)
    with it.held(it.there / NEW / "home-education.exe") as wait:
        setup = it.start(it.first)
        wait()
        assert setup.wait(LONGEST) == FAILED
        assert {path.name for path in it.there.iterdir()} <= {NEW}  # the held file
        assert not it.is_known()
    yield "a first installing that fails leaves no part of the program"

    it.install(it.first)
    assert it.version() == FIRST
    with it.held(it.there / "HomeEducation.pkg") as wait:
        wait()
        it.install(it.second, code=FAILED)
        assert it.version() == FIRST
        setup = it.start(it.second)
        _until((it.there / OLD).exists)
        it.install(it.second, code=ANOTHER)
    assert setup.wait(LONGEST) == DONE
    assert it.version() == SECOND
    yield "a held file: as it was, or done when it is let go; meanwhile a second Setup is refused"

    yield from _cut_off(it)
    yield from _kept(it)
    with it.held(it.there / "home-education.exe", FOR_READING_AND_RENAMING) as wait:
        wait()
        it.install(it.second, code=OPEN)
    with it.held(it.there / "HomeEducation.exe", FOR_READING_AND_RENAMING, it.there / NEW) as wait:
        it.install(it.second, code=OPEN)
        wait()
        assert it.version() == SECOND
    program = it.there / "HomeEducation.exe"
    program.unlink()
    program.mkdir()  # Windows gives error 5, as for a file that one has no right to change
    it.install(it.second, code=FAILED)
    program.rmdir()
    it.install(it.second)
    yield "open, opened meanwhile and not allowed are told apart"


def _where(it: _Tiny) -> Iterator[str]:
    """Only where no other program can come to harm, and where ours would start."""
    other = it.place / "other" / "_internal" / "their file"
    other.parent.mkdir(parents=True)
    other.write_text("stays")
    it.install(it.first, it.machine.path(other.parents[1]), code=FAILED)
    assert [*other.parents[1].rglob("*")] == [other.parent, other]
    root = it.machine.path(it.place)[:3]
    for spelled in (root, f"{root}somewhere\\.."):
        it.install(it.first, spelled, code=FAILED)
    assert not it.is_known()
    yield "another program's folder and a disk's root are refused"
    if it.machine.is_disposable:
        one = f"HKCU\\Software\\Wine\\AppDefaults\\{it.first.name}"
        run(it.machine, "reg", "add", one, "/v", "Version", "/d", "win81", "/f", folder=PLACE)
        it.install(it.first, code=TOO_OLD)
        run(it.machine, "reg", "delete", one, "/f", folder=PLACE)
        yield "a Windows on which the program would not start is refused"


def _cut_off(it: _Tiny) -> Iterator[str]:
    """An upgrade is ended when some new parts are there; the next Setup first turns it back."""
    it.uninstall(it.there)
    it.install(it.first)
    with it.held(it.there / NEW / "home-education.exe") as wait:
        setup = it.start(it.second)
        wait()
        _until(lambda: (it.there / OLD).exists() and (it.there / "HomeEducation.pkg").exists())
        _until(lambda: not (it.there / NEW / "HomeEducation.pkg").exists())
        setup.kill()
        setup.wait()
    assert (it.there / "HomeEducation.exe").read_text() == SECOND
    with it.held(it.there / OLD / "HomeEducation.exe", FOR_READING_AND_RENAMING) as wait:
        wait()
        it.install(it.second, code=OPEN)
        assert it.version() == FIRST
    it.install(it.second)
    assert it.version() == SECOND
    yield "what a power cut left half done is turned back, then done"


def _kept(it: _Tiny) -> Iterator[str]:
    """Not even turning back succeeds: nothing is thrown away, and the next Setup puts it right."""
    with (
        it.held(it.there / NEW / "home-education.exe"),
        it.held(it.there / OLD / "HomeEducation.exe"),
    ):
        it.install(it.second, code=FAILED)
        assert (it.there / OLD / "HomeEducation.exe").exists()
        assert (it.there / NEW / "HomeEducation.exe").exists()
    it.install(it.first, code=NEWER)
    with it.held(it.there / OLD / "HomeEducation.exe", FOR_READING_AND_RENAMING) as wait:
        wait()
        it.install(it.second, code=OPEN)
        assert it.version() == SECOND
    yield "what could not be turned back is kept, and put back by the next Setup"


def _removing(it: _Tiny) -> Iterator[str]:
    copy = it.place / "copy"
    shutil.copytree(it.there, copy)
    it.uninstall(copy)
    assert it.is_known()
    assert it.version() == SECOND
    assert not (copy / "_internal").exists()
    yield "a copy is removed and the installed program stays known to Windows"

    uninstaller = it.there / "uninstall.exe"
    place = f"_?={it.machine.path(it.there)}"
    asked: list[str | Path] = [SEEN, str(LONGEST), "Home Education"]
    asked += [uninstaller, "/LANGUAGE=en", place]
    asking = start(it.machine, it.machine.python, *asked, folder=PLACE)
    assert asking.stdin is not None
    assert asking.stdout is not None
    assert asking.stdout.readline().split()[1:2] == [b"Home"]
    it.install(it.second, code=ANOTHER)
    asking.stdin.write(b"\n")
    asking.stdin.close()
    assert asking.wait(LONGEST) == CANCELLED
    assert it.version() == SECOND
    yield "removing can be cancelled; while it asks, no Setup begins"

    with it.held(it.there / "_internal" / "7.dll") as wait:
        wait()
        it.uninstall(it.there, code=FAILED)
        assert uninstaller.exists()
        assert it.is_known()
    it.uninstall(it.there)
    assert {path.name for path in it.there.iterdir()} <= {uninstaller.name}
    assert not it.is_known()
    it.install(it.first)
    it.uninstall(it.there)
    yield "removing that fails says so and can be done again"
