"""What is due of a period, or overpaid: never both (D-7, D-9)."""

import pytest

from desktop_app.law.quarters import Quarter
from desktop_app.records.decisions import PeriodBalance


@pytest.mark.parametrize(
    ("entitled", "paid", "due", "overpaid"),
    [
        (0, 0, 0, 0),
        (34_600, 0, 34_600, 0),
        (34_600, 34_599, 1, 0),
        (34_600, 34_600, 0, 0),
        (34_600, 34_601, 0, 1),
        (0, 34_600, 0, 34_600),
    ],
)
def test_the_balance_of_a_period(entitled: int, paid: int, due: int, overpaid: int) -> None:
    found = PeriodBalance(1, Quarter(2026, 1), entitled, paid, ())
    assert (found.due, found.overpaid) == (due, overpaid)
