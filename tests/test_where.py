"""Every module has its tests in the folder of the same name; `where.toml` says in which file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

import desktop_app

PACKAGE, TESTS = Path(desktop_app.__file__).parent, Path(__file__).parent

WHOLES = {"demo": "cli", "cli/commands": "cli", "storage/migrations": "storage"}
"""Folders whose modules are only ever run as one, and where that is tested."""

Where = dict[str, dict[str, list[str]]]


def modules() -> Iterator[PurePosixPath]:
    """Every module by its path in the package; not what only tells what its folder is for."""
    for file in sorted(PACKAGE.rglob("*.py")):
        module = file.relative_to(PACKAGE)
        if module.stem != "__init__" and "versions" not in module.parts:
            yield PurePosixPath(module.with_suffix("").as_posix())


def where() -> Where:
    return tomllib.loads((TESTS / "where.toml").read_text(encoding="utf-8"))


def file_of(folder: str, name: str) -> Path:
    """Where a file of an entry stands. What starts the program may name any test, by its path."""
    return TESTS / WHOLES.get(folder, folder) / name


def found_wrong(modules: list[PurePosixPath], where: Where) -> list[str]:
    """Modules that no test is found for, and entries that tell nothing or nothing true."""
    wrong = []
    for module in modules:
        folder = str(module.parent)
        has_own = (TESTS / folder / f"test_{module.name}.py").is_file()
        listed = where.get(folder, {}).get(module.name)
        if has_own and listed is not None:
            wrong.append(f"{module}: has a test of its own name, and needs no entry")
        if not has_own and not listed:
            wrong.append(f"{module}: no test_{module.name}.py in tests/{folder}, and no entry")
        wrong += [
            f"{module}: there is no {name} where its tests are"
            for name in listed or ()
            if not file_of(folder, name).is_file()
        ]
    known = {str(module) for module in modules}
    for folder, entries in where.items():
        gone = [f"{PurePosixPath(folder) / name}" for name in entries]
        wrong += [f"{each}: there is no such module" for each in gone if each not in known]
    return wrong


def test_every_module_has_its_tests_where_the_mirror_says() -> None:
    assert found_wrong(list(modules()), where()) == []


def test_the_entries_are_in_order() -> None:
    tables = where()
    assert list(tables) == sorted(tables)
    assert {folder: list(entries) for folder, entries in tables.items()} == {
        folder: sorted(entries) for folder, entries in tables.items()
    }


@pytest.mark.parametrize(
    ("module", "entries", "told"),
    [
        ("law/quarters", {}, []),
        ("law/quarters", {"law": {"quarters": ["test_cases.py"]}}, ["needs no entry"]),
        ("law/new", {}, ["no test_new.py in tests/law, and no entry"]),
        ("law/new", {"law": {"new": []}}, ["and no entry"]),
        ("law/new", {"law": {"new": ["test_cases.py"]}}, []),
        ("law/new", {"law": {"new": ["test_none.py"]}}, ["there is no test_none.py"]),
        ("law/new", {"law": {"new": ["test_start.py"]}}, ["there is no test_start.py"]),
        ("law/quarters", {"law": {"gone": ["test_cases.py"]}}, ["law/gone: there is no such"]),
        ("new", {".": {"new": ["journeys/test_one_family.py"]}}, []),
        ("demo/new", {"demo": {"new": ["test_demo.py"]}}, []),
    ],
)
def test_what_is_wrong_is_told(module: str, entries: Where, told: list[str]) -> None:
    found = found_wrong([PurePosixPath(module)], entries)
    assert len(found) == len(told)
    assert all(words in line for words, line in zip(told, found, strict=True))
