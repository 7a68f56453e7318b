"""The months of a line are read as they were kept."""

import pytest

from desktop_app.law.quarters import Month
from desktop_app.storage.payouts.months import months_of
from desktop_app.storage.trouble import DatabaseTrouble


def test_in_their_order() -> None:
    assert months_of('["2026-01", "2026-03"]') == (Month(2026, 1), Month(2026, 3))
    assert months_of("[]") == ()


@pytest.mark.parametrize("stored", ["", '["2026-13"]', "2026", "[7]", "null"])
def test_what_says_no_months_is_damage(stored: str) -> None:
    with pytest.raises(DatabaseTrouble, match="damaged"):
        months_of(stored)
