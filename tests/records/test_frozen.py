"""Records are frozen: what a page was given stays as it was read."""

import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module

import pytest

import desktop_app.records

FILLED_ROW_BY_ROW = {"ImportRow"}
"""A row of an old register is given its payments when the other sheet is read."""

MODULES = [each.name for each in pkgutil.iter_modules(desktop_app.records.__path__)]


def _records(module: str) -> Iterator[type]:
    found = import_module(f"desktop_app.records.{module}")
    for each in vars(found).values():
        if isinstance(each, type) and each.__module__ == found.__name__ and is_dataclass(each):
            yield each


@pytest.mark.parametrize("module", MODULES)
def test_no_record_changes_once_it_is_made(module: str) -> None:
    open_ = {each.__name__ for each in _records(module) if not _is_frozen(each)}
    assert open_ <= FILLED_ROW_BY_ROW


def _is_frozen(record: type) -> bool:
    return bool(record.__dataclass_params__.frozen)  # type: ignore[attr-defined]


def test_the_one_that_is_filled_is_still_there() -> None:
    every = {each.__name__ for module in MODULES for each in _records(module)}
    assert every >= FILLED_ROW_BY_ROW
    assert len(every) > 40
