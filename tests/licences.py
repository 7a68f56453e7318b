"""Which libraries are shipped, under which licence and with which words: from the lock file.

``python run.py licences`` writes `resources/licences/packages.toml` and the texts beside it; a test
holds them against `requirements.lock`. The built program has no metadata of its packages, so what
its page of licences shows is kept as data. What no package of the lock says for itself, such as the
licences of Qt and SQLite, is written by hand in `parts.toml`.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
FOLDER = ROOT / "resources" / "licences"
TABLE = FOLDER / "packages.toml"

_LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; (.*?))? \\$", re.M)
_TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.I)
_HEAD = "# Made from requirements.lock by `python run.py licences`.\n"

NAMED = {
    "backports-tarfile": "MIT",
    "charset-normalizer": "MIT",
    "defusedxml": "PSF-2.0",
    "jaraco-classes": "MIT",
    "jinja2": "BSD-3-Clause",
    "num2words": "LGPL-2.1-or-later",
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "pynacl": "Apache-2.0",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "rstr": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
}
"""Where a package says it in words of its own, or offers several and one is chosen."""
SOURCES = dict.fromkeys(
    ("pyside6-addons", "pyside6-essentials", "shiboken6"),
    "https://download.qt.io/official_releases/QtForPython/pyside6/",
)
"""Where the source lies that PyPI does not have beside the package."""
LGPL_3 = ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")
"""It says what it adds to the GPL, so it is read with that."""


class Package(NamedTuple):
    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def source(self) -> str:
        return SOURCES.get(self.name, f"https://pypi.org/project/{self.name}/{self.version}/")


def locked() -> dict[str, str]:
    """The version of each package that may be shipped, on whatever system."""
    found = _LOCKED.findall(LOCK.read_text(encoding="utf-8"))
    return {name: version for name, version, marker in found if "'never'" not in marker}


def text_file(name: str) -> Path:
    return FOLDER / "packages" / f"{name}.txt"


def text_of(package: metadata.Distribution) -> str:
    """Every licence that came with a package, and those of the crates that are built into it."""
    files = [file for file in package.files or () if ".dist-info" in file.parts[0]]
    named = {"/".join(file.parts[1:]): file for file in files}
    kept = [(name, _read(file)) for name, file in sorted(named.items()) if _TEXT.search(name)]
    texts = [text for _name, text in kept]
    if len(kept) > 1:
        texts = [f"===== {Path(name).name} =====\n\n{text}" for name, text in kept]
    built_in = [_built_in(_read(file)) for file in files if "sboms" in file.parts]
    texts += [told for told in built_in if told]
    return "\n\n".join(texts) + "\n" if texts else ""


def _read(file: metadata.PackagePath) -> str:
    return file.read_text(encoding="utf-8").replace("\r\n", "\n").strip()


def _built_in(bill: str) -> str:
    """A bill of materials, a line for each part of others."""
    lines = [
        f"{part['name']} {part.get('version') or ''}: {_licence_of(part)}"
        for part in json.loads(bill).get("components", ())
        if part.get("licenses") and part.get("version")
    ]
    return "\n".join(["===== built in =====", "", *sorted(lines)]) if lines else ""


def _licence_of(part: dict[str, Any]) -> str:
    named = []
    for each in part["licenses"]:
        one = each.get("license", {})
        named.append(each.get("expression") or one.get("id") or one.get("name"))
    return " AND ".join(named)


def packages() -> Iterator[Package]:
    """Those that are not for this system have the text that they were given on theirs."""
    for name, version in sorted(locked().items()):
        licence, texts = NAMED.get(name, ""), (f"licences/packages/{name}.txt",)
        try:
            there = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            yield Package(name, version, licence or kept_licence(name), texts)
            continue
        if not licence:
            # Whose metadata it is depends on what else is imported: keyring brings in a package
            # that raises KeyError for what is not there.
            says = there.metadata
            licence = says["License-Expression" if "License-Expression" in says else "License"]
        yield Package(name, version, licence, LGPL_3 if is_lgpl_3(licence) else texts)


def is_lgpl_3(licence: str) -> bool:
    return licence.startswith("LGPL-3.0")


def kept_licence(name: str) -> str:
    """What the table says already of a package of another system."""
    if TABLE.exists():
        for part in tomllib.loads(TABLE.read_text(encoding="utf-8"))["part"]:
            if part["name"] == name:
                return str(part["licence"])
    raise SystemExit(f"{name} is not for this system: run this once on the one that it is for.")


def table() -> str:
    parts = [
        f'[[part]]\nname = "{each.name}"\nversion = "{each.version}"\nlicence = "{each.licence}"\n'
        f'source = "{each.source}"\ntexts = {json.dumps(list(each.texts))}\n'
        for each in packages()
    ]
    return "\n".join([_HEAD, *parts])


def main() -> None:
    found = {each.name: each for each in packages()}
    own = {name for name, each in found.items() if each.texts != LGPL_3}
    for name in own:
        with suppress(metadata.PackageNotFoundError):
            text = text_of(metadata.distribution(name))
            text_file(name).write_text(text, encoding="utf-8", newline="\n")
    for file in text_file("").parent.glob("*.txt"):
        if file.stem not in own:
            file.unlink()
    TABLE.write_text(table(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
