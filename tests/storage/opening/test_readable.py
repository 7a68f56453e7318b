"""A stored value that makes no sense is told as damage, wherever it is read."""

import pytest
from sqlalchemy import select, text

from desktop_app.services.desk import Desk
from desktop_app.services.office import details
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.trouble import DatabaseTrouble


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE acts SET at = 'in spring'",
        "UPDATE acts SET at = '2026-13-45 10:00:00.000000'",
        'UPDATE acts SET "values" = \'{"name": \'',
        "UPDATE acts SET \"values\" = x'00ff'",
        "UPDATE acts SET at = 77",
    ],
)
def test_an_unreadable_value_is_damage(desk: Desk, spoilt: str) -> None:
    with desk.database.read() as connection:
        assert connection.execute(select(t.acts)).all()
    with desk.database.begin() as connection:
        connection.execute(text(spoilt))
    with (
        pytest.raises(DatabaseTrouble, match="damaged"),
        desk.database.read() as connection,
    ):
        connection.execute(select(t.acts)).all()
    with pytest.raises(DatabaseTrouble, match="damaged"):
        details.history(desk)


def test_a_day_that_is_none(database: Database) -> None:
    with database.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO mci_values (first_day, tenge, citation, recorded_at, recorded_by,"
                " annulled_by, annulled_why) VALUES ('2026-02-30', 1, '', '2026-01-01 00:00:00.0',"
                " '', '', '')"
            )
        )
    with pytest.raises(DatabaseTrouble, match="damaged"), database.read() as connection:
        connection.execute(select(t.mci_values)).all()
