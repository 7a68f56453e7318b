"""Makes the one file that a clerk double-clicks: HomeEducation-<version>-Setup.exe.

`python run.py installer` does it, on Windows or, elsewhere, with a Python for Windows under Wine.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from desktop_app import __version__
from tests.windows import signing
from tests.windows.machine import PLACE, ROOT, Machine, run

SCRIPT = ROOT / "resources" / "installer" / "installer.nsi"
FOLDER = PLACE / "dist" / "home-education"
PROGRAMS = ("HomeEducation.exe", "home-education.exe")
FREEZING = 1800  # seconds


class NotMade(Exception):
    """Says in one sentence why there is no installer."""


def freeze(machine: Machine) -> Path:
    """The folder with the program, signed if a certificate is named."""
    done = run(
        machine,
        machine.python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=WARN",
        f"--distpath={machine.path(FOLDER.parent)}",
        f"--workpath={machine.path(PLACE / 'work')}",
        "build.spec",
        seconds=FREEZING,
    )
    if done.code:
        raise NotMade("PyInstaller failed:\n" + done.output[-3000:])
    if signing.is_wanted():
        for name in PROGRAMS:
            signing.sign(FOLDER / name)
    return FOLDER


def set_up(folder: Path, made: Path, version: str = __version__, *, fast: bool = False) -> Path:
    """The installer of the program in ``folder``, and beside it its SHA-256.

    ``fast`` compresses less, for tests.
    """
    made.mkdir(parents=True, exist_ok=True)
    out = made / f"HomeEducation-{version}-Setup.exe"
    given = {"VERSION": version, "DIST": str(folder), "OUT": str(out)}
    given |= {"FAST": ""} if fast else {}
    if signing.is_wanted():
        given["SIGN"] = f'"{sys.executable}" "{Path(signing.__file__)}"'
    defined = [f"-D{name}={value}" if value else f"-D{name}" for name, value in given.items()]
    command = [_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
    done = subprocess.run(
        command, cwd=SCRIPT.parent, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise NotMade("NSIS failed:\n" + done.stdout[-3000:] + done.stderr[-1000:])
    if signing.is_wanted():
        signing.sign(out)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    out.with_suffix(".exe.sha256").write_text(f"{digest} *{out.name}\n", "utf-8")
    return out


def _makensis() -> str:
    """NSIS's compiler, where its own installer puts it on Windows."""
    for folder in (os.environ.get("PROGRAMFILES(X86)"), os.environ.get("PROGRAMFILES")):
        if folder and (found := Path(folder, "NSIS", "makensis.exe")).exists():
            return str(found)
    if found_command := shutil.which("makensis"):
        return found_command
    raise NotMade("install NSIS (on Windows `winget install NSIS.NSIS`, on Debian `nsis`)")


def size(folder: Path) -> tuple[int, int]:
    """How many bytes and files a folder holds; a second name of a file is no second file."""
    found = [path.stat() for path in folder.rglob("*") if path.is_file()]
    files = {each.st_ino: each.st_size for each in found}
    return sum(files.values()), len(files)


def main(arguments: list[str]) -> None:
    from tests.windows.machines import here

    parser = argparse.ArgumentParser(prog="run.py installer", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="compress less")
    given = parser.parse_args(arguments)
    with here() as machine:
        folder = freeze(machine)
        out = set_up(folder, ROOT / "dist", fast=given.fast)
    taken, files = size(folder)
    print(f"{folder.relative_to(ROOT)}: {taken / 2**20:.0f} MB in {files} files")
    print(f"{out.relative_to(ROOT)}: {out.stat().st_size / 2**20:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
