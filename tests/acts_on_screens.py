"""What the windows say, as its source texts: buttons, tabs and menus, and everything else."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import desktop_app

PACKAGE = Path(desktop_app.__file__).parent
GUI = PACKAGE / "gui"
SHOWN_TOO = (
    "law/corrections.py",
    "services/awards/wrong_facts.py",
    "services/bank/proposed.py",
    "services/office/doubts.py",
    "services/record_words.py",
)
"""Whose words windows show: kinds that are chosen from, and headings of what is asked."""
_MADE_BY = {"button": 0, "QPushButton": 0, "addAction": 0, "addTab": 1}
"""What makes one, and which of its arguments says it."""
_ACCEPT = 3
"""Of a dialog: parent, context, title, then the words of its act."""


@cache
def acts() -> frozenset[str]:
    """Those that are written where they are made; a test of real windows sees the others."""
    found: set[str] = set()
    for file in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(_said_by(node))
    return frozenset(found)


def _said_by(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else None
    name = call.func.id if isinstance(call.func, ast.Name) else name
    at = _MADE_BY.get(name or "")
    if at is None and name == "__init__":
        at = _ACCEPT
    if at is not None and len(call.args) > at:
        yield from _marked(call.args[at])


def _marked(node: ast.expr) -> Iterator[str]:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_")
        and isinstance(node.args[0], ast.Constant)
    ):
        yield str(node.args[0].value)


@cache
def said_in_windows() -> frozenset[str]:
    """All that is marked for the screens where windows are made, or where their words are kept."""
    files = [*GUI.rglob("*.py"), *(PACKAGE / name for name in SHOWN_TOO)]
    calls = (
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )
    return frozenset(
        each.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext")
        for each in call.args
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
