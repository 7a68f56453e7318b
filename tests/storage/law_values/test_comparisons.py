"""The last comparison of each text counts; what was taken back never does."""

from datetime import date, datetime

from desktop_app.storage.database import Database
from desktop_app.storage.law_values import comparisons as stored
from desktop_app.storage.standing import annul
from desktop_app.storage.tables import comparisons

NOW = datetime(2026, 11, 30, 9, 0)


def test_the_latest_that_stands_is_the_one(database: Database) -> None:
    days = (date(2025, 1, 9), date(2026, 1, 9))
    with database.begin() as connection:
        _, last = (
            stored.add(connection, "bank:722", f"№ {day.year}", day, "", 1, "Басшы", NOW)
            for day in days
        )
        assert stored.latest(connection)["bank:722"].edition == "№ 2026"
        annul(connection, comparisons, last, "Басшы", NOW, "қате")
        assert stored.latest(connection)["bank:722"].compared_on == date(2025, 1, 9)
        assert stored.was_recorded(connection, "bank:722")
        assert not stored.was_recorded(connection, "bank:601")
