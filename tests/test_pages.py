"""What the developers' pages name is there: files, commands, exit codes, Pythons."""

import re
import tomllib
from pathlib import Path

import pytest

from desktop_app.cli import COMMANDS, grammar

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "desktop_app/ARCHITECTURE.md",
    "forms/README.md",
    "tests/old_databases/README.md",
    "tests/mutation/MUTATION.md",
    "tests/soak/RESULTS.md",
)
MADE = {"build", "dist", "demo", ".venv", "office.sqlite", "payout.xlsx"}
"""What the program or an office makes, and so is not among the files of the project."""

_PATH = re.compile(r"`([\w.{}*,-]+(?:/[\w.{}*,<>-]*)+)`")
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def named(page: str) -> set[str]:
    return {path for path in _PATH.findall(text(page)) if "<" not in path and "…" not in path}


def is_there(path: str) -> bool:
    """From the project's folder or, as one says among developers, from the package's."""
    if MADE & set(path.split("/")):
        return True
    spread = re.match(r"(.*)\{([\w,]+)\}(.*)", path)
    if spread is not None:
        before, among, after = spread.groups()
        return all(is_there(before + each + after) for each in among.split(","))
    bases = (ROOT, ROOT / "desktop_app", ROOT / "forms")
    return any(any(base.glob(path.rstrip("/"))) for base in bases)


@pytest.mark.parametrize("page", PAGES)
def test_every_path_is_there(page: str) -> None:
    assert [path for path in sorted(named(page)) if not is_there(path)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    beside = (ROOT / page).parent
    assert [link for link in _LINK.findall(text(page)) if not (beside / link).exists()] == []


def test_the_readme_names_every_command_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+) ?[^`]*` \|", text("README.md"), re.MULTILINE)
    assert set(rows) == set(COMMANDS)


def test_the_readme_says_every_exit_code() -> None:
    codes = (grammar.DONE, grammar.FOUND_WRONG, grammar.FAILED, grammar.BUG)
    assert codes == (0, 1, 2, 3)
    (told,) = re.findall(r"A command ends with (.*?)\n\n", text("README.md"), re.DOTALL)
    assert [int(code) for code in re.findall(r"\b\d\b", told)] == list(codes)


def test_the_pythons_of_the_readme_are_those_that_are_let_in_and_tested() -> None:
    (told,) = re.findall(r"You need Python (.*?) and,", text("README.md"))
    pythons = re.findall(r"3\.\d+", told)
    lowest, highest = pythons[0], pythons[-1]
    wanted = tomllib.loads(text("pyproject.toml"))["project"]["requires-python"]
    assert wanted == f">={lowest},<3.{int(highest[2:]) + 1}"
    assert f"\nhighest={highest}\n" in text(".ci/run")
    let_in = re.findall(r"\((3, \d+)\)", text("run.py"))[:2]
    assert [each.replace(", ", ".") for each in let_in] == [lowest, highest]
