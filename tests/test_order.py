"""Names stand in one order everywhere, that of `identity.sorting`: nothing sorts them otherwise.

Whoever sorts by something that is called a name is found here. What is no name of a person, school
or bank, though it is called one, is listed with what it is.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import desktop_app

PACKAGE = Path(desktop_app.__file__).parent

NAME = re.compile(
    r"(\w+_)?(names?|surnames?|patronymic|search|text|others|workers?|schools?|people|who)(_kk|_ru)?"
)
KEYS = {"sort_key", "name_key"}

NO_NAMES = {
    "cli/logins.py": "roles",
    "identity/institutions.py": "words of one name, which stand in any order",
    "services/search/index.py": "ids of drafts",
    "storage/shape/compared.py": "tables and columns",
    "services/registers/numbering.py": "texts of numbers",
    "storage/backups/folders.py": "names of folders",
    "storage/people/values.py": "ids of people",
    "storage/search/changed.py": "ids of people",
    "storage/search/on_file.py": "ids of people, and their stored key",
    "storage/payouts/drafts.py": "as sheets were drawn up before, so that they are known again",
}


def of_sorting(call: ast.Call) -> list[ast.expr]:
    """What a call sorts by, if it sorts: its key, or else what it is given."""
    called = call.func
    keys = [given.value for given in call.keywords if given.arg == "key"]
    if isinstance(called, ast.Name) and called.id in ("sorted", "min", "max", "nsmallest"):
        return keys or (call.args if called.id == "sorted" else [])
    if isinstance(called, ast.Attribute) and called.attr == "sort":
        return keys or [called.value]
    if isinstance(called, ast.Attribute) and called.attr == "order_by":
        return call.args
    return []


def by_a_name(expression: ast.expr) -> bool:
    """Whether it goes by a name as it is, not by its key."""
    every = list(ast.walk(expression))
    tables = [part.value for part in every if isinstance(part, ast.Attribute) and part.attr == "c"]
    parts = [part for part in every if part not in tables]
    words = {part.attr for part in parts if isinstance(part, ast.Attribute)}
    words |= {part.id for part in parts if isinstance(part, ast.Name)}
    return "casefold" in words or (not words & KEYS and any(NAME.fullmatch(word) for word in words))


def found_in(source: str) -> Iterator[int]:
    """The lines on which something is sorted by a name as it is."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and any(map(by_a_name, of_sorting(node))):
            yield node.lineno


def test_nothing_sorts_names_otherwise() -> None:
    found = {
        str(file.relative_to(PACKAGE).as_posix()): lines
        for file in sorted(PACKAGE.rglob("*.py"))
        if (lines := list(found_in(file.read_text(encoding="utf-8"))))
        and "versions" not in file.parts
    }
    assert {file: lines for file, lines in found.items() if file not in NO_NAMES} == {}
    assert NO_NAMES.keys() - found.keys() == set()


@pytest.mark.parametrize(
    "source",
    [
        "sorted(found, key=lambda each: each.child_name.casefold())",
        "sorted(found, key=lambda each: (order.index(each.kind), each.child_name))",
        "sorted(others)",
        "names.sort()",
        "found.sort(key=str.casefold)",
        "sorted(named.items(), key=lambda item: item[1].casefold())",
        "query.order_by(people.c.surname, people.c.id)",
        "query.order_by(t.people.c.search)",
        "query.order_by(func.lower(providers.c.name_ru).desc())",
        "min(schools, key=attrgetter('x') or (lambda school: school.name_kk))",
    ],
)
def test_a_name_as_it_is_is_found(source: str) -> None:
    assert list(found_in(source)) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "sorted(found, key=lambda each: sort_key(each.child_name))",
        "sorted(others, key=sort_key)",
        "found.sort(key=lambda each: (each.kind, payout.name_key(each.child_name)))",
        "query.order_by(people.c.sort, people.c.id)",
        "sorted(periods, key=lambda period: period.first_day)",
    ],
)
def test_a_key_and_what_is_no_name_are_not(source: str) -> None:
    assert list(found_in(source)) == []
