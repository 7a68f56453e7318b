"""Arrangements of tables, as one line of this PC's settings."""

from collections.abc import Iterator

import pytest

from desktop_app.gui.fit import arrangements
from desktop_app.gui.fit.arrangements import AT_FIRST, Arrangement


@pytest.fixture(autouse=True)
def nobody_keeps() -> Iterator[None]:
    yield
    arrangements.use("", lambda _text: None)


def test_what_is_arranged_is_told_and_read_again() -> None:
    told: list[str] = []
    arrangements.use("", told.append)
    arranged = Arrangement({1: 300, 0: 80}, (1, 0, 2), frozenset({2}))
    arrangements.keep("children/3", arranged)
    arrangements.keep("papers/2", Arrangement({0: 40}))
    arrangements.keep("papers/2", Arrangement({0: 40}))
    assert len(told) == 2
    arrangements.use(told[-1], told.append)
    assert arrangements.of("children/3") == arranged
    assert arrangements.of("papers/2") == Arrangement({0: 40})
    assert arrangements.of("another/4") == AT_FIRST


def test_as_at_first_leaves_nothing_behind() -> None:
    told: list[str] = []
    arrangements.use("", told.append)
    arrangements.keep("children/3", Arrangement({0: 80}))
    arrangements.keep("children/3", AT_FIRST)
    assert told[-1] == ""


@pytest.mark.parametrize("damaged", ["x", "a/2;;", "a/2;1:x;;", "a/2;1;;", "a/2;;y;", "|||"])
def test_what_can_not_be_read_is_as_at_first(damaged: str) -> None:
    arrangements.use(f"{damaged}|b/2;0:70;;", lambda _text: None)
    assert arrangements.of("a/2") == AT_FIRST
    assert arrangements.of("b/2") == Arrangement({0: 70})
