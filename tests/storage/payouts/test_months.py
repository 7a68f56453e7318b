"""The months of a line are read as they were kept."""

from desktop_app.law.quarters import Month
from desktop_app.storage.payouts.months import months_of


def test_in_their_order() -> None:
    assert months_of(["2026-01", "2026-03"]) == (Month(2026, 1), Month(2026, 3))
    assert months_of([]) == ()
