"""The office's own decisions in force: kept as they were, and what stood at a moment."""

from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.records.profiles import dated_profile
from desktop_app.services.law_values.law_data import example_profiles
from desktop_app.storage import standing
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.decisions import of_office

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)
TICK = timedelta(microseconds=1)
FIRST_DAY = date(2026, 12, 1)


def test_every_example_is_read_as_it_was_kept(database: Database) -> None:
    kept = [dated_profile(FIRST_DAY, each.value) for each in example_profiles()]
    with database.begin() as connection:
        for dated in kept:
            of_office.add_profile(connection, dated, "Ә", NOW)
        found = of_office.standing_profiles(connection)
        assert of_office.recorded(connection) == len(kept)
    assert [each.profile for each in found] == kept
    assert all(each.recorded_by == "Ә" and each.about == {} for each in found)


def test_who_took_a_decision_is_kept_beside_it(database: Database) -> None:
    dated = dated_profile(FIRST_DAY, example_profiles()[0].value)
    about = {"body_kk": "Қала мәслихаты", "number": "12-3"}
    with database.begin() as connection:
        of_office.add_profile(connection, dated, "Ә", NOW, about)
        (found,) = of_office.standing_profiles(connection)
    assert (found.about, found.profile) == (about, dated)


def test_a_decision_stands_from_its_recording_until_it_is_annulled(database: Database) -> None:
    dated = dated_profile(FIRST_DAY, example_profiles()[0].value)
    code = dated.value.code
    moments = (NOW - TICK, NOW, LATER - TICK, LATER, None)
    with database.begin() as connection:
        assert of_office.recorded(connection) == 0
        row = of_office.add_profile(connection, dated, "Ә", NOW)
        assert of_office.annulled_profiles(connection) == []
        standing.annul(connection, t.decision_profiles, row, "Ғ", LATER, "Қате")
        stood = [len(of_office.standing_profiles(connection, moment)) for moment in moments]
        annulled = [of_office.annulled_codes(connection, moment) for moment in moments]
        (gone,) = of_office.annulled_profiles(connection)
        assert of_office.recorded(connection) == 1
    assert stood == [0, 1, 1, 0, 0]
    assert annulled == [set(), set(), set(), {code}, {code}]
    assert (gone.annulled_by, gone.annulled_at, gone.annulled_why) == ("Ғ", LATER, "Қате")


def test_a_shipped_decision_that_was_taken_out_of_force_never_stood_as_the_offices_own(
    database: Database,
) -> None:
    dated = dated_profile(FIRST_DAY, example_profiles()[0].value)
    gone: dict[str, Any] = {"annulled_at": NOW, "annulled_by": "Ә", "annulled_why": "Қате"}
    with database.begin() as connection:
        of_office.add_profile(connection, dated, "Ә", NOW, **gone)
        assert of_office.standing_profiles(connection) == []
        assert of_office.annulled_codes(connection) == {dated.value.code}
