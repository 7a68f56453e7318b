"""What may be on file after a kill is told exactly; a day that nobody ends comes to its end."""

import random
from pathlib import Path

import pytest

from tests.soak.sudden_end.killed import Workers
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


def test_a_day_at_the_window_comes_to_its_end(tmp_path: Path) -> None:
    workers = Workers(tmp_path, "at_window")
    told = workers.work(workers.a_copy("day"), 0, random.Random(0), None)
    workers.end()
    assert told[-1] == "done"
    shown = {line.partition("\t")[0] for line in told}
    assert shown >= {"paper", "printed", "payout", "book", "backup"}
    assert "half" not in shown
