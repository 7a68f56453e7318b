"""What lies in the folder with the program, and to which package it belongs."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

from tests.windows.machine import ROOT, Machine, run

OWN = {"desktop_app", "forms", "resources"}
# What PyInstaller puts there: the modules it begins with, and Python's and Microsoft's libraries.
PYINSTALLERS = re.compile(
    r"pyi\w*|_pyi\w*|struct|base_library|python3\d*|libffi-8|lib\w+(-\d)?|VCRUNTIME.*|MSVCP.*|ucrtbase|api-ms-.*|concrt.*",
    re.I,
)
_WHOSE = """
import json
from importlib import metadata
print(json.dumps(metadata.packages_distributions()))
"""


def strangers(machine: Machine, folder: Path) -> Iterator[str]:
    """Every top-level module and file that requirements.lock does not account for."""
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M))
    told = run(machine, machine.python, "-c", _WHOSE)
    packages: dict[str, list[str]] = json.loads(told.output)
    for name in sorted(_tops(folder)):
        named = [*packages.get(name, []), name]
        from_lock = any(_plain(package) in locked for package in named)
        ours = name in OWN or name in sys.stdlib_module_names or PYINSTALLERS.fullmatch(name)
        if not (ours or from_lock):
            yield name


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _tops(folder: Path) -> set[str]:
    inside = folder / "_internal"
    names = (path.name for path in inside.iterdir())
    files = {re.split(r"-[\d.]+\.dist-info|\.libs|\.", name)[0] for name in names}
    code = CArchiveReader(str(folder / "HomeEducation.pkg"))
    [name] = [name for name in code.toc if name.endswith(".pyz")]
    modules = code.open_embedded_archive(name).toc
    return files | {module.split(".")[0] for module in modules}
