"""Who works in the office, by their ids."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff as office_staff

NOW = datetime(2026, 11, 21, 10, 0)
LATER = NOW + timedelta(minutes=5)


def test_a_worker_leaves_and_comes_back(database: Database) -> None:
    with database.begin() as connection:
        entry = Worker(0, "Ұлан", Role.CLERK)
        number = office_staff.save_worker(connection, entry, "Ә", NOW)
        (worker,) = office_staff.at_work(connection)
        assert (worker.id, office_staff.retired(connection)) == (number, [])
        office_staff.retire_worker(connection, worker, "Ә", NOW)
        (gone,) = office_staff.retired(connection)
        assert (gone.id, office_staff.at_work(connection)) == (number, [])
        with pytest.raises(ChangedMeanwhile):
            office_staff.retire_worker(connection, worker, "Ә", NOW)
        assert office_staff.save_worker(connection, gone, "Ә", LATER) == number
        assert [each.name for each in office_staff.at_work(connection)] == ["Ұлан"]


def test_an_id_is_somebody_as_long_as_they_are_on_the_list(database: Database) -> None:
    with database.begin() as connection:
        assert office_staff.is_empty(connection)
        entry = Worker(0, "Ұлан", Role.CLERK)
        number = office_staff.save_worker(connection, entry, "Ә", NOW)
        renamed = replace(entry, id=number, name="Ұлан Ә.", role=Role.HEAD)
        office_staff.save_worker(connection, renamed, "Ә", LATER)
        found = office_staff.by_id(connection, number)
        assert found == replace(renamed, version=2)
        assert office_staff.by_id(connection, number + 1) is None
        assert office_staff.by_id(connection, 0) is None
        office_staff.retire_worker(connection, found, "Ә", LATER)
        assert office_staff.by_id(connection, number) is None
        assert not office_staff.is_empty(connection)
