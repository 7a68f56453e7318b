"""Where one can be: places that say of what they are, and are read back as they were made."""

from datetime import date

import pytest

from desktop_app.gui import places
from desktop_app.gui.places import Place


def test_every_place_has_an_address_of_its_own() -> None:
    day = date(2026, 11, 21)
    every = [
        *(value for value in vars(places).values() if isinstance(value, Place)),
        places.case(3),
        places.child(3),
        places.child_then(3, day),
        places.report(day, day),
        places.follow_up(3),
        places.complaint(3),
        places.debt(3),
        places.entry(),
        places.entry(3),
        places.reimbursement_for(3),
        places.home_education_for(3),
        places.proactive_message(3),
        places.proactive_entry(3),
    ]
    assert len(every) >= 32
    assert len({*every}) == len(every)


def test_days_are_kept_as_they_are() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    assert places.child_then(7, first) == Place("child-then", 7, "2026-01-01")
    assert places.report(first, last).text.split() == ["2026-01-01", "2026-12-31"]


@pytest.mark.parametrize(
    ("place", "payout"),
    [
        (places.follow_up(17), 17),
        (places.follow_up(0), 0),
        (places.PAYOUTS, None),
        (Place("payouts", text="2026Q4"), None),
        (Place("payouts", 17), None),
    ],
)
def test_which_payout_a_place_follows(place: Place, payout: int | None) -> None:
    assert places.followed_payout(place) == payout
