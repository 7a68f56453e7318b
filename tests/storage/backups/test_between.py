"""What one state has and another lacks: acts after the histories parted, numbers on one side."""

from datetime import date

from desktop_app.storage.backups.between import State, lacking

DAY = date(2026, 11, 21)
OLD = State({1: DAY, 2: DAY}, {"applications": {"Ө-1": DAY}, "payouts": {}, "papers": {}})
NEW = State(
    {1: DAY, 2: DAY, 3: date(2026, 11, 22), 4: date(2026, 11, 24)},
    {"applications": {"Ө-1": DAY, "Ө-3": DAY, "Ө-2": DAY}, "payouts": {"Т-1": DAY}, "papers": {}},
)


def test_what_a_newer_state_has_is_lost_with_it() -> None:
    lost = lacking(NEW, OLD, parted=2)
    assert (lost.acts, lost.first, lost.last) == (2, date(2026, 11, 22), date(2026, 11, 24))
    assert lost.numbers["applications"] == (("Ө-2", DAY), ("Ө-3", DAY))
    assert lost.numbers["payouts"] == (("Т-1", DAY),)
    assert lost.numbers["papers"] == ()


def test_nothing_is_lost_with_the_older_one() -> None:
    gained = lacking(OLD, NEW, parted=2)
    assert gained.is_empty
    assert gained.first is None


def test_histories_that_parted_early_have_acts_on_both_sides() -> None:
    assert lacking(OLD, NEW, parted=1).acts == 1
    assert lacking(NEW, OLD, parted=1).acts == 3
