"""An MCI that the office added stands until it is taken back, once."""

from datetime import date, datetime, timedelta

from desktop_app.storage.database import Database
from desktop_app.storage.office import details as offices

WHEN = datetime(2026, 11, 21, 10, 0)
LATER = WHEN + timedelta(hours=1)
FIRST, SECOND = date(2027, 1, 1), date(2027, 4, 1)


def test_an_added_mci_is_taken_back_once_and_stays_on_file(database: Database) -> None:
    with database.begin() as connection:
        for first, tenge in ((FIRST, 4_000), (SECOND, 4_100)):
            offices.add_mci(connection, first, tenge, "Заң", "Бухгалтер", WHEN)
        wrong, _right = offices.mci_on_file(connection)
        assert offices.annul_mci(connection, wrong.id, "Басшы", LATER, "Қате")
        assert not offices.annul_mci(connection, wrong.id, "Маман", LATER, "Тағы")
        assert offices.added_mci(connection) == {SECOND: (4_100, "Заң")}
        assert list(offices.added_mci(connection, WHEN)) == [FIRST, SECOND]
        annulled, stands = offices.mci_on_file(connection)
    assert (annulled.annulled_by, annulled.annulled_why) == ("Басшы", "Қате")
    assert stands.annulled_at is None
