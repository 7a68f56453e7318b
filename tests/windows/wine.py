"""Wine as the Windows to build and test on, made ready in a folder of its own.

What is not Windows about it: it has neither Segoe UI nor ICU nor a random generator of Windows 10
(fonts of ours and two small libraries take their place), and its windows are drawn on a screen that
only exists in memory.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

from tests.windows import spool
from tests.windows.machine import PLACE, ROOT, Done, run
from tests.windows.spool import Printer

COMPILER = "x86_64-w64-mingw32-gcc-win32"
PACKAGES = {
    "wine": "wine",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
    "makensis": "nsis",
    "Xvfb": "xvfb",
    "cupsd": "cups",
}
"""The programs that are needed, and the package of Debian that has each."""
STUBS = Path(__file__).parent / "stubs"
FONTS = ROOT / "resources" / "fonts"
PYTHON_LOCK = Path(__file__).parent / "windows-python.lock"
USER = "Өтеген"


class WineTrouble(Exception):
    """Says in one sentence why there is no Windows here."""


class Wine:
    """A Windows 10 in ``folder``, whose user has a Kazakh name."""

    is_disposable = True

    def __init__(
        self, folder: Path = PLACE, display: str = "", printer: Printer | None = None
    ) -> None:
        self.prefix = folder / "wine"
        self.python = folder / "python" / "python.exe"
        self.display, self.printer = display, printer
        self.local_data = self.prefix / "drive_c" / "users" / USER / "AppData" / "Local"

    def path(self, path: Path) -> str:
        inside = self.prefix / "drive_c"
        if path.is_relative_to(inside):
            return str(PureWindowsPath("C:/", *path.relative_to(inside).parts))
        return str(PureWindowsPath("Z:/", *path.parts[1:]))

    def command(self, *command: "str | Path") -> list[str]:
        return ["wine", *(self.path(part) if isinstance(part, Path) else part for part in command)]

    def variables(self) -> dict[str, str]:
        return {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Neither .NET nor a browser is asked for, and no menus of this system are written.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=",
            "USER": USER,
            "LOGNAME": USER,
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "windows",
            "LC_ALL": "C.UTF-8",
            **(spool.variables() if self.printer is not None else {}),
        }

    def prepare(self) -> None:
        """Have Windows and its Python; quick if they are there. Raises WineTrouble."""
        if not (self.prefix / "made").exists():
            self._make_windows()
        self._have_python()

    def _make_windows(self) -> None:
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.mkdir(parents=True)
        for command in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
            self._must("wine does not start", *command)
        for folder in (self.prefix / "drive_c" / "users" / USER).iterdir():
            if folder.is_symlink():  # such as Documents, to the home of whoever runs this
                folder.unlink()
                folder.mkdir()
        system = self.prefix / "drive_c" / "windows" / "system32"
        for source, libraries in {"icuuc.c": [], "bcryptprimitives.c": ["-ladvapi32"]}.items():
            made = system / source.replace(".c", ".dll")
            compile_it = [COMPILER, "-O2", "-s", "-shared", "-o", str(made), str(STUBS / source)]
            subprocess.run([*compile_it, *libraries], check=True)
        fonts = "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Fonts"
        for font in sorted(FONTS.glob("NotoSans-*.ttf")):
            shutil.copy(font, self.prefix / "drive_c" / "windows" / "Fonts")
            name = font.stem.replace("-", " ").replace(" Regular", "").replace("Noto", "Noto ")
            self.registry(fonts, f"{name} (TrueType)", font.name)
        (self.prefix / "made").touch()

    def _have_python(self) -> None:
        """A whole CPython for Windows, and what requirements-dev.lock names."""
        wanted = PYTHON_LOCK.read_text("utf-8") + (ROOT / "requirements-dev.lock").read_text(
            "utf-8"
        )
        note = self.python.parent / "made from.txt"
        if note.exists() and note.read_text("utf-8") == wanted:
            return
        shutil.rmtree(self.python.parent, ignore_errors=True)
        folder = self.python.parent
        with tempfile.TemporaryDirectory() as fetched:
            pip = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--disable-pip-version-check",
                "--quiet",
            ]
            pip += ["--no-deps", "--require-hashes", "--no-build-isolation", f"--dest={fetched}"]
            subprocess.run([*pip, "-r", PYTHON_LOCK], check=True)
            [package] = Path(fetched).iterdir()
            _unpack(package, folder)
        uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps"]
        uv += ["--require-hashes", "--only-binary=:all:", "--python-version=3.11"]
        uv += ["--python-platform=x86_64-pc-windows-msvc", f"--target={folder}/Lib/site-packages"]
        subprocess.run([*uv, "-r", ROOT / "requirements-dev.lock"], check=True)
        note.write_text(wanted, "utf-8")

    def registry(self, key: str, name: str, value: "str | int") -> None:
        """Keep a value; the windows that are open don't ask for it again."""
        kind = ["/t", "REG_DWORD"] if isinstance(value, int) else []
        self._must(
            "the registry takes nothing",
            "reg",
            "add",
            key,
            "/v",
            name,
            *kind,
            "/d",
            str(value),
            "/f",
        )

    def _must(self, trouble: str, *command: "str | Path") -> Done:
        done = run(self, *command, folder=PLACE, seconds=300)
        if done.code:
            raise WineTrouble(f"{trouble}: {done.output.strip()[-300:]}")
        return done

    def end(self) -> None:
        """Every program of this Windows ends; what is set in the registry holds from now on."""
        subprocess.run(["wineserver", "-k", "-w"], env=os.environ | self.variables(), check=False)


def _unpack(package: Path, folder: Path) -> None:
    """The Python that the package carries as an archive, without running the package's own code."""
    with tarfile.open(package) as opened:
        [name] = [name for name in opened.getnames() if name.endswith("/data.zip")]
        inside = opened.extractfile(name)
        assert inside is not None
        with tempfile.TemporaryDirectory(dir=folder.parent) as beside:
            with zipfile.ZipFile(inside) as archive:
                archive.extractall(beside)
            [python] = Path(beside).glob("*/python.exe")
            python.parent.rename(folder)


def look_for_programs() -> None:
    """Raises WineTrouble where some of them are not on this machine."""
    if lacking := [package for name, package in PACKAGES.items() if not shutil.which(name)]:
        raise WineTrouble("these packages are not installed: " + " ".join(lacking))


@contextmanager
def a_screen(size: str = "1366x768x24") -> Iterator[str]:
    """A screen in memory; the name that windows find it by."""
    reads, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writes],
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    try:
        with os.fdopen(reads) as said:
            number = said.readline().strip()
        if not number:
            raise WineTrouble("Xvfb gives no screen")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
