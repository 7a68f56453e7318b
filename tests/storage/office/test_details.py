"""The office's settings, schools, workers and MCI: versions, who is retired, what stood when."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.office import details
from desktop_app.storage.office import staff as office_staff
from desktop_app.storage.rows import NotOnFile
from tests.builders import a_school

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)
KEYS = ("name_kk", "name_ru")


def test_settings_are_kept_and_what_is_no_detail_stays_a_setting(database: Database) -> None:
    with database.begin() as connection:
        assert details.value(connection, "payout.limit") == ""
        values = {"name_kk": "Білім бөлімі", "payout.limit": "5"}
        details.save_values(connection, values, "Ә", NOW)
        assert details.details(connection).name_kk == "Білім бөлімі"
        assert details.value(connection, "payout.limit") == "5"


def test_a_version_counts_saves_that_change_something(database: Database) -> None:
    found = []
    with database.begin() as connection:
        for value in ("А", "А", "Б"):
            found.append(details.version(connection, KEYS))
            details.save_values(connection, {"name_kk": value}, "Ә", NOW)
        found.append(details.version(connection, KEYS))
        other = details.version(connection, ["name_ru"])
    assert (found, other) == ([0, 1, 1, 2], 0)


def test_who_saved_a_setting_last_is_told_to_whoever_saw_another(database: Database) -> None:
    with database.begin() as connection:
        details.require_version(connection, KEYS, 0)
        details.save_values(connection, {"name_kk": "А"}, "Ә", NOW)
        details.save_values(connection, {"name_ru": "Б"}, "Ғ", LATER)
        details.save_values(connection, {"bin": "1"}, "Қ", LATER + timedelta(minutes=1))
        details.require_version(connection, KEYS, 2)
        for seen in (1, 3):
            with pytest.raises(ChangedMeanwhile) as changed:
                details.require_version(connection, KEYS, seen)
            assert (changed.value.who, changed.value.when) == ("Ғ", LATER)


def test_who_changed_what_stays_with_what_was_not_changed(database: Database) -> None:
    with database.begin() as connection:
        details.save_values(connection, {"name_kk": "А", "name_ru": "Б"}, "Ә", NOW)
        details.save_values(connection, {"name_kk": "А", "name_ru": "В"}, "Ғ", LATER)
        columns = t.office.c
        query = select(columns.key, columns.changed_by).where(columns.key.startswith("name"))
        rows = connection.execute(query.order_by(columns.key))
        assert [tuple(row) for row in rows] == [("name_kk", "Ә"), ("name_ru", "Ғ")]


def test_a_school_is_changed_by_whoever_saw_it_as_it_is(database: Database) -> None:
    with database.begin() as connection:
        number = details.save_school(connection, a_school(), "Ә", NOW)
        other = details.save_school(connection, a_school(name_kk="№ 1"), "Ә", NOW)
        seen = details.school(connection, number)
        assert replace(seen, id=0, version=a_school().version) == a_school()
        changed = replace(seen, head_name="Ү. Қ. Әбенов")
        assert details.save_school(connection, changed, "Ғ", LATER) == number
        assert details.school(connection, number).head_name == "Ү. Қ. Әбенов"
        assert details.school(connection, number).version == seen.version + 1
        with pytest.raises(ChangedMeanwhile):
            details.save_school(connection, seen, "Ә", LATER)
        assert [each.id for each in details.schools(connection)] == [number, other]
        by_name = details.schools_by_name(connection, "kk")
        assert [each.id for each in by_name] == [other, number]
        with pytest.raises(NotOnFile):
            details.school(connection, 99)


def test_who_put_a_worker_or_a_school_on_file_is_told(database: Database) -> None:
    with database.begin() as connection:
        office_staff.save_worker(connection, Worker(0, "Ұлан", Role.CLERK), "Ә", NOW)
        details.save_school(connection, a_school(), "Ғ", LATER)
        found = [
            connection.execute(select(each.version, each.changed_by, each.changed_at)).one()
            for each in (t.workers.c, t.providers.c)
        ]
    assert [tuple(row) for row in found] == [(1, "Ә", NOW), (1, "Ғ", LATER)]


def test_an_mci_that_stood_at_a_moment(database: Database) -> None:
    first_day = date(2027, 1, 1)
    moments = (NOW - timedelta(seconds=1), NOW, LATER - timedelta(seconds=1), LATER, None)
    with database.begin() as connection:
        details.add_mci(connection, first_day, 4_800, "Заң", "Ә", NOW)
        connection.execute(update(t.mci_values).values(annulled_at=LATER, annulled_by="Ә"))
        found = [details.added_mci(connection, moment) for moment in moments]
        every = details.mci_on_file(connection)
    assert found == [{}, {first_day: (4_800, "Заң")}, {first_day: (4_800, "Заң")}, {}, {}]
    assert [each.tenge for each in every] == [4_800]
