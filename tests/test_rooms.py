"""The rooms of the house: one folder a subject, named alike in every layer, none of them a hall."""

import ast
import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

import desktop_app

PACKAGE = Path(desktop_app.__file__).parent
LAYERS = ("services", "documents", "storage", "gui")
FLAT = ("law", "records", "versions")
"""Layers without rooms, which stay flat however many modules they have; and the migrations."""

ROOMS = frozenset(
    """
    applications awards backups bank cases children complaints debts decisions entry forms health
    identity importing law_values logins looks messages office papers payouts people post registers
    reports search sums tasks today
    """.split()
)
"""The subjects of the office: a folder of another name is a new subject, or none."""

BELOW = {
    "documents": {"letters", "notices", "pdf", "workbooks"},
    "storage": {"migrations", "opening", "server", "shape"},
    "gui": {
        "at_work",
        "beginning",
        "consequences",
        "dress",
        "field_help",
        "fields",
        "fit",
        "frames",
        "help",
        "lock",
        "opening",
        "parts",
        "set_up",
        "system",
        "window",
    },
    "services": set(),
}
"""Folders that are of no subject: what the subjects of a layer are made with."""

MOST = 14


def folders() -> list[Path]:
    return sorted(file.parent for file in PACKAGE.rglob("__init__.py"))


def modules_of(folder: Path) -> list[str]:
    return [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_room_has_the_name_of_a_subject_in_every_layer(layer: str) -> None:
    found = {file.parent.name for file in (PACKAGE / layer).glob("*/__init__.py")}
    assert found - BELOW[layer] <= ROOMS


def test_no_folder_is_a_hall() -> None:
    large = {
        str(folder.relative_to(PACKAGE)): len(modules_of(folder))
        for folder in folders()
        if folder.name not in FLAT and len(modules_of(folder)) > MOST
    }
    assert large == {}


def test_every_folder_says_in_a_line_what_it_is_for() -> None:
    silent = [
        str(folder.relative_to(PACKAGE))
        for folder in folders()
        if not (folder / "__init__.py").read_text(encoding="utf-8").startswith('"""')
        and "versions" not in folder.parts
    ]
    assert silent == []


KNOWN_EVERYWHERE = {"sqlalchemy.Connection"}
"""What layers above storage know of SQLAlchemy: what a unit of work is handed on as."""


def test_only_storage_builds_queries() -> None:
    found = {
        f"{file.relative_to(PACKAGE)}: {name}"
        for file in PACKAGE.rglob("*.py")
        if file.relative_to(PACKAGE).parts[0] != "storage"
        for name in of_sqlalchemy(file.read_text(encoding="utf-8"))
        if name not in KNOWN_EVERYWHERE
    }
    assert found == set()


def test_imports_of_sqlalchemy_are_found_however_they_are_written() -> None:
    source = """
        import sqlalchemy as sa, sqlite3
        import sqlalchemy.exc
        from sqlalchemy import Connection, select as choose
        from sqlalchemy.sql import func
        def late():
            from sqlalchemy import text
        from desktop_app.sqlalchemy import other
    """
    assert list(of_sqlalchemy(inspect.cleandoc(source))) == [
        "sqlalchemy",
        "sqlalchemy.exc",
        "sqlalchemy.Connection",
        "sqlalchemy.select",
        "sqlalchemy.sql.func",
        "sqlalchemy.text",
    ]


def of_sqlalchemy(source: str) -> Iterator[str]:
    """The names of SQLAlchemy that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{each.name}" for each in node.names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "sqlalchemy")


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("desktop_app")


def test_no_modules_form_a_circle(imports: grimp.ImportGraph) -> None:
    """Imports inside functions and for types alone count as well."""
    known = {
        module: set(imports.find_modules_directly_imported_by(module)) for module in imports.modules
    }
    assert circles(known) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_no_rooms_form_a_circle(layer: str, imports: grimp.ImportGraph) -> None:
    inside = f"desktop_app.{layer}."
    known: dict[str, set[str]] = defaultdict(set)
    for module in imports.modules:
        if module.startswith(inside):
            others = imports.find_modules_directly_imported_by(module)
            known[room(module)] |= {room(other) for other in others if other.startswith(inside)}
            known[room(module)].discard(room(module))
    assert circles(known) == []


def test_circles_are_found() -> None:
    known = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": {"d"}, "e": {"a"}}
    assert circles(known) == [{"b", "c"}, {"d"}]


def room(module: str) -> str:
    """The third name: a folder of a layer, or a module at its root."""
    return module.split(".")[2]


def circles(known: dict[str, set[str]]) -> list[set[str]]:
    """What reaches itself, each circle once: what is left when all that no other needs is gone."""
    left = {name: set(others) & known.keys() for name, others in known.items()}
    while ends := {name for name, others in left.items() if not others}:
        left = {name: others - ends for name, others in left.items() if name not in ends}
    found: list[set[str]] = []
    for name in sorted(left):
        circle = {other for other in _reached(name, left) if name in _reached(other, left)}
        if circle and circle not in found:
            found.append(circle)
    return found


def _reached(start: str, known: dict[str, set[str]]) -> set[str]:
    """What can be reached from a name by one step or more."""
    reached: set[str] = set()
    to_go = [start]
    while to_go:
        for other in known[to_go.pop()] - reached:
            reached.add(other)
            to_go.append(other)
    return reached
