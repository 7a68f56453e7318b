"""Which backups are kept: today's, one a day, one a week, one a month."""

from datetime import date, datetime, timedelta

from desktop_app.records.backups import DAYS, WEEKS, superfluous

TODAY = date(2026, 11, 29)
EVENING = datetime(2026, 11, 29, 19, 5)


def kept(made: list[datetime], today: date = TODAY) -> list[datetime]:
    return sorted(set(made) - superfluous(made, today), reverse=True)


def test_all_of_today_are_kept() -> None:
    made = [EVENING - timedelta(minutes=30 * n) for n in range(20)]
    assert kept(made) == made


def test_of_other_days_the_last_is_kept_for_fourteen_days() -> None:
    made = [EVENING - timedelta(days=n, hours=h) for n in range(1, 14) for h in (0, 5)]
    assert kept(made) == [EVENING - timedelta(days=n) for n in range(1, 14)]
    assert DAYS == 14


def test_then_one_a_week_for_ten_weeks_and_then_one_a_month_for_ever() -> None:
    made = [EVENING - timedelta(days=n) for n in range(800)]
    left = kept(made)
    days = left[:14]
    weeks: list[datetime] = []
    months: list[datetime] = []
    for each in left[14:]:
        (weeks if (TODAY - each.date()).days < WEEKS * 7 else months).append(each)
    assert days == made[:14]
    assert {each.isocalendar()[:2] for each in weeks} == {
        each.isocalendar()[:2] for each in made[14 : WEEKS * 7]
    } - {days[-1].isocalendar()[:2]}
    assert len({(each.year, each.month) for each in months}) == len(months)
    assert {(each.year, each.month) for each in left} == {(each.year, each.month) for each in made}


def test_thinned_every_day_nothing_falls_through_between_the_sieves() -> None:
    """A backup a day for two years, thinned each evening: the same as thinned once at the end."""
    made: list[datetime] = []
    for day in range(730):
        now = EVENING + timedelta(days=day)
        made = kept([*made, now], now.date())
    months = {(each.year, each.month) for each in made}
    assert len(months) == 25
    assert len(made) < 14 + 10 + 25


def test_the_newest_is_kept_however_old_it_is() -> None:
    made = [datetime(2020, 1, 31, 9), datetime(2020, 1, 30, 9)]
    assert kept(made) == made[:1]


def test_a_clock_that_was_ahead_costs_no_backup_of_today() -> None:
    made = [EVENING, EVENING + timedelta(days=400)]
    assert kept(made) == sorted(made, reverse=True)
