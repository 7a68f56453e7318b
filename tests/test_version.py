"""The version is written in one place; the changelog and whatever is built from it follow."""

import re
import tomllib
from pathlib import Path

from desktop_app import __version__

ROOT = Path(__file__).parents[1]
_HEADING = re.compile(r"^## (\d+\.\d+\.\d+) — (unreleased|\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def _headings() -> list[tuple[str, str]]:
    """Versions of the changelog, the newest first, and the day of each."""
    return _HEADING.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))


def is_released(version: str) -> bool:
    return dict(_headings())[version] != "unreleased"


def test_the_changelog_begins_with_this_version() -> None:
    headings = _headings()
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert len(headings) == text.count("\n## ")
    assert headings[0][0] == __version__
    assert all(is_released(version) for version, _ in headings[1:])


def test_the_package_takes_its_version_from_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "desktop_app/__init__.py"


def test_the_built_program_takes_its_version_from_the_program() -> None:
    spec = (ROOT / "build.spec").read_text("utf-8")
    pattern = re.search(r"r'(\^__version__[^']+)'", spec)
    assert pattern
    source = (ROOT / "desktop_app" / "__init__.py").read_text("utf-8")
    found = re.search(pattern[1], source, re.MULTILINE)
    assert found
    assert found[1] == __version__
