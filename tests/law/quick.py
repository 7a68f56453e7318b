"""Runs the tests of this folder without pytest, which starts too slowly to be started for a mutant.

    python -m tests.law.quick

Ends with 1 at the first test that fails. Tests that ask for fixtures are left out.
"""

import inspect
import os
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType

MODULES = (
    "test_quarters",
    "test_cases",
    "test_amendments",
    "test_suppositions",
    "test_deadlines",
    "test_oracle",
    "test_deadlines_oracle",
    "test_paid_and_due",
)
Test = Callable[[], None]


def main() -> None:
    os.environ.setdefault("LAW_FAMILIES", "0.05")
    for name in MODULES:
        for test in _tests_of(import_module(f"tests.law.{name}")):
            test()


def _tests_of(module: ModuleType) -> Iterator[Test]:
    for name, function in vars(module).items():
        if name.startswith("test_"):
            wanted = set(inspect.signature(function).parameters)
            if wanted == {"case"}:
                for row in function.pytestmark[0].args[1]:
                    yield partial(function, *row.values)
            elif not wanted:
                yield function


if __name__ == "__main__":
    main()
