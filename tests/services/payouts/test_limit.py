"""The sum above which a line is looked at twice: whole tenge, or nothing."""

import pytest

from desktop_app.services.desk import Desk
from desktop_app.services.payouts import limit


@pytest.mark.parametrize("typed", ["", "1", "150000", "100000000"])
def test_whole_tenge_or_nothing(typed: str) -> None:
    assert list(limit.slips(typed)) == []


@pytest.mark.parametrize(
    "typed", ["0", "000", "100000001", "-5", "+5", "1,5", "1 000", "көп", "٣٥", "²"]
)
def test_anything_else_is_a_slip(typed: str) -> None:
    assert [slip.field for slip in limit.slips(typed)] == ["payout_limit"]


def test_it_is_kept_and_may_be_taken_away(desk: Desk) -> None:
    kept = []
    with desk.database.begin() as connection:
        for typed in ("150000", ""):
            kept.append(limit.stored(connection))
            limit.save(connection, typed, desk.worker.name, desk.now())
        kept.append(limit.stored(connection))
    assert kept == ["", "150000", ""]
