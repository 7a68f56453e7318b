"""What a complaint's state is called and coloured; each kind has a word of its own."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from desktop_app import translation
from desktop_app.gui import theme
from desktop_app.gui.complaints import words
from desktop_app.records.kinds import (
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    ComplaintStatus,
)
from desktop_app.translation import _

KINDS: list[tuple[type[StrEnum], Mapping[Any, str]]] = [
    (ComplaintBody, words.BODY),
    (ComplaintChannel, words.CHANNEL),
    (ComplaintStatus, words.STATUS),
    (ComplaintOutcome, words.OUTCOME),
]


@pytest.mark.parametrize(("kind", "called"), KINDS)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_has_a_word_of_its_own(
    kind: type[StrEnum], called: Mapping[Any, str], language: str
) -> None:
    translation.use(language)
    assert called.keys() == {*kind}
    said = {_(called[each]) for each in kind}
    assert len(said) == len(kind)
    assert not said & {*called.values()}


def test_what_is_answered_is_green_and_what_was_extended_is_pressing() -> None:
    assert words.STATUS_COLOUR.keys() == {*ComplaintStatus}
    assert words.status_colour(ComplaintStatus.ANSWERED) == theme.GOOD
    assert words.status_colour(ComplaintStatus.EXTENDED) == theme.WARN
    assert words.status_colour(ComplaintStatus.REGISTERED) == theme.ACCENT


@pytest.mark.parametrize("status", ComplaintStatus)
def test_what_waits_for_the_head_is_called_so_whatever_it_is(status: ComplaintStatus) -> None:
    assert words.status_words(status, waits=True) == "Waits for the head"
    assert words.status_colour(status, waits=True) == theme.WARN
    assert words.status_words(status) != "Waits for the head"
