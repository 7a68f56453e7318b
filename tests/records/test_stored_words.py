"""Words in the database that the program has not are named, whatever they are."""

import pytest

from desktop_app.records.kinds import Role
from desktop_app.records.stored_words import UnknownWord, meaning_of


def test_a_word_that_is_known() -> None:
    assert meaning_of(Role, Role.HEAD.value) is Role.HEAD


@pytest.mark.parametrize("stored", ["ханзада", "", "HEAD", None, 7])
def test_any_other_is_named_with_its_kind(stored: object) -> None:
    with pytest.raises(UnknownWord) as unknown:
        meaning_of(Role, stored)
    assert (unknown.value.what, unknown.value.word) == ("Role", str(stored))
    assert str(unknown.value) == "unknown Role"  # what was stored is not in the log
