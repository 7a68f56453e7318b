"""The newest change of an award, by whoever made it last, of that award alone."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from desktop_app.law.facts import Facts
from desktop_app.storage.awards import amendments
from desktop_app.storage.database import Database
from tests.storage.payouts.payout_rows import an_award

WHEN = datetime(2026, 11, 21, 10, 0)
FACTS = Facts(date(2015, 4, 7), date(2025, 9, 1), None, None)


def _change(connection: Connection, award: int, who: str, when: datetime) -> None:
    amendments.add(
        connection, award, FACTS, steps=(), months=(), iban="", why="", who=who, when=when
    )


def test_who_changed_an_award_last_is_told(database: Database) -> None:
    """Last is who came last, also where the clock of the PC went back in between."""
    before = WHEN - timedelta(hours=1)
    with database.begin() as connection:
        award, other, unchanged = (an_award(connection, serial) for serial in (1, 2, 3))
        _change(connection, award, "Бірінші", WHEN)
        _change(connection, award, "Екінші", before)
        _change(connection, other, "Бөтен", WHEN)
        found = amendments.newest(connection, award)
        assert amendments.newest(connection, unchanged) is None
    assert found == amendments.Made(2, "Екінші", before, "")
