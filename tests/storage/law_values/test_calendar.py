"""The office's own days off and worked days: in order, and as they stood at a moment."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from desktop_app.law.steps import Words
from desktop_app.storage.database import Database
from desktop_app.storage.law_values import calendar

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)
TICK = timedelta(microseconds=1)
NAME = Words("Қала күні", "День города")


def test_days_in_order_with_both_their_names(database: Database) -> None:
    with database.begin() as connection:
        second = calendar.add_day(connection, date(2027, 5, 6), True, Words("", ""), "Ә", NOW)
        first = calendar.add_day(connection, date(2027, 5, 5), False, NAME, "Ә", NOW)
        found = calendar.days(connection)
    assert [(each.id, each.day.day, each.worked) for each in found] == [
        (first, 5, False),
        (second, 6, True),
    ]
    assert (found[0].name_kk, found[0].name_ru) == ("Қала күні", "День города")


def test_a_day_stands_until_it_is_annulled_which_is_done_once(database: Database) -> None:
    moments = (NOW - TICK, NOW, LATER - TICK, LATER, None)
    with database.begin() as connection:
        day = calendar.add_day(connection, date(2027, 5, 5), False, NAME, "Ә", NOW)
        assert calendar.annul_day(connection, day, "Ғ", LATER, "Қате")
        assert not calendar.annul_day(connection, day, "Ғ", LATER, "Қате")
        assert not calendar.annul_day(connection, day + 1, "Ғ", LATER, "Қате")
        found = [len(calendar.days(connection, moment)) for moment in moments]
    assert found == [0, 1, 1, 0, 0]


def test_a_year_is_confirmed_once(database: Database) -> None:
    with database.begin() as connection:
        assert calendar.confirmed_years(connection) == {}
        calendar.confirm_year(connection, 2027, "Ә", NOW)
        found = calendar.confirmed_years(connection)
        with pytest.raises(IntegrityError):
            calendar.confirm_year(connection, 2027, "Ғ", LATER)
    assert list(found) == [2027]
    assert (found[2027].confirmed_by, found[2027].confirmed_at) == ("Ә", NOW)
