"""Which state of the office this is, by its newest act."""

from datetime import datetime, timedelta

from sqlalchemy import text

from desktop_app.records.acts import Act
from desktop_app.services.desk import Desk
from desktop_app.services.office import clock
from desktop_app.storage.database import Database
from desktop_app.storage.office import newest


def test_the_newest_act_and_those_before(desk: Desk) -> None:
    with desk.database.read() as connection:
        first = newest.newest(connection)
    clock.confirm(desk, "Екі сағат бірдей")
    with desk.database.read() as connection:
        last = newest.newest(connection)
        assert first is not None
        assert last is not None
        assert (last.id, last.at) == (first.id + 1, desk.now())
        assert newest.of(connection, first.id) == first
        assert newest.of(connection, last.id + 1) is None
        assert last.digest != first.digest


def test_another_act_of_the_same_number_has_another_digest(desk: Desk) -> None:
    with desk.database.begin() as connection:
        before = newest.newest(connection)
        connection.execute(text("UPDATE acts SET who = 'Әлия'"))
        after = newest.newest(connection)
    assert before is not None
    assert after is not None
    assert (before.id, before.at) == (after.id, after.at)
    assert before.digest != after.digest


def test_nothing_is_on_file(database: Database) -> None:
    with database.read() as connection:
        assert newest.newest(connection) is None
        assert newest.last_numbered_year(connection) is None


def test_whether_an_act_was_done_between_two_moments(desk: Desk) -> None:
    clock.confirm(desk, "Екі сағат бірдей")
    now, second = desk.now(), timedelta(seconds=1)
    with desk.database.read() as connection:

        def done(first: datetime, last: datetime) -> bool:
            return newest.was_done_in(connection, Act.CONFIRM_CLOCK, first, last)

        assert done(now, now)
        assert not done(now - second, now - second)
        assert not done(now + second, now + second)
        assert not newest.was_done_in(connection, Act.ADD_MCI, now, now)
