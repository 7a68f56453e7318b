"""What may be on file after a kill is told exactly."""

import pytest

from tests.soak.sudden_end.window_killed import Line, possible

_FIRST, _SECOND = ("about", "1"), ("about", "2")


@pytest.mark.parametrize(
    ("told", "states"),
    [
        ([], {"0"}),
        ([("paper", "9")], {"0"}),
        ([_FIRST], {"0", "1"}),
        ([_FIRST, ("kept", "1")], {"1"}),
        ([_FIRST, ("kept", "1"), _SECOND], {"1", "2"}),
        # Another thread begins before the first has told that it is done.
        ([_FIRST, _SECOND, ("kept", "1")], {"1", "2"}),
        ([_FIRST, _SECOND, ("kept", "1"), ("kept", "2")], {"2"}),
    ],
)
def test_the_last_that_was_kept_or_the_one_after_it(told: list[Line], states: set[str]) -> None:
    assert possible("0", told) == states
