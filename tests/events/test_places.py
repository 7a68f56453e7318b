"""Kinds of errors and places in the code are told, and nothing that an error says."""

import re
import sys
from functools import partial

import pytest

from desktop_app.events import places
from desktop_app.law.quarters import parse_period
from tests.events.marked_errors import made_of_data, raised_by


def _fails(text: str) -> None:
    raise ValueError(text)


def _caught(text: str) -> BaseException:
    error = KeyError(text)
    error.__cause__ = raised_by(partial(_fails, text))
    return error


def test_every_error_of_the_chain_with_its_places() -> None:
    lines = places.lines_of(_caught("Әлімқұлова"))
    assert lines[0] == "builtins.KeyError"
    assert lines[1] == "builtins.ValueError"
    assert all(line.startswith("  ") for line in lines[2:])
    assert lines[-1].endswith(":_fails")
    assert "test_places:" in lines[-1]
    assert "Әлімқұлова" not in "".join(lines)


def test_what_a_group_holds_is_told_and_each_error_once() -> None:
    own = RuntimeError()
    own.__cause__ = own
    lines = places.lines_of(ExceptionGroup("Әлімқұлова", [own, ValueError("1"), own]))
    assert lines == ["builtins.ExceptionGroup", "builtins.RuntimeError", "builtins.ValueError"]


def test_names_that_were_made_of_data_are_not_passed_on() -> None:
    named = type("Әлімқұлова", (Exception,), {"__module__": "150407600015 Ә"})
    fails = made_of_data("Ә 1", "Аяулым", "home/aiym")
    lines = places.lines_of(raised_by(partial(fails, named)))
    assert lines[0] == "?.?"
    assert re.fullmatch(r"  \?:\d+:\?", lines[-1])


def test_an_endless_recursion_is_told_in_few_lines() -> None:
    def again() -> None:
        again()

    with pytest.raises(RecursionError) as caught:
        again()
    lines = places.lines_of(caught.value)
    assert len(lines) < 50 < sys.getrecursionlimit()
    assert any("…" in line for line in lines)


def test_the_place_of_a_bug_is_the_innermost_of_this_program() -> None:
    with pytest.raises(ValueError, match="Ә") as caught:
        parse_period("Ә")
    assert places.place_of(caught.value).startswith("desktop_app.law.quarters:")
    assert places.place_of(ValueError()) == "?:0:?"
