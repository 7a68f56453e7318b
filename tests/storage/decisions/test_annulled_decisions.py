"""A decision of the office is in force until it is taken out of force, once."""

from datetime import date, datetime, timedelta

from desktop_app.records.profiles import dated_profile
from desktop_app.services.law_values.law_data import example_profiles
from desktop_app.storage.database import Database
from desktop_app.storage.decisions import of_office

WHEN = datetime(2026, 11, 21, 10, 0)
LATER = WHEN + timedelta(hours=1)


def test_a_decision_is_taken_out_of_force_once_with_its_reason(database: Database) -> None:
    profile = example_profiles()[0].value
    with database.begin() as connection:
        made = [
            of_office.add_profile(connection, dated_profile(day, profile), "Бухгалтер", WHEN)
            for day in (date(2027, 1, 1), date(2027, 9, 1))
        ]
        assert of_office.annul_profile(connection, made[0], "Басшы", LATER, "Қате")
        assert not of_office.annul_profile(connection, made[0], "Маман", LATER, "Тағы")
        assert [each.id for each in of_office.standing_profiles(connection)] == made[1:]
        assert [each.id for each in of_office.standing_profiles(connection, WHEN)] == made
        (found,) = of_office.annulled_profiles(connection)
    told = (found.id, found.annulled_at, found.annulled_by, found.annulled_why)
    assert told == (made[0], LATER, "Басшы", "Қате")
