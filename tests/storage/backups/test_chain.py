"""The number of the whole history is another one wherever anything in it is."""

import pytest

from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.storage.backups import chain
from desktop_app.storage.database import Database
from tests.builders import home_education_entry
from tests.services.backups.backups import Protected


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE acts SET who = 'Басқа' WHERE id = 3",
        "UPDATE acts SET at = '2026-11-20 10:00:00' WHERE id = 3",
        "UPDATE acts SET label = 'Other' WHERE id = 3",
        """UPDATE acts SET "values" = '{"number": "1"}' WHERE id = 3""",
        "UPDATE acts SET after = '{}' WHERE id = 3",
        "UPDATE acts SET before = '{\"a\": 1}' WHERE id = 3",
        "UPDATE acts SET worker_id = 2 WHERE id = 3",
        "DELETE FROM acts WHERE id = 3",
        "UPDATE acts SET id = 30 WHERE id = 3",
    ],
)
def test_another_history_has_another_number(protected: Protected, change: str) -> None:
    with protected.desk(Role.CLERK) as desk:
        with desk.database.read() as connection:
            before = chain.head(connection)
        with desk.database.begin() as connection:
            connection.exec_driver_sql(change)
            assert chain.head(connection).head != before.head
            connection.rollback()
        with desk.database.read() as connection:
            assert chain.head(connection) == before


def test_two_histories_part_where_the_first_entry_differs(protected: Protected) -> None:
    copy = protected.place.with_name("copy.homeedu")
    with protected.desk(Role.CLERK) as desk:
        with desk.database.read() as connection:
            desk.database.copy_into(copy, connection)
        registering.register(desk, home_education_entry(protected.school, 8))
        other = Database(copy, protected.key)
        with desk.database.read() as here, other.read() as there:
            assert chain.parted_at(here, there) == 8
        with other.begin() as connection:
            connection.exec_driver_sql("UPDATE acts SET who = 'Басқа' WHERE id = 4")
        with desk.database.read() as here, other.read() as there:
            assert chain.parted_at(here, there) == 3
        other.close()
